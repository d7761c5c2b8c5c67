using System.Globalization;
using System.Resources;

namespace OnlinePublicServices.Identity.SignIn;

/// <summary>The account pages' words in one language; Vietnamese unless English is asked for.</summary>
internal sealed class AccountTexts(string? language)
{
    internal static readonly ResourceManager Resources = new(typeof(AccountTexts));

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(language == "en" ? "en" : "vi");

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language => _culture.Name;

    /// <summary>The other language.</summary>
    public string Other => Language == "en" ? "vi" : "en";

    public string this[string key] =>
        Resources.GetString(key, _culture) ?? throw new ArgumentException($"There is no text {key}.", nameof(key));
}
