using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Clients;

namespace OnlinePublicServices.Identity.SignIn;

/// <summary>One's own account: change the password, sign out everywhere.</summary>
internal static class AccountHomePage
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", ShowAsync);
        routes.MapPost("/sign-out-everywhere", SignOutEverywhereAsync);
    }

    /// <summary>Who is signed in at the built-in provider; the portal's session of an outside provider is not.</summary>
    public static async Task<Account?> PersonAsync(HttpContext http, UserManager<Account> users)
    {
        var signedIn = await http.AuthenticateAsync(SessionSchemes.Account);
        return signedIn.Principal?.FindFirstValue(SessionClaims.Subject) is { } id
            ? await users.FindByIdAsync(id) is { DisabledAt: null } account
                ? account
                : null
            : null;
    }

    public static IResult ToSignIn(HttpContext http) =>
        Results.Redirect(
            QueryHelpers.AddQueryString(
                "/account/sign-in",
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["lang"] = new AccountTexts(http.Request.Query["lang"]).Language,
                    ["kind"] = http.Request.Query["kind"],
                    ["returnUrl"] = http.Request.Path + http.Request.QueryString,
                }
            )
        );

    private static async Task<IResult> ShowAsync(HttpContext http, UserManager<Account> users)
    {
        var page = new AccountPage(http);
        if (await PersonAsync(http, users) is not { } account)
        {
            return ToSignIn(http);
        }

        return page.Show(
            "home.title",
            Html.Of(
                $"""
                <dl><dt>{page.Texts["home.name"]}</dt><dd>{account.FullName}</dd>
                <dt>{page.Texts["home.login"]}</dt><dd>{account.UserName}</dd></dl>
                <p><a class="button" href="{page.Link("/account/change-password")}">{page.Texts["change.title"]}</a></p>
                <h2>{page.Texts["everywhere.title"]}</h2><p>{page.Texts["everywhere.text"]}</p>
                {page.Form("everywhere.button", [], action: page.Link("/account/sign-out-everywhere"))}
                """
            )
        );
    }

    private static async Task<IResult> SignOutEverywhereAsync(
        HttpContext http,
        UserManager<Account> users,
        AccountDoor door
    )
    {
        var page = new AccountPage(http);
        if (await PersonAsync(http, users) is not { } account)
        {
            return ToSignIn(http);
        }

        await door.EndSessionsAsync(account.Id, "asked by the person", http.RequestAborted);
        return page.Show(
            "signedOut.title",
            Html.Of(
                $"""
                <p>{page.Texts["signedOut.text"]}</p><p><a class="button" href="{page.Home}">{page.Texts[
                    "continue"
                ]}</a></p>
                """
            )
        );
    }
}
