using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Http;

/// <summary>Reads who asks from the session's claims.</summary>
internal sealed class SignedInUser(IHttpContextAccessor http) : ICurrentUser
{
    public Account? Account => http.HttpContext?.User is { Identity.IsAuthenticated: true } user ? Read(user) : null;

    private static Account? Read(ClaimsPrincipal user)
    {
        var (issuer, subject) = (user.FindFirstValue("iss"), user.FindFirstValue("sub"));
        AccountKind? kind = user.FindFirstValue("account_kind") switch
        {
            "citizen" => AccountKind.Citizen,
            "staff" => AccountKind.Staff,
            _ => null,
        };

        // A session without these is no session of ours.
        if (issuer is null || subject is null || kind is not { } known)
        {
            return null;
        }

        return new Account(
            issuer,
            subject,
            known,
            user.FindFirstValue("name") ?? "",
            user.FindFirstValue("email"),
            user.FindFirstValue("email_verified") == "true",
            user.FindFirstValue("phone_number"),
            user.FindFirstValue("personal_id")
        );
    }
}
