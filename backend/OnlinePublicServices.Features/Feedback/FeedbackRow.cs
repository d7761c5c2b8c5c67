namespace OnlinePublicServices.Features.Feedback;

/// <summary>A folded word of a published reflection, as the public search asks for it.</summary>
internal sealed class FeedbackWord
{
    /// <summary>The most words kept of one reflection.</summary>
    public const int WordsMax = 400;

    /// <summary>The most characters kept of a word.</summary>
    public const int LengthMax = 40;

    public required string Word { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required Guid FeedbackId { get; init; }

    public static string Cut(string word) => word.Length > LengthMax ? word[..LengthMax] : word;
}

/// <summary>Columns of a reflection that follow from its acts, for its lists and for whoever has its key.</summary>
internal static class FeedbackColumns
{
    /// <summary>What is due next, UTC; nothing when the office owes nothing now.</summary>
    public const string DueAt = "DueAt";

    /// <summary>The encrypted key by which its author follows it.</summary>
    public const string ProtectedKey = "ProtectedKey";
}
