namespace OnlinePublicServices.Identity;

/// <summary>Creates accounts with given subjects, e.g. the invented staff of a demonstration.</summary>
public interface IAccountSeeder
{
    /// <summary>Creates the accounts that do not exist yet; existing ones are left as they are.</summary>
    /// <exception cref="InvalidOperationException">In Production, or when an account breaks a rule.</exception>
    Task SeedAsync(IEnumerable<SeedAccount> accounts, CancellationToken cancellationToken);
}

/// <summary>An account to create.</summary>
/// <param name="Subject">The account's id and its <c>sub</c>.</param>
/// <param name="LoginName">Mail address, telephone number or a staff login name.</param>
/// <param name="FullName">Full name.</param>
/// <param name="Kind">One of <see cref="AccountKinds"/>.</param>
/// <param name="Password">Initial password.</param>
/// <param name="Email">Mail address, taken as proven.</param>
/// <param name="Phone">Telephone number.</param>
/// <param name="PersonalId">Personal number, vouched for as an outside provider would; nothing else makes the built-in one do so.</param>
public sealed record SeedAccount(
    Guid Subject,
    string LoginName,
    string FullName,
    string Kind,
    string Password,
    string? Email = null,
    string? Phone = null,
    string? PersonalId = null
);

/// <summary>An account for a member of staff; it has no password until its owner sets one by a letter.</summary>
/// <param name="Subject">The account's id and its <c>sub</c>.</param>
/// <param name="LoginName">A staff login name.</param>
/// <param name="FullName">Full name.</param>
/// <param name="Email">The office's address of the person, where the letters go.</param>
/// <param name="Phone">Telephone number.</param>
public sealed record StaffAccount(Guid Subject, string LoginName, string FullName, string Email, string? Phone);

/// <summary>Opens and closes accounts and ends sessions; takes effect at the next request on every instance.</summary>
public interface IAccountDoor
{
    /// <summary>
    /// Opens an account of the built-in provider to staff: makes it, or opens a closed one again; an open one stays as it
    /// is.
    /// </summary>
    /// <exception cref="InvalidOperationException">The login name belongs to another account.</exception>
    Task OpenAsync(StaffAccount account, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of a person, whichever browser and instance they are on.</summary>
    Task EndSessionsAsync(string issuer, string subject, CancellationToken cancellationToken);

    /// <summary>Closes an account of the built-in provider and ends its sessions; false when there is none.</summary>
    Task<bool> DisableAsync(Guid subject, CancellationToken cancellationToken);

    /// <summary>Opens a closed account again and forgets its second factor; false when there is none.</summary>
    Task<bool> EnableAsync(Guid subject, CancellationToken cancellationToken);
}
