using Microsoft.AspNetCore.Identity;

namespace OnlinePublicServices.Identity.Accounts;

/// <summary>An account of the built-in provider; its id is the subject of the tokens.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required string FullName { get; set; }

    /// <summary>One of <see cref="AccountKinds"/>; fixed at creation.</summary>
    public required string Kind { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Set when the account was closed to sign-in (e.g. an officer has left).</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>When the holder last signed in, UTC; noted once a day.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When the holder was told that the account will be removed, UTC.</summary>
    public DateTimeOffset? WarnedAt { get; set; }

    /// <summary>TOTP key, encrypted by data protection; absent until enrolled.</summary>
    public string? SecondFactorKey { get; set; }

    /// <summary>The last TOTP step used, so that a code is good only once.</summary>
    public long SecondFactorStep { get; set; }
}
