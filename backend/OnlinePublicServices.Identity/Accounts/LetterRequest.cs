namespace OnlinePublicServices.Identity.Accounts;

/// <summary>
/// A letter that a page asks for, written in the transaction of what it is about; whether there is an account is found
/// out later.
/// </summary>
internal sealed class LetterRequest
{
    /// <summary>Also the letter's id, and so the left part of its Message-ID.</summary>
    public required Guid Id { get; init; }

    public required AccountLetterKind Kind { get; init; }

    public required string LoginName { get; init; }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Not before this instant; while a desk writes the letter: until when it is the only one.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }
}
