using System.Globalization;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Clients;
using QRCoder;

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
        var others = Html.Of(
            $"""
            <ul class="ways"><li><a href="{page.Link("/account/sign-in")}">{page.Texts[
                "secondFactor.other"
            ]}</a></li></ul>
            """
        );
        if (account.SecondFactorKey is not null)
        {
            return page.Show(
                "secondFactor.title",
                Html.Of(
                    $"""{page.Form("secondFactor.button", [code])}<p class="hint">{page.Texts["secondFactor.lost"]}</p>{others}"""
                )
            );
        }

        var grouped = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
        var site = Uri.EscapeDataString(page.Texts["site"]);
        var link = $"otpauth://totp/{site}:{Uri.EscapeDataString(account.UserName!)}?secret={key}&issuer={site}";
        var hidden = Html.Of($"""<input type="hidden" name="key" value="{factor.Seal(account.Id, key)}">""");
        return page.Show(
            "secondFactor.enrol.title",
            Html.Of(
                $"""
                {page.Summary()}<p>{page.Texts["secondFactor.enrol.text"]}</p>
                <ol class="steps">
                <li><h2>{page.Texts["secondFactor.enrol.app"]}</h2><p>{page.Texts[
                    "secondFactor.enrol.app.text"
                ]}</p></li>
                <li><h2>{page.Texts["secondFactor.enrol.scan"]}</h2><p>{page.Texts["secondFactor.enrol.scan.text"]}</p>
                {Square(link, page.Texts["secondFactor.enrol.scan.alt"])}
                <details><summary>{page.Texts["secondFactor.enrol.cannotScan"]}</summary>
                <p><a href="{link}">{page.Texts["secondFactor.enrol.link"]}</a></p>
                <p>{page.Texts["secondFactor.enrol.byHand"]}</p><p class="key"><code>{grouped}</code></p></details></li>
                <li><h2>{page.Texts["secondFactor.enrol.code"]}</h2>
                {page.Form("secondFactor.button", [code], hidden, summary: false)}</li>
                </ol>{others}
                """
            )
        );
    }

    /// <summary>The link as a square for the phone's camera, with the light margin that it needs.</summary>
    private static Html Square(string link, string spoken)
    {
        using var codes = new QRCodeGenerator();
        using var code = codes.CreateQrCode(link, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        StringBuilder dark = new();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    dark.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return Html.Of(
            $"""
            <svg class="square" role="img" aria-label="{spoken}" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><path d="{dark.ToString()}"/></svg>
            """
        );
    }
}
