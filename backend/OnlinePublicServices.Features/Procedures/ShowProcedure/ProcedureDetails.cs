using System.Text.Json.Serialization;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Procedures;

/// <summary>All that is published about one version of a procedure.</summary>
public sealed record ProcedureDetails
{
    /// <summary>National code.</summary>
    public required string Code { get; init; }

    /// <summary>Version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The exact name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What it is for, in everyday words.</summary>
    public LocalText? Summary { get; init; }

    /// <summary>Field of work.</summary>
    public required LocalText Field { get; init; }

    /// <summary>Who may file.</summary>
    public required IReadOnlyList<Audience> Audience { get; init; }

    /// <summary>The level that decides.</summary>
    public required CompetentLevel Level { get; init; }

    /// <summary>The level that decides, in words.</summary>
    public required LocalText CompetentLevel { get; init; }

    /// <summary>How much of it can be done online.</summary>
    public required ServiceLevel OnlineLevel { get; init; }

    /// <summary>The old level, 2 to 4.</summary>
    public required int LegacyLevel { get; init; }

    /// <summary>The ways to file.</summary>
    public required IReadOnlyList<FilingChannel> Channels { get; init; }

    /// <summary>Situations that change what is demanded, each as if it alone held.</summary>
    public required IReadOnlyList<CaseDetails> Cases { get; init; }

    /// <summary>The papers over all cases.</summary>
    public required IReadOnlyList<PaperDetails> Papers { get; init; }

    /// <summary>Sets of papers to hand in on paper.</summary>
    public required int Sets { get; init; }

    /// <summary>The fee lines over all cases.</summary>
    public required IReadOnlyList<FeeDetails> Fees { get; init; }

    /// <summary>The general time limit, as <c>3wd</c>, <c>15cd</c>, <c>8wh</c>, <c>same-day</c> or <c>none</c>.</summary>
    public required string Time { get; init; }

    /// <summary>The general time limit in words.</summary>
    public required LocalText TimeText { get; init; }

    /// <summary>Time that is added when facts have to be verified.</summary>
    public LocalText? Verification { get; init; }

    /// <summary>What one receives.</summary>
    public required LocalText Result { get; init; }

    /// <summary>What one does and what then happens.</summary>
    public required IReadOnlyList<LocalText> Steps { get; init; }

    /// <summary>The instruments it rests on.</summary>
    public required IReadOnlyList<LegalReference> LegalBasis { get; init; }

    /// <summary>True where the name is not shown on public tracking.</summary>
    public required bool Sensitive { get; init; }

    /// <summary>True where the portal has its form.</summary>
    public required bool FileableOnline { get; init; }

    /// <summary>Facts that need confirmation.</summary>
    public required IReadOnlyList<ReviewMark> NeedsReview { get; init; }

    /// <summary>The form, where the portal has it.</summary>
    public FormReference? Form { get; init; }

    /// <summary>First day of receipt to which the version applies, in Viet Nam.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last such day; absent while in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>When somebody last compared it with its sources.</summary>
    public required DateOnly LastReviewed { get; init; }

    internal static ProcedureDetails Of(Procedure one, Catalogue catalogue) =>
        new()
        {
            Code = one.Code.ToString(),
            Version = one.Version,
            Name = one.Name,
            Summary = one.Summary,
            Field = catalogue.FieldOf(one).Name,
            Audience = one.Audience,
            Level = one.Level,
            CompetentLevel = catalogue.Describe(one.Level),
            OnlineLevel = one.OnlineLevel,
            LegacyLevel = one.LegacyLevel,
            Channels = one.Channels,
            Cases = [.. one.Cases.Select(its => CaseDetails.Of(its, one, catalogue))],
            Papers = [.. one.Papers.Select(paper => PaperDetails.Of(paper, one))],
            Sets = one.Sets,
            Fees = [.. one.Fees.Select(FeeDetails.Of)],
            Time = one.GeneralTime.ToString(),
            TimeText = catalogue.Describe(one.Times[0]),
            Verification = one.Verification,
            Result = one.Result,
            Steps = one.Steps,
            LegalBasis = one.LegalBasis,
            Sensitive = one.Sensitive,
            FileableOnline = one.IsFileableOnline,
            NeedsReview = one.NeedsReview,
            Form = one.Form,
            ValidFrom = one.ValidFrom,
            ValidTo = one.ValidTo,
            LastReviewed = one.LastReviewed,
        };
}

