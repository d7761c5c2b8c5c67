namespace OnlinePublicServices.Features.Ports;

/// <summary>Who asks, from the session. Never from the request's body.</summary>
internal interface ICurrentUser
{
    /// <summary>The signed-in account, or nothing for an anonymous visitor.</summary>
    Account? Account { get; }
}

/// <summary>A signed-in account. A person is known by provider and subject, never by mail or number.</summary>
/// <param name="Issuer">The identity provider's name for itself.</param>
/// <param name="Subject">The provider's unchanging id for the account.</param>
/// <param name="Kind">Which entrance was used.</param>
/// <param name="Name">The name as the provider gives it.</param>
/// <param name="Email">The address, when the provider gives one.</param>
/// <param name="EmailVerified">Whether the provider has proven the address.</param>
/// <param name="Phone">The phone number, when the provider gives one.</param>
/// <param name="PersonalId">The personal identification number, only when the provider vouches for it.</param>
internal sealed record Account(
    string Issuer,
    string Subject,
    AccountKind Kind,
    string Name,
    string? Email,
    bool EmailVerified,
    string? Phone,
    string? PersonalId
)
{
    /// <summary>Issuer and subject in one, as acts and certificates name the account.</summary>
    public string Key => $"{Issuer}|{Subject}";
}

/// <summary>The two entrances. Nobody acts as both in one session.</summary>
internal enum AccountKind
{
    /// <summary>Citizen or organisation.</summary>
    Citizen,

    /// <summary>A member of staff, who acts through positions in units.</summary>
    Staff,
}
