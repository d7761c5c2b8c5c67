using System.Text;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>Reads <c>Upload-Metadata</c>: the three known keys, each once, base64 of UTF-8.</summary>
internal static class UploadMetadata
{
    private const int PaperCodeMax = 60;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Error: <c>upload.metadata-malformed</c>.</summary>
    public static Result<UploadTarget> Read(string header)
    {
        if (header.Length is 0 or > UploadLimits.MetadataLength)
            return UploadErrors.MetadataMalformed;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var space = pair.IndexOf(' ', StringComparison.Ordinal);
            if (
                space < 1
                || pair[..space] is not ("draftId" or "paperCode" or "fileName")
                || Decode(pair[(space + 1)..]) is not { } value
                || !values.TryAdd(pair[..space], value)
            )
                return UploadErrors.MetadataMalformed;
        }
        return
            values.Count == 3
            && Guid.TryParseExact(values["draftId"], "D", out var draftId)
            && IsCode(values["paperCode"])
            ? new UploadTarget(draftId, values["paperCode"], FileNameText.Clean(values["fileName"]))
            : UploadErrors.MetadataMalformed;
    }

    private static bool IsCode(string code) =>
        code.Length is > 0 and <= PaperCodeMax && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
            return null;
        try
        {
            return Strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
