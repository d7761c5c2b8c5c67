using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Identity.Accounts;

namespace OnlinePublicServices.Identity.SignIn;

/// <summary>
/// A citizen opens an account. Whether the name was free is not told: the answer and its duration are the same, and the
/// owner of a taken address is written to.
/// </summary>
internal static class RegisterPage
{
    private const int PerAddressHour = 30;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/register", (HttpContext http) => Show(new AccountPage(http), null, null));
        routes.MapPost("/register", RegisterAsync);
    }

    private static IResult Show(AccountPage page, string? fullName, string? login)
    {
        Field[] fields =
        [
            new("name", "register.name")
            {
                Value = fullName,
                Autocomplete = "name",
                Capitals = true,
            },
            new("login", "register.login")
            {
                Value = login,
                Autocomplete = "username",
                HintKey = "register.login.hint",
            },
            new("password", "register.password")
            {
                Type = "password",
                Autocomplete = "new-password",
                HintKey = "password.hint",
            },
        ];
        return page.Show(
            "register.title",
            Html.Of(
                $"""
                {page.Form("register.button", fields)}
                <ul class="ways"><li><a href="{page.Link("/account/sign-in")}">{page.Texts[
                    "register.toSignIn"
                ]}</a></li></ul>
                """
            )
        );
    }

    private static async Task<IResult> RegisterAsync(
        HttpContext http,
        UserManager<Account> users,
        AccountsDbContext accounts,
        AttemptLimit limit,
        Letters letters,
        TimeProvider time
    )
    {
        var steady = new SteadyTime();
        var page = new AccountPage(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var fullName = string.Join(
            ' ',
            form["name"].ToString().Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        var login = LoginNames.Normalize(form["login"]);
        var password = form["password"].ToString();
        Check(page, fullName, login, password);
        if (
            !page.HasErrors
            && !await limit.TakeAsync("register:" + page.Address, PerAddressHour, PerAddressHour, http.RequestAborted)
        )
        {
            page.Error("register.slowDown");
        }

        if (page.HasErrors)
        {
            page.Status = StatusCodes.Status422UnprocessableEntity;
            return Show(page, fullName, form["login"]);
        }

        var account = NewAccount(fullName, login, time.GetUtcNow());
        letters.Owe(AccountLetterKind.EmailProof, login, page.Texts.Language);
        if (!await CreateAsync(users, account, password))
        {
            accounts.ChangeTracker.Clear();
            letters.Owe(AccountLetterKind.AlreadyRegistered, login, page.Texts.Language);
        }

        await letters.PostAsync(http.RequestAborted);
        await steady.WaitAsync(http.RequestAborted);
        return page.Show(
            "registered.title",
            Html.Of(
                $"""
                <p>{page.Texts["registered.text"]}</p>
                <p><a class="button" href="{page.Link("/account/sign-in")}">{page.Texts["registered.toSignIn"]}</a></p>
                """
            )
        );
    }

    /// <summary>False for a taken name, also where somebody took it in this very moment.</summary>
    private static async Task<bool> CreateAsync(UserManager<Account> users, Account account, string password)
    {
        try
        {
            return (await users.CreateAsync(account, password)).Succeeded;
        }
        catch (DbUpdateException)
        {
            if (await users.FindByNameAsync(account.UserName!) is null)
            {
                throw;
            }

            return false;
        }
    }

    private static void Check(AccountPage page, string fullName, string login, string password)
    {
        if (fullName.Length is 0 or > 200 || fullName.Any(c => char.IsControl(c) || c is '<' or '>'))
        {
            page.Error("register.name.wrong", "name");
        }

        if (!LoginNames.IsEmail(login) && !LoginNames.IsPhone(login))
        {
            page.Error("register.login.wrong", "login");
        }

        if (PasswordRules.Broken(password, login) is { } broken)
        {
            page.Error(broken, "password");
        }
    }

    private static Account NewAccount(string fullName, string login, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            UserName = login,
            FullName = fullName,
            Kind = AccountKinds.Citizen,
            Email = LoginNames.IsEmail(login) ? login : null,
            PhoneNumber = LoginNames.IsPhone(login) ? login : null,
            CreatedAt = now,
        };
}
