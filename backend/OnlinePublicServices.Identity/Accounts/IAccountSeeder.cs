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
public sealed record SeedAccount(
    Guid Subject,
    string LoginName,
    string FullName,
    string Kind,
    string Password,
    string? Email = null,
    string? Phone = null
);

/// <summary>Ends sessions and closes accounts; takes effect at the next request on every instance.</summary>
public interface IAccountDoor
{
    /// <summary>Ends all sessions of a person, whichever browser and instance they are on.</summary>
    Task EndSessionsAsync(string issuer, string subject, CancellationToken cancellationToken);

    /// <summary>Closes an account of the built-in provider and ends its sessions; false when there is none.</summary>
    Task<bool> DisableAsync(Guid subject, CancellationToken cancellationToken);

    /// <summary>Opens a closed account again and forgets its second factor; false when there is none.</summary>
    Task<bool> EnableAsync(Guid subject, CancellationToken cancellationToken);
}