/// <summary>A situation and what is demanded when it alone holds.</summary>
/// <param name="Id">Stable within the procedure.</param>
/// <param name="Name">The situation.</param>
/// <param name="Question">The question that decides it.</param>
/// <param name="Papers">The papers.</param>
/// <param name="Time">The time limit.</param>
/// <param name="TimeText">The time limit in words.</param>
/// <param name="Fees">The fee lines.</param>
public sealed record CaseDetails(
    string Id,
    LocalText Name,
    LocalText? Question,
    IReadOnlyList<PaperDetails> Papers,
    string Time,
    LocalText TimeText,
    IReadOnlyList<FeeDetails> Fees
)
{
    internal static CaseDetails Of(ProcedureCase one, Procedure procedure, Catalogue catalogue)
    {
        var alone = new HashSet<string>(StringComparer.Ordinal) { one.Id };
        var time = procedure.TimeIn(alone);
        return new CaseDetails(
            one.Id,
            one.Name,
            one.Question,
            [.. procedure.PapersIn(alone).Select(paper => PaperDetails.Of(paper, procedure))],
            time.Limit.ToString(),
            catalogue.Describe(time),
            [.. procedure.FeesIn(alone).Select(FeeDetails.Of)]
        );
    }
}

/// <summary>One paper that is demanded.</summary>
/// <param name="Code">Uploads name it.</param>
/// <param name="Name">What it is.</param>
/// <param name="Kind">Original, copy, or only shown.</param>
/// <param name="Copies">How many in each set.</param>
/// <param name="Required">A dossier cannot be submitted without it where it is asked.</param>
/// <param name="RequiredWhen">The answers for which it is asked; absent when it always is.</param>
/// <param name="Fileable">False for what the portal makes or looks up itself.</param>
/// <param name="Accepts">What can be uploaded.</param>
/// <param name="Why">Why it is asked.</param>
/// <param name="ReplacedBy">The register that answers instead.</param>
public sealed record PaperDetails(
    string Code,
    LocalText Name,
    DocumentKind Kind,
    int Copies,
    bool Required,
    [property: JsonConverter(typeof(AnswerConditionConverter))] AnswerCondition? RequiredWhen,
    bool Fileable,
    IReadOnlyList<FileKind> Accepts,
    LocalText? Why,
    LocalText? ReplacedBy
)
{
    internal static PaperDetails Of(RequiredDocument paper, Procedure procedure) =>
        new(
            paper.Code,
            paper.Name,
            paper.Kind,
            paper.Copies,
            paper.Required,
            procedure.ConditionOf(paper),
            paper.Fileable,
            paper.Accepts,
            paper.Why,
            paper.ReplacedBy
        );
}

/// <summary>One line of what it costs.</summary>
/// <param name="Id">Stable within the procedure.</param>
/// <param name="Name">What is paid for.</param>
/// <param name="Kind">Phí or lệ phí.</param>
/// <param name="AmountVnd">Whole đồng; absent where a formula or another rule gives it.</param>
/// <param name="Formula">The formula that gives it.</param>
/// <param name="Text">The amount in words.</param>
/// <param name="Exemption">Who pays nothing or less.</param>
/// <param name="ExemptIn">The cases in which it is not asked, once their papers prove them.</param>
/// <param name="Due">When it is to be paid, at the latest.</param>
/// <param name="NeedsReview">True when the amount needs confirmation.</param>
public sealed record FeeDetails(
    string Id,
    LocalText Name,
    FeeKind Kind,
    long? AmountVnd,
    string? Formula,
    LocalText Text,
    LocalText? Exemption,
    IReadOnlyList<string> ExemptIn,
    PaymentStage Due,
    bool NeedsReview
)
{
    internal static FeeDetails Of(FeeLine fee) =>
        new(
            fee.Id,
            fee.Name,
            fee.Kind,
            fee.AmountVnd?.Amount,
            fee.Formula,
            fee.Text,
            fee.Exemption,
            [.. fee.Exemptions.Where(one => one.PaysPercent == 0).Select(one => one.Case).OfType<string>()],
            fee.Due,
            fee.NeedsReview
        );
}
