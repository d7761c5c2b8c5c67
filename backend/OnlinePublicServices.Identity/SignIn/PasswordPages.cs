using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Clients;

namespace OnlinePublicServices.Identity.SignIn;

/// <summary>A forgotten password, a new one by letter, a changed one, and the proof of a mail address.</summary>
internal static class PasswordPages
{
    private const int PerAddressHour = 30;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/forgot-password", (HttpContext http) => ShowForgot(new AccountPage(http), null));
        routes.MapPost("/forgot-password", ForgotAsync);
        routes.MapGet("/reset-password", (HttpContext http) => ShowReset(new AccountPage(http)));
        routes.MapPost("/reset-password", ResetAsync);
        routes.MapGet("/confirm-email", (HttpContext http) => ShowConfirm(new AccountPage(http)));
        routes.MapPost("/confirm-email", ConfirmAsync);
        routes.MapGet("/change-password", ShowChangeAsync);
        routes.MapPost("/change-password", ChangeAsync);
    }

    private static IResult ShowForgot(AccountPage page, string? login) =>
        page.Show(
            "forgot.title",
            Html.Of(
                $"""
                <p>{page.Texts["forgot.text"]}</p>
                {page.Form(
                    "forgot.button",
                    [new("login", "forgot.login") { Value = login, Autocomplete = "username" }]
                )}
                """
            )
        );

    private static async Task<IResult> ForgotAsync(HttpContext http, AttemptLimit limit, Letters letters)
    {
        var page = new AccountPage(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var login = LoginNames.Normalize(form["login"]);
        if (login.Length == 0)
        {
            page.Status = StatusCodes.Status422UnprocessableEntity;
            page.Error("forgot.incomplete", "login");
            return ShowForgot(page, form["login"]);
        }

        if (await limit.TakeAsync("forgot:" + page.Address, PerAddressHour, PerAddressHour, http.RequestAborted))
        {
            letters.Owe(AccountLetterKind.PasswordReset, login, page.Texts.Language);
            await letters.PostAsync(http.RequestAborted);
        }

        return Note(page, "forgotten.title", "forgotten.text");
    }

    private static IResult ShowReset(AccountPage page) =>
        page.Show("reset.title", page.Form("reset.button", [NewPassword]));

    private static async Task<IResult> ResetAsync(
        HttpContext http,
        UserManager<Account> users,
        AccountDoor door,
        Letters letters
    )
    {
        var page = new AccountPage(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var password = form["newPassword"].ToString();
        var account = await NamedInLinkAsync(http, users);
        if (PasswordRules.Broken(password, account?.UserName ?? "") is { } broken)
        {
            page.Error(broken, "newPassword");
        }
        else if (
            account is not { DisabledAt: null }
            || !await SetAnewAsync(users, letters, account, http.Request.Query["token"].ToString(), password, page)
        )
        {
            page.Error("reset.linkEnded");
        }

        if (page.HasErrors)
        {
            page.Status = StatusCodes.Status422UnprocessableEntity;
            return ShowReset(page);
        }

        await door.EndSessionsAsync(account!.Id, "password reset", http.RequestAborted);
        await letters.PostAsync(http.RequestAborted);
        return Note(page, "changed.title", "changed.text", $"/session/login?kind={account.Kind}");
    }

    /// <summary>The account of a letter's link; none when the link was spoiled on its way.</summary>
    private static async Task<Account?> NamedInLinkAsync(HttpContext http, UserManager<Account> users) =>
        Guid.TryParse(http.Request.Query["account"], out var id) ? await users.FindByIdAsync(id.ToString()) : null;

    /// <summary>
    /// New password, proven address (the letter went there and came back) and the note about it are saved together, or
    /// none of them where the token is wrong.
    /// </summary>
    private static async Task<bool> SetAnewAsync(
        UserManager<Account> users,
        Letters letters,
        Account account,
        string token,
        string password,
        AccountPage page
    )
    {
        account.EmailConfirmed = true;
        letters.Owe(AccountLetterKind.PasswordChanged, account.UserName!, page.Texts.Language);
        return (await users.ResetPasswordAsync(account, token, password)).Succeeded;
    }

    // A button, because mail scanners follow links.
    private static IResult ShowConfirm(AccountPage page) =>
        page.Show(
            "confirm.title",
            Html.Of($"""<p>{page.Texts["confirm.text"]}</p>{page.Form("confirm.button", [])}""")
        );

    private static async Task<IResult> ConfirmAsync(HttpContext http, UserManager<Account> users)
    {
        var page = new AccountPage(http);
        var account = await NamedInLinkAsync(http, users);
        if (
            account is null
            || !(await users.ConfirmEmailAsync(account, http.Request.Query["token"].ToString())).Succeeded
        )
        {
            page.Status = StatusCodes.Status422UnprocessableEntity;
            page.Error("confirm.linkEnded");
            return ShowConfirm(page);
        }

        return Note(page, "confirmed.title", "confirmed.text");
    }

    private static async Task<IResult> ShowChangeAsync(HttpContext http, UserManager<Account> users)
    {
        var page = new AccountPage(http);
        return await AccountHomePage.PersonAsync(http, users) is { } account
            ? ShowChange(page, account)
            : AccountHomePage.ToSignIn(http);
    }

    private static IResult ShowChange(AccountPage page, Account account) =>
        page.Show(
            "change.title",
            page.Form(
                "change.button",
                [
                    new("password", "change.current") { Type = "password", Autocomplete = "current-password" },
                    NewPassword,
                ],
                // Tells a password manager whose password changes.
                Html.Of($"""<input type="hidden" name="username" autocomplete="username" value="{account.UserName}">""")
            )
        );

    private static async Task<IResult> ChangeAsync(
        HttpContext http,
        UserManager<Account> users,
        Entrance entrance,
        AccountDoor door,
        Letters letters
    )
    {
        var page = new AccountPage(http);
        if (await AccountHomePage.PersonAsync(http, users) is not { } account)
        {
            return AccountHomePage.ToSignIn(http);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var current = form["password"].ToString();
        var wanted = form["newPassword"].ToString();
        if (PasswordRules.Broken(wanted, account.UserName!) is { } broken)
        {
            page.Error(broken, "newPassword");
        }
        else
        {
            var (answer, _) = await entrance.TryAsync(
                account.UserName,
                current,
                account.Kind,
                page.Address,
                http.RequestAborted
            );
            if (answer == EntranceAnswer.Admitted)
            {
                letters.Owe(AccountLetterKind.PasswordChanged, account.UserName!, page.Texts.Language);
            }

            if (
                answer != EntranceAnswer.Admitted
                || !(await users.ChangePasswordAsync(account, current, wanted)).Succeeded
            )
            {
                page.Error(answer == EntranceAnswer.SlowDown ? "signIn.slowDown" : "change.refused", "password");
            }
        }

        if (page.HasErrors)
        {
            page.Status = StatusCodes.Status422UnprocessableEntity;
            return ShowChange(page, account);
        }

        await door.EndSessionsAsync(account.Id, "password changed", http.RequestAborted);
        await letters.PostAsync(http.RequestAborted);
        return Note(page, "changed.title", "changed.text", $"/session/login?kind={account.Kind}");
    }

    private static Field NewPassword { get; } =
        new("newPassword", "password.new")
        {
            Type = "password",
            Autocomplete = "new-password",
            HintKey = "password.hint",
        };

    private static IResult Note(AccountPage page, string titleKey, string textKey, string? next = null) =>
        page.Show(
            titleKey,
            Html.Of(
                $"""
                <p>{page.Texts[textKey]}</p><p><a class="button" href="{next ?? page.Home}">{page.Texts[
                    "continue"
                ]}</a></p>
                """
            )
        );
}
