using System.Collections;
using System.Globalization;
using OnlinePublicServices.Identity.SignIn;

namespace OnlinePublicServices.Identity.Tests;

public sealed class TextsTests
{
    [Fact]
    public void Every_text_of_the_account_pages_is_there_in_both_languages()
    {
        var vietnamese = Keys("vi");
        var english = Keys("en");

        vietnamese.Count.ShouldBeGreaterThan(50);
        english.ShouldBe(vietnamese);
    }

    private static List<string> Keys(string language)
    {
        // The neutral language is Vietnamese: its texts are the invariant set.
        var culture = language == "vi" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var set = AccountTexts.Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        return [.. set!.Cast<DictionaryEntry>().Select(e => (string)e.Key).Order(StringComparer.Ordinal)];
    }
}
