using System.Security.Cryptography;
using System.Text;

namespace OnlinePublicServices.Identity.SignIn;

/// <summary>The account pages' style and their one script, which stands in the page and is allowed by its hash.</summary>
internal static class AccountAssets
{
    /// <summary>The portal's tokens, then the account pages' own lines.</summary>
    public static byte[] Style { get; } = Encoding.UTF8.GetBytes(Read("tokens.css") + Read("account.css"));

    public static Html Script { get; } = new(Read("account.js"));

    public static string Policy { get; } =
        $"default-src 'none'; script-src 'sha256-{Hash(Script.Markup)}'; style-src 'self'; font-src 'self'; "
        + "img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static string Hash(string script) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    // A browser hashes what it has parsed: there, every line ends in a line feed alone.
    private static string Read(string name)
    {
        using var stream = typeof(AccountAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
