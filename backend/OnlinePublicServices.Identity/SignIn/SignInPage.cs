using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Clients;

namespace OnlinePublicServices.Identity.SignIn;

/// <summary>Name and password, at the entrance for citizens or at the one for staff.</summary>
internal static class SignInPage
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (HttpContext http) => Show(new AccountPage(http), null));
        routes.MapPost("/sign-in", SignInAsync);
    }

    private static IResult Show(AccountPage page, string? name)
    {
        var staff = page.Kind == AccountKinds.Staff;
        Field[] fields =
        [
            new("login", staff ? "signIn.login.staff" : "signIn.login.citizen")
            {
                Value = name,
                Autocomplete = "username",
            },
            new("password", "signIn.password") { Type = "password", Autocomplete = "current-password" },
        ];
        var ways = staff
            ? Html.Of($"""<li><a href="/session/login?kind=citizen">{page.Texts["signIn.toCitizen"]}</a></li>""")
            : Html.Of(
                $"""
                <li><a href="{page.Link("/account/register")}">{page.Texts["signIn.toRegister"]}</a></li>
                <li><a href="/session/login?kind=staff&amp;returnUrl=/can-bo">{page.Texts["signIn.toStaff"]}</a></li>
                """
            );
        return page.Show(
            staff ? "signIn.title.staff" : "signIn.title.citizen",
            Html.Of(
                $"""
                {page.Form("signIn.button", fields)}
                <ul class="ways"><li><a href="{page.Link("/account/forgot-password")}">{page.Texts[
                    "signIn.toForgot"
                ]}</a></li>{ways}</ul>
                """
            )
        );
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http,
        Entrance entrance,
        AttemptLimit limit,
        SignInDesk desk
    )
    {
        var page = new AccountPage(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        string name = form["login"].ToString();
        string password = form["password"].ToString();
        if (string.IsNullOrWhiteSpace(name) || password.Length == 0)
        {
            page.Status = StatusCodes.Status422UnprocessableEntity;
            page.Error("signIn.incomplete", string.IsNullOrWhiteSpace(name) ? "login" : "password");
            return Show(page, name);
        }

        var (answer, account) = await entrance.TryAsync(name, password, page.Kind, page.Address, http.RequestAborted);
        switch (answer)
        {
            case EntranceAnswer.Admitted:
                return await desk.AdmitAsync(page, account!);
            case EntranceAnswer.SlowDown:
                page.SlowDown(limit);
                return Show(page, name);
            default:
                page.Status = StatusCodes.Status422UnprocessableEntity;
                page.Error("signIn.refused");
                return Show(page, name);
        }
    }
}

/// <summary>What follows a right password: the second factor, or the provider's session and the way on.</summary>
internal sealed class SignInDesk(
    IOptionsMonitor<PortalAddress> portal,
    IOptionsMonitor<IdentitySettings> settings,
    KnownBrowser browser,
    TimeProvider time,
    ILogger<SignInDesk> logger
)
{
    public async Task<IResult> AdmitAsync(AccountPage page, Account account)
    {
        var needsSecond =
            account.SecondFactorKey is not null
            || (
                account.Kind == AccountKinds.Staff
                && settings.CurrentValue.StaffSecondFactor == SecondFactorRule.Required
            );
        if (needsSecond)
        {
            await page.Http.SignInAsync(SessionSchemes.SecondFactor, PersonOf(account, []));
            return Results.Redirect(page.Link("/account/second-factor"));
        }

        return await FinishAsync(page, account, ["pwd"]);
    }

    public async Task<IResult> FinishAsync(AccountPage page, Account account, string[] methods)
    {
        await page.Http.SignInAsync(SessionSchemes.Account, PersonOf(account, methods));
        browser.Remember(account.UserName!);
        SignInLog.SignedIn(logger, account.Id, account.Kind);
        return Results.Redirect(page.ReturnUrl);
    }

    private ClaimsPrincipal PersonOf(Account account, string[] methods)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new ClaimsPrincipal(
            new ClaimsIdentity(
                [
                    new Claim(SessionClaims.Issuer, portal.CurrentValue.Public.AbsoluteUri),
                    new Claim(SessionClaims.Subject, account.Id.ToString()),
                    new Claim(SessionClaims.Kind, account.Kind),
                    new Claim(SessionClaims.AuthTime, now),
                    .. methods.Select(m => new Claim(SessionClaims.Method, m)),
                ],
                "account"
            )
        );
    }
}
