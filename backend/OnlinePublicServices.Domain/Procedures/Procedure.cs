using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Procedures;

/// <summary>
/// <c>Thủ tục hành chính</c>: one version of a procedure as the authority published it. A running dossier keeps the
/// version that it was filed under. Source: 63/2010/ND-CP, Art. 8 (the parts of a procedure).
/// </summary>
public sealed record Procedure
{
    /// <summary>National code.</summary>
    public required ProcedureCode Code { get; init; }

    /// <summary>Counts from 1; a later version has a later first day.</summary>
    public required int Version { get; init; }

    /// <summary>First day of receipt, in Viet Nam, to which this version applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last such day; absent while in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Codes under which the same procedure was known before.</summary>
    public IReadOnlyList<ProcedureCode> FormerCodes { get; init; } = [];

    /// <summary>The exact name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What it is for, in everyday words.</summary>
    public LocalText? Summary { get; init; }

    /// <summary><c>Lĩnh vực</c>: the id of the field of work.</summary>
    public required string Field { get; init; }

    /// <summary>Who may file.</summary>
    public required IReadOnlyList<Audience> Audience { get; init; }

    /// <summary>The level that decides.</summary>
    public required CompetentLevel Level { get; init; }

    /// <summary>How much of it can be done online.</summary>
    public required ServiceLevel OnlineLevel { get; init; }

    /// <summary>The old level, 2 to 4. Source: 43/2011/ND-CP; replaced by 42/2022/ND-CP, Art. 11.</summary>
    public required int LegacyLevel { get; init; }

    /// <summary>The ways to file.</summary>
    public required IReadOnlyList<FilingChannel> Channels { get; init; }

    /// <summary>True where the name must not be shown to whoever only has the dossier's code.</summary>
    public bool Sensitive { get; init; }

    /// <summary>The situations that change papers, time or fees; several may hold at once.</summary>
    public IReadOnlyList<ProcedureCase> Cases { get; init; } = [];

    /// <summary>What is demanded, over all cases.</summary>
    public required IReadOnlyList<RequiredDocument> Papers { get; init; }

    /// <summary>Sets of papers to hand in on paper.</summary>
    public int Sets { get; init; } = 1;

    /// <summary>How long it takes, the general line first.</summary>
    public required IReadOnlyList<ProcessingTime> Times { get; init; }

    /// <summary>Time that the law adds when facts have to be verified; told to the person, not promised.</summary>
    public LocalText? Verification { get; init; }

    /// <summary>
    /// How many working days the applicant has to answer a request for supplements; then the dossier is stopped. Source:
    /// the 2025 decree on joint electronic procedures (15 working days), other sectors by their own law.
    /// </summary>
    public int SupplementDays { get; init; } = 15;

    /// <summary>What it costs.</summary>
    public required IReadOnlyList<FeeLine> Fees { get; init; }

    /// <summary>What one receives.</summary>
    public required LocalText Result { get; init; }

    /// <summary>What one does and what then happens, in everyday words.</summary>
    public required IReadOnlyList<LocalText> Steps { get; init; }

    /// <summary>The instruments it rests on.</summary>
    public required IReadOnlyList<LegalReference> LegalBasis { get; init; }

    /// <summary>The form that is filled in; absent where the procedure is published for information.</summary>
    public FormReference? Form { get; init; }

    /// <summary>The steps inside the authority; empty where they are not described.</summary>
    public IReadOnlyList<ProcessStep> Process { get; init; } = [];

    /// <summary>How long a closed dossier is kept; nothing while nobody has fixed it, and then nothing is destroyed.</summary>
    public RetentionPeriod? Retention { get; init; }

    /// <summary>Facts that need confirmation.</summary>
    public IReadOnlyList<ReviewMark> NeedsReview { get; init; } = [];

    /// <summary>How sure the record is as a whole.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>When somebody last compared the record with its sources.</summary>
    public required DateOnly LastReviewed { get; init; }

    /// <summary>The limit that holds when no case says otherwise.</summary>
    public TimeLimit GeneralTime => Times[0].Limit;

    /// <summary>True where the portal can take the whole dossier: it has the form, and filing online is a way.</summary>
    public bool IsFileableOnline => Form is not null && Channels.Contains(FilingChannel.Online);

    /// <summary>True when dossiers received on this day fall under this version.</summary>
    public bool AppliesOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);

    /// <summary>The cases that hold for a set of answers.</summary>
    /// <param name="answerOf">The canonical text of an answer by its field path; nothing when unanswered.</param>
    public IReadOnlySet<string> CasesFor(Func<string, string?> answerOf) =>
        Cases.Where(one => one.When.Holds(answerOf)).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The papers asked for when exactly these cases hold.</summary>
    public IEnumerable<RequiredDocument> PapersIn(IReadOnlySet<string> cases) =>
        Papers.Where(paper => paper.IsAskedIn(cases));

    /// <summary>The answers for which a paper is asked; nothing when it always is.</summary>
    public AnswerCondition? ConditionOf(RequiredDocument paper)
    {
        List<AnswerCondition> parts = [];
        if (paper.OnlyIn.Count > 0)
        {
            parts.Add(AnyOf(paper.OnlyIn));
        }

        if (paper.NotIn.Count > 0)
        {
            parts.Add(new AnswerCondition.Not(AnyOf(paper.NotIn)));
        }

        return parts switch
        {
            [] => null,
            [var only] => only,
            _ => new AnswerCondition.AllOf(parts),
        };
    }

    /// <summary>The time when exactly these cases hold: the last line named for one of them, else the general one.</summary>
    public ProcessingTime TimeIn(IReadOnlySet<string> cases) =>
        Times.LastOrDefault(time => time.OnlyIn.Any(cases.Contains)) ?? Times[0];

    /// <summary>The fee lines when exactly these cases hold.</summary>
    public IEnumerable<FeeLine> FeesIn(IReadOnlySet<string> cases) =>
        Fees.Where(fee => fee.OnlyIn.Count == 0 || fee.OnlyIn.Any(cases.Contains));

    private AnswerCondition AnyOf(IReadOnlyList<string> cases)
    {
        var conditions = Cases
            .Where(one => cases.Contains(one.Id, StringComparer.Ordinal))
            .Select(one => one.When)
            .ToList();
        return conditions is [var only] ? only : new AnswerCondition.AnyOf(conditions);
    }
}
