using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Infrastructure.Documents.Sealing;

/// <summary>Section <c>Documents</c>: what the documents' keys are sealed with, and how long each is current.</summary>
internal sealed class DocumentKeySettings
{
    public const string Section = "Documents";

    /// <summary>32 random bytes in base64, equal on all instances; kept apart from database, documents and back-ups.</summary>
    public string? KeyEncryptionKey { get; set; }

    /// <summary>The one before, as long as keys are sealed under it: until upkeep has run once on the new one.</summary>
    public string? PreviousKeyEncryptionKey { get; set; }

    /// <summary>Outside Production, and without a configured one: the file of a key that is made at the first start.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>For how many days a key is current.</summary>
    public int KeyDays { get; set; } = 90;
}

/// <summary>Refuses to start with settings that are not safe, and names the setting.</summary>
internal sealed class DocumentKeySettingsCheck(IHostEnvironment environment) : IValidateOptions<DocumentKeySettings>
{
    private const int ShortestDays = 7;
    private const int LongestDays = 1100;

    public ValidateOptionsResult Validate(string? name, DocumentKeySettings options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Wrong(DocumentKeySettings options)
    {
        if (options.KeyEncryptionKey is null && environment.IsProduction())
            yield return "Documents:KeyEncryptionKey is required in Production.";
        if (options.KeyEncryptionKey is { } key && !IsKey(key))
            yield return "Documents:KeyEncryptionKey must be 32 random bytes in base64.";
        if (options.PreviousKeyEncryptionKey is { } previous && !IsKey(previous))
            yield return "Documents:PreviousKeyEncryptionKey must be 32 random bytes in base64.";
        if (options.KeyDays is < ShortestDays or > LongestDays)
            yield return $"Documents:KeyDays must be {ShortestDays} to {LongestDays}.";
    }

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && length == SealedFile.KeyBytes
            && bytes[..length].ToArray().Distinct().Count() >= 16;
    }
}
