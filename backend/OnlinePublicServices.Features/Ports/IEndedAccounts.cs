namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Accounts of the built-in identity provider that are closed, or were never proven and are used by nobody. Each call may be
/// repeated. Another provider's accounts are not ours.
/// </summary>
public interface IEndedAccounts
{
    /// <summary>Writes to whoever can be told that theirs will be removed.</summary>
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

    /// <summary>Removes one with its sessions and the letters that were asked for; one that is gone is no error.</summary>
    Task RemoveAsync(Guid account, CancellationToken cancellationToken);
}
