using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Clients;

namespace OnlinePublicServices.Identity.SignIn;

/// <summary>The second factor: set up at the first sign-in, asked for at every other.</summary>
internal static class SecondFactorPage
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/second-factor", BeginAsync);
        routes.MapPost("/second-factor", CheckAsync);
    }

    private static async Task<IResult> BeginAsync(HttpContext http, UserManager<Account> users, SecondFactor factor)
    {
        var page = new AccountPage(http);
        return await PersonAsync(http, users) is { } account
            ? Show(page, account, factor, SecondFactor.NewKey())
            : Results.Redirect(page.Link("/account/sign-in"));
    }

    private static async Task<IResult> CheckAsync(
        HttpContext http,
        UserManager<Account> users,
        SecondFactor factor,
        AttemptLimit limit,
        SignInDesk desk
    )
    {
        var page = new AccountPage(http);
        if (await PersonAsync(http, users) is not { } account)
        {
            return Results.Redirect(page.Link("/account/sign-in"));
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var key = factor.Unseal(account.Id, form["key"]);
        var answer =
            account.SecondFactorKey is not null ? await factor.CheckAsync(account, form["code"], http.RequestAborted)
            : key is not null ? await factor.EnrolAsync(account, key, form["code"], http.RequestAborted)
            : EntranceAnswer.Refused;
        if (answer == EntranceAnswer.SlowDown)
        {
            page.SlowDown(limit);
        }
        else if (answer == EntranceAnswer.Refused)
        {
            page.Status = StatusCodes.Status422UnprocessableEntity;
            page.Error("secondFactor.refused", "code");
        }

        if (page.HasErrors)
        {
            return Show(page, account, factor, key ?? SecondFactor.NewKey());
        }

        await http.SignOutAsync(SessionSchemes.SecondFactor);
        return await desk.FinishAsync(page, account, ["pwd", "otp"]);
    }

    private static async Task<Account?> PersonAsync(HttpContext http, UserManager<Account> users)
    {
        var halfway = await http.AuthenticateAsync(SessionSchemes.SecondFactor);
        return halfway.Principal?.FindFirstValue(SessionClaims.Subject) is { } id
            ? await users.FindByIdAsync(id) is { DisabledAt: null } account
                ? account
                : null
            : null;
    }

    private static IResult Show(AccountPage page, Account account, SecondFactor factor, string key)
    {
        Field code = new("code", "secondFactor.code")
        {
            Autocomplete = "one-time-code",
            InputMode = "numeric",
            HintKey = "secondFactor.code.hint",
        };
        if (account.SecondFactorKey is not null)
        {
            return page.Show("secondFactor.title", page.Form("secondFactor.button", [code]));
        }

        var grouped = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
        var site = Uri.EscapeDataString(page.Texts["site"]);
        var link = $"otpauth://totp/{site}:{Uri.EscapeDataString(account.UserName!)}?secret={key}&issuer={site}";
        var hidden = Html.Of($"""<input type="hidden" name="key" value="{factor.Seal(account.Id, key)}">""");
        return page.Show(
            "secondFactor.enrol.title",
            Html.Of(
                $"""
                <p>{page.Texts["secondFactor.enrol.text"]}</p>
                <p class="key"><code>{grouped}</code></p>
                <p><a href="{link}">{page.Texts["secondFactor.enrol.link"]}</a></p>
                {page.Form("secondFactor.button", [code], hidden)}
                """
            )
        );
    }
}
