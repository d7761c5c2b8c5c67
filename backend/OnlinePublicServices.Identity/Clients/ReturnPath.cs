namespace OnlinePublicServices.Identity.Clients;

/// <summary>Where to go after signing in: a path of this portal and nothing else.</summary>
internal static class ReturnPath
{
    private const int MaxLength = 4000;

    /// <summary>The path when it is one of ours, else <c>/</c>.</summary>
    public static string Safe(string? candidate) => IsLocal(candidate) ? candidate! : "/";

    /// <summary>
    /// Whether a browser resolves the text to this origin: it starts with one slash, and holds no backslash (read as
    /// a slash), no control character (removed before reading), and no second slash or encoded one where a host could
    /// begin, also after dot segments.
    /// </summary>
    public static bool IsLocal(string? candidate)
    {
        if (candidate is not { Length: > 0 and <= MaxLength } || candidate[0] != '/')
        {
            return false;
        }

        if (
            candidate.Any(c =>
                c is '\\' or '\u007f' || char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c)
            )
        )
        {
            return false;
        }

        var path = candidate.Split('?', '#')[0];
        return !HasSlipperyText(path)
            && !HasSlipperyText(Uri.UnescapeDataString(path))
            && Uri.TryCreate(new Uri("https://portal.invalid"), candidate, out var resolved)
            && resolved is { Host: "portal.invalid", Scheme: "https" };
    }

    private static bool HasSlipperyText(string path) =>
        path.Contains("//", StringComparison.Ordinal)
        || path.Contains('\\', StringComparison.Ordinal)
        || path.Contains('@', StringComparison.Ordinal)
        || path.Contains("/..", StringComparison.Ordinal)
        || path.Contains("/./", StringComparison.Ordinal)
        || path.Contains("%2f", StringComparison.OrdinalIgnoreCase)
        || path.Contains("%5c", StringComparison.OrdinalIgnoreCase)
        || path.Any(char.IsControl);
}
