using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Feedback;

/// <summary>What a reflection is filed with.</summary>
public sealed record FeedbackFiling
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The code by which it will be named.</summary>
    public required string Code { get; init; }

    /// <summary>What it is about.</summary>
    public required FeedbackKind Kind { get; init; }

    /// <summary>How it came in.</summary>
    public required FeedbackSource Source { get; init; }

    /// <summary>To which unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>In a few words.</summary>
    public required string? Subject { get; init; }

    /// <summary>In all words.</summary>
    public required string? Words { get; init; }

    /// <summary>Who wrote it.</summary>
    public required FeedbackAuthor Author { get; init; }
}

/// <summary>Who wrote a reflection and how they are reached; nobody has to say.</summary>
public sealed record FeedbackAuthor
{
    /// <summary>The most characters of a name.</summary>
    public const int NameLengthMax = 200;

    /// <summary>The person's own profile, where they are signed in.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Where they are told.</summary>
    public string? Email { get; init; }

    /// <summary>Where they are called.</summary>
    public string? Phone { get; init; }

    /// <summary>
    /// Reads what somebody says of themselves. Errors: <c>feedback.author-unfit</c>, <c>email.malformed</c>,
    /// <c>phone.malformed</c>.
    /// </summary>
    public static Result<FeedbackAuthor> Read(Guid? personId, string? name, string? email, string? phone) =>
        PlainText.Clean(name ?? "") is not { Length: <= NameLengthMax } clean
            ? new DomainError("feedback.author-unfit", ErrorKind.Malformed)
            : Given(email, EmailAddress.Parse, address => address.Value)
                .Then(address =>
                    Given(phone, PhoneNumber.Parse, number => number.National)
                        .Map(number => new FeedbackAuthor
                        {
                            PersonId = personId,
                            Name = clean.Length > 0 ? clean : null,
                            Email = address,
                            Phone = number,
                        })
                );

    private static Result<string?> Given<T>(string? text, Func<string?, Result<T>> parse, Func<T, string> value) =>
        string.IsNullOrWhiteSpace(text) ? (string?)null : parse(text).Map<string?>(read => value(read));
}

/// <summary>What everybody may read of a reflection, worded by the office so that it names nobody.</summary>
/// <param name="Subject">In a few words.</param>
/// <param name="Words">What was said.</param>
/// <param name="Answer">What the office answered.</param>
public sealed record PublicAnswer(string Subject, string Words, string Answer)
{
    /// <summary>The same, cleaned. Errors: <c>feedback.subject-unfit</c>, <c>feedback.words-unfit</c>.</summary>
    internal Result<PublicAnswer> Read()
    {
        var (subject, words, answer) = (
            PlainText.Clean(Subject),
            PlainText.CleanLines(Words),
            PlainText.CleanLines(Answer)
        );
        return subject is not { Length: > 0 and <= FeedbackCase.SubjectLengthMax }
                ? new DomainError("feedback.subject-unfit", ErrorKind.Malformed)
            : IsFit(words) && IsFit(answer) ? new PublicAnswer(subject, words!, answer!)
            : new DomainError("feedback.words-unfit", ErrorKind.Malformed);
    }

    private static bool IsFit(string? words) => words is { Length: > 0 and <= FeedbackCase.WordsLengthMax };
}
