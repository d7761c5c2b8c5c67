using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>What the sender says a part hashes to: <c>Upload-Checksum: sha256 &lt;base64&gt;</c>.</summary>
internal sealed record UploadChecksum(HashAlgorithmName Algorithm, byte[] Expected)
{
    /// <summary>The names that OPTIONS announces.</summary>
    public const string Known = "sha256,sha1";

    /// <summary>Null for no header. Error: <c>upload.checksum-unknown</c>.</summary>
    public static Result<UploadChecksum?> Read(string header)
    {
        if (header.Length == 0)
            return (UploadChecksum?)null;
        var parts = header.Split(' ', 2);
        (HashAlgorithmName Algorithm, int Length)? known = parts[0] switch
        {
            "sha256" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
            "sha1" => (HashAlgorithmName.SHA1, SHA1.HashSizeInBytes),
            _ => null,
        };
        var expected = new byte[64];
        return
            known is { } algorithm
            && parts.Length == 2
            && Convert.TryFromBase64String(parts[1], expected, out var length)
            && length == algorithm.Length
            ? new UploadChecksum(algorithm.Algorithm, expected[..length])
            : UploadErrors.ChecksumUnknown;
    }

    /// <summary>A running hash of the part.</summary>
    [SuppressMessage(
        "Security",
        "CA5350",
        Justification = "tus clients may send SHA-1 against damage on the way; identity is SHA-256."
    )]
    public IncrementalHash Begin() => IncrementalHash.CreateHash(Algorithm);
}
