using System.Security.Cryptography;
using System.Text;

namespace OnlinePublicServices.Features.Feedback;

/// <summary>Keys by which somebody without an account follows what they wrote: eighty random bits.</summary>
internal static class FollowKeys
{
    private const int KeyLength = 16;
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    public static string Draw() => RandomNumberGenerator.GetString(Alphabet, KeyLength);

    /// <summary>SHA-256 of a key as it was typed, in hexadecimal.</summary>
    public static string HashOf(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.Trim().ToLowerInvariant())));

    /// <summary>Whether two hashes are one; takes as long for a wrong one as for the right one.</summary>
    public static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));
}
