using System.Globalization;
using System.Net;

namespace OnlinePublicServices.RemoteSigningSimulator;

/// <summary>The page on which a customer agrees or refuses. Its texts are in the file beside it.</summary>
internal static class ConsentPage
{
    private static readonly string[] Parts = Read();

    public static string Of(string request, Question question, string login, bool wasWrong)
    {
        var asked = question.Credential is { } credential
            ? Parts[3]
                .Replace("{{name}}", WebUtility.HtmlEncode(credential.Customer.Name), StringComparison.Ordinal)
                .Replace(
                    "{{count}}",
                    question.Hashes.Count.ToString(CultureInfo.InvariantCulture),
                    StringComparison.Ordinal
                )
                .Replace(
                    "{{hashes}}",
                    string.Concat(question.Hashes.Select(hash => $"<p><code>{hash}</code></p>")),
                    StringComparison.Ordinal
                )
            : Parts[2];
        var field = question.Credential is null
            ? Parts[1].Replace("{{value}}", WebUtility.HtmlEncode(login), StringComparison.Ordinal)
            : "";
        return Parts[0]
            .Replace("{{request}}", request, StringComparison.Ordinal)
            .Replace("{{question}}", asked, StringComparison.Ordinal)
            .Replace("{{problem}}", wasWrong ? Parts[4] : "", StringComparison.Ordinal)
            .Replace("{{login}}", field, StringComparison.Ordinal);
    }

    private static string[] Read()
    {
        using var file = new StreamReader(typeof(ConsentPage).Assembly.GetManifestResourceStream("consent.html")!);
        return file.ReadToEnd()
            .Split(["<!--login-->", "<!--list-->", "<!--sign-->", "<!--problem-->"], StringSplitOptions.None);
    }
}
