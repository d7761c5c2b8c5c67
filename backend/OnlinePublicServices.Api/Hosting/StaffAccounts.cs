using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Identity;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>
/// What an operator does about the accounts of staff, whom the catalogue names by login: opens one for whoever comes to
/// an office, closes it when they leave. The server may be running meanwhile.
/// </summary>
internal static class StaffAccounts
{
    private const string Open = "--open-account";
    private const string Close = "--close-account";

    /// <summary>
    /// Does what <c>--open-account LOGIN</c> or <c>--close-account LOGIN</c> asks for, and says how it went. The exit
    /// code: 0 done, 1 no such person; nothing when something else was asked for.
    /// </summary>
    public static async Task<int?> RunAccountCommand(this WebApplication app, string[] args)
    {
        if (args is not [Open or Close, var login])
        {
            return null;
        }

        await app.PrepareSchema(migrate: false);
        await using var scope = app.Services.CreateAsyncScope();
        var catalogue = scope.ServiceProvider.GetRequiredService<Catalogue>();
        var member = catalogue.Staff.FirstOrDefault(one => one.Issuer is null && one.Login == login);
        if (member is null)
        {
            await Console.Error.WriteLineAsync($"The catalogue names nobody of staff with the login {login}.");
            return 1;
        }

        var door = scope.ServiceProvider.GetRequiredService<IAccountDoor>();
        var subject = Guid.Parse(member.Subject);
        if (args[0] == Close)
        {
            var closed = await door.DisableAsync(subject, CancellationToken.None);
            Console.WriteLine(
                closed ? $"The account {login} is closed; its sessions are ended." : $"{login} has no account."
            );
            return 0;
        }

        await door.OpenAsync(
            new StaffAccount(subject, member.Login, member.Name, member.Email, member.Phone),
            CancellationToken.None
        );
        var page = new Uri(WebHosting.PublicUrl(app.Configuration), "/account/forgot-password");
        Console.WriteLine($"The account {login} is open. Its owner sets a password at {page}");
        Console.WriteLine("with the link that is mailed from there to the address in the catalogue.");
        return 0;
    }
}
