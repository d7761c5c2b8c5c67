namespace OnlinePublicServices.Identity;

/// <summary>
/// Accounts of the built-in provider that nobody can or does use any more: closed, or of a citizen whose address was never
/// proven and who stays away. How long they are kept is the host's to say.
/// </summary>
public interface IAccountEnds
{
    /// <summary>
    /// Writes to whoever can be told that their account will be removed: a closed one with a proven address. An unproven
    /// address gets nothing but its proof.
    /// </summary>
    /// <param name="before">Closed before this instant, UTC.</param>
    /// <param name="forgotten">A letter of before this instant, UTC, is written again.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task WarnAsync(DateTimeOffset before, DateTimeOffset forgotten, CancellationToken cancellationToken);

    /// <summary>Some of those to be removed now.</summary>
    /// <param name="before">Closed or last used before this instant, UTC.</param>
    /// <param name="warned">Told before this instant, UTC, where they can be.</param>
    /// <param name="forgotten">And not before this one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<Guid>> DueAsync(
        DateTimeOffset before,
        DateTimeOffset warned,
        DateTimeOffset forgotten,
        CancellationToken cancellationToken
    );

    /// <summary>Which of some accounts are there, closed or unused since before an instant, UTC.</summary>
    Task<IReadOnlyList<Guid>> AmongAsync(
        IReadOnlyCollection<Guid> accounts,
        DateTimeOffset before,
        CancellationToken cancellationToken
    );

    /// <summary>Removes an account with its sessions and the letters that were asked for; one that is gone is no error.</summary>
    Task RemoveAsync(Guid account, CancellationToken cancellationToken);
}
