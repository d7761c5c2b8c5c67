namespace OnlinePublicServices.Identity;

/// <summary>Claims of a signed-in person. Who somebody is: issuer and subject together, never the mail address.</summary>
public static class SessionClaims
{
    /// <summary>The provider that vouches for the person.</summary>
    public const string Issuer = "iss";

    /// <summary>The person's lasting identifier at that provider; at the built-in one the account's GUID.</summary>
    public const string Subject = "sub";

    /// <summary>Full name as the provider gives it.</summary>
    public const string Name = "name";

    /// <summary>Mail address.</summary>
    public const string Email = "email";

    /// <summary><c>true</c> when the provider has proof of the address.</summary>
    public const string EmailVerified = "email_verified";

    /// <summary>Telephone number.</summary>
    public const string Phone = "phone_number";

    /// <summary>Personal identification number; only from a provider's claim, never typed.</summary>
    public const string PersonalId = "personal_id";

    /// <summary>One of <see cref="AccountKinds"/>.</summary>
    public const string Kind = "account_kind";

    /// <summary>Name of the provider as configured.</summary>
    public const string Provider = "provider";

    /// <summary>When the person last proved who they are, Unix seconds.</summary>
    public const string AuthTime = "auth_time";

    /// <summary>How: <c>pwd</c>, <c>otp</c>.</summary>
    public const string Method = "amr";

    /// <summary>Claims that a provider's mapping may fill.</summary>
    internal static readonly string[] Mapped = [Name, Email, EmailVerified, Phone, PersonalId];
}
