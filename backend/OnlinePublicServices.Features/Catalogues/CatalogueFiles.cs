using System.Globalization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary><c>Lĩnh vực</c>: a field of work.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">The name.</param>
public sealed record ProcedureField(string Id, LocalText Name);

/// <summary>Everyday phrases for procedures: what people say instead of the legal name.</summary>
internal sealed record SynonymEntry(IReadOnlyList<string> Phrases, IReadOnlyList<ProcedureCode> Procedures);

/// <summary>
/// The wording of what the program computes, kept as data so that an office can change it. <c>{n}</c> stands for the
/// number.
/// </summary>
internal sealed record CatalogueTexts(
    LocalText SameDay,
    LocalText WorkingDays,
    LocalText WorkingHours,
    LocalText CalendarDays,
    LocalText NoDate,
    LocalText NoFee,
    LocalText ApologyByItself,
    LocalText IssuedByItself,
    LocalText SupplementReason,
    LocalText SupplementUnanswered,
    LocalText WithdrawalWanted,
    IReadOnlyDictionary<Outcome, OutcomeTemplate> Outcomes,
    IReadOnlyDictionary<CompetentLevel, LocalText> Levels
)
{
    /// <summary>Those that an office words as it likes, as the file names them.</summary>
    public static IReadOnlyList<string> Editable { get; } =
    [
        "apologyByItself",
        "supplementUnanswered",
        "sameDay",
        "workingDays",
        "workingHours",
        "calendarDays",
        "noDate",
        "noFee",
    ];

    /// <summary>A time limit in words.</summary>
    public LocalText Describe(TimeLimit limit) =>
        limit.Kind switch
        {
            TimeLimitKind.SameDay => SameDay,
            TimeLimitKind.WorkingDays => Numbered(WorkingDays, limit.Amount / 2, half: limit.Amount % 2 == 1),
            TimeLimitKind.WorkingHours => Numbered(WorkingHours, limit.Amount, half: false),
            TimeLimitKind.CalendarDays => Numbered(CalendarDays, limit.Amount, half: false),
            TimeLimitKind.None => NoDate,
        };

    private static LocalText Numbered(LocalText template, int whole, bool half)
    {
        // Offices write single digits with a leading zero, so that nobody can put a digit before them.
        var vi = string.Create(CultureInfo.InvariantCulture, $"{whole:00}{(half ? ",5" : "")}");
        var en = string.Create(CultureInfo.InvariantCulture, $"{whole}{(half ? ".5" : "")}");
        return new LocalText(
            template.Vi.Replace("{n}", vi, StringComparison.Ordinal),
            template.En?.Replace("{n}", en, StringComparison.Ordinal)
        );
    }
}

/// <summary>
/// How a result begins, in the words of the office; the place-holders are <c>{applicant}</c>, <c>{procedure}</c>,
/// <c>{code}</c> and <c>{body}</c>. Whoever drafts goes on from there.
/// </summary>
public sealed record OutcomeTemplate(LocalText Title, LocalText Words);

/// <summary>The shapes of the files that hold lists.</summary>
internal sealed record FieldsFile(IReadOnlyList<ProcedureField> Fields);

/// <summary>How notices are worded.</summary>
internal sealed record NoticesFile(IReadOnlyList<NoticeTemplate> Templates);

internal sealed record TariffsFile(IReadOnlyList<Tariff> Tariffs);

internal sealed record UnitsFile(IReadOnlyList<Unit> Units);

internal sealed record CompetenceFile(IReadOnlyList<CompetenceRule> Rules);

internal sealed record StaffFile(IReadOnlyList<StaffMember> Staff);

/// <param name="Ignored">Words that mean nothing in a query: "I", "want", "please".</param>
/// <param name="Synonyms">Everyday phrases.</param>
internal sealed record SynonymsFile(IReadOnlyList<string> Ignored, IReadOnlyList<SynonymEntry> Synonyms);

/// <summary>The kinds of papers that serve more than one dossier.</summary>
/// <param name="Papers">The kinds.</param>
/// <param name="NotKept">Codes of papers that never go into a store: pictures of identity cards, mandates.</param>
internal sealed record ReusablePapersFile(IReadOnlyList<ReusablePaper> Papers, IReadOnlyList<string> NotKept);

/// <summary>How long personal records are kept that are no dossier's.</summary>
internal sealed record RetentionFile(IReadOnlyList<RecordPeriod> Records);

/// <summary>The reasons that staff choose from.</summary>
internal sealed record ReasonsFile(IReadOnlyList<ReasonList> Lists);

/// <summary>The reasons for one sort of decision.</summary>
/// <param name="Id">Stable id, such as <c>refusal</c>.</param>
/// <param name="Name">What they are for.</param>
/// <param name="Reasons">In the order in which they are offered.</param>
public sealed record ReasonList(string Id, LocalText Name, IReadOnlyList<CataloguedReason> Reasons);

/// <summary>A reason: what one picks, and the sentence that it begins with.</summary>
/// <param name="Code">Stable within the list; histories name it.</param>
/// <param name="Label">What one picks.</param>
/// <param name="Words">Vietnamese, since it goes into statutory papers; staff completes it.</param>
public sealed record CataloguedReason(string Code, LocalText Label, string Words);
