using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues.Search;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>
/// All that is published: procedures in all their versions, units, competence, staff. Immutable, safe to share; what an
/// administrator changes makes another one.
/// </summary>
public sealed class Catalogue
{
    private readonly CatalogueTexts texts;
    private readonly ILookup<ProcedureCode, Procedure> byCode;
    private readonly Dictionary<string, ProcedureField> fields;
    private readonly IReadOnlyList<Tariff> tariffs;
    private readonly PhraseIndex<ProcedureCode> procedureIndex;
    private readonly PhraseIndex<string> unitIndex;
    private readonly ReusablePapersFile reusablePapers;
    private readonly IReadOnlyList<RecordPeriod> recordPeriods;
    private readonly Dictionary<(string? Issuer, string Subject), StaffMember> staff;
    private readonly ILookup<string, (StaffAbsence Absence, StaffMember Member)> absent;

    internal Catalogue(CatalogueContent content, string revision)
    {
        Revision = revision;
        Units = content.Units;
        Staff = content.Staff;
        Fields = content.Fields;
        Competence = new CompetenceTable(content.Units, content.Competence);
        Procedures =
        [
            .. content
                .Procedures.OrderBy(one => one.Code.ToString(), StringComparer.Ordinal)
                .ThenBy(one => one.Version),
        ];
        texts = content.Texts;
        tariffs = content.Tariffs;
        Reasons = content.Reasons;
        reusablePapers = content.ReusablePapers;
        recordPeriods = content.RecordPeriods;
        Notices = new NoticeBook(content.Notices, content.AdoptedNotices);
        byCode = Procedures.ToLookup(one => one.Code);
        fields = Fields.ToDictionary(field => field.Id, StringComparer.Ordinal);
        procedureIndex = CatalogueSearch.IndexProcedures(byCode, fields, content.Synonyms);
        unitIndex = CatalogueSearch.IndexUnits(Units);
        staff = Staff.ToDictionary(member => (member.Issuer, member.Subject));
        absent = Staff
            .SelectMany(member => member.Absences.Select(absence => (absence, member)))
            .ToLookup(pair => pair.absence.Deputy, pair => pair, StringComparer.Ordinal);
    }

    /// <summary>Changes whenever a file or an entry of the catalogue does: 16 hexadecimal digits.</summary>
    public string Revision { get; }

    /// <summary>Every version of every procedure, by code and version.</summary>
    public IReadOnlyList<Procedure> Procedures { get; }

    /// <summary>Fields of work, in the order in which they are shown.</summary>
    public IReadOnlyList<ProcedureField> Fields { get; }

    /// <summary>The units, past and present.</summary>
    public UnitTree Units { get; }

    /// <summary>Who decides what.</summary>
    public CompetenceTable Competence { get; }

    /// <summary>The people on the staff.</summary>
    public IReadOnlyList<StaffMember> Staff { get; }

    /// <summary>How notices are worded.</summary>
    internal NoticeBook Notices { get; }

    /// <summary>The lists of reasons that staff choose from.</summary>
    public IReadOnlyList<ReasonList> Reasons { get; }

    /// <summary>The posts in which a person acts on a day of Viet Nam: their own, then those of whom they are deputy.</summary>
    public IEnumerable<ActingPost> ActingPosts(StaffMember member, DateOnly day) =>
        member
            .PositionsOn(day)
            .Select(position => new ActingPost(position, null))
            .Concat(
                absent[member.Login]
                    .Where(pair => pair.Absence.IsOn(day))
                    .SelectMany(pair =>
                        pair.Member.PositionsOn(day).Select(position => new ActingPost(position, pair.Member))
                    )
            );

    /// <summary>The member of staff behind an account.</summary>
    /// <param name="issuer">The outside provider that vouches for it; none for the built-in one.</param>
    /// <param name="subject">Its subject there.</param>
    public StaffMember? StaffAt(string? issuer, string subject) => staff.GetValueOrDefault((issuer, subject));

    /// <summary>
    /// The member of staff whom a past act names, to show who it was. Never to let anybody in: the built-in provider is
    /// called by the portal's address, which may have been another one then.
    /// </summary>
    internal StaffMember? StaffNamed(string actorId) =>
        actorId.Split('|') is [var issuer, var subject] ? StaffAt(issuer, subject) ?? StaffAt(null, subject) : null;

    /// <summary>The kind of a paper, by the code under which a procedure asks for it; nothing where it serves no other dossier.</summary>
    internal ReusablePaper? ReusableAs(string paperCode) =>
        reusablePapers.Papers.FirstOrDefault(kind => kind.Papers.Contains(paperCode, StringComparer.Ordinal));

    /// <summary>The kind of a procedure's granted result; nothing where it serves no other dossier.</summary>
    internal ReusablePaper? ReusableResultOf(ProcedureCode procedure) =>
        reusablePapers.Papers.FirstOrDefault(kind => kind.ResultOf.Contains(procedure));

    /// <summary>A kind of papers by its id; nothing where it is no longer published.</summary>
    internal ReusablePaper? ReusablePaper(string id) => reusablePapers.Papers.FirstOrDefault(kind => kind.Id == id);

    /// <summary>Whether a paper may go into its person's store at all.</summary>
    internal bool IsKept(string paperCode) => !reusablePapers.NotKept.Contains(paperCode, StringComparer.Ordinal);

    /// <summary>How long a kind of personal records is kept, on a day of Viet Nam; nothing where nobody has fixed it yet.</summary>
    internal RecordPeriod? PeriodOf(RecordKind kind, DateOnly day) =>
        recordPeriods.Where(one => one.Kind == kind && one.ValidFrom <= day).MaxBy(one => one.ValidFrom);

    /// <summary>The version of a procedure for dossiers received on a day of Viet Nam.</summary>
    public Procedure? Current(ProcedureCode code, DateOnly day) =>
        byCode[code].FirstOrDefault(one => one.AppliesOn(day));

    /// <summary>One version of a procedure, in force or not.</summary>
    public Procedure? Version(ProcedureCode code, int version) =>
        byCode[code].FirstOrDefault(one => one.Version == version);

    /// <summary>The procedures for dossiers received on a day of Viet Nam, by field of work and code.</summary>
    public IEnumerable<Procedure> CurrentOn(DateOnly day) =>
        Fields.SelectMany(field => Procedures.Where(one => one.Field == field.Id && one.AppliesOn(day)));

    /// <summary>The field of work of a procedure.</summary>
    public ProcedureField FieldOf(Procedure procedure) => fields[procedure.Field];

    /// <summary>Why it is late, where nobody has said so.</summary>
    public LocalText ApologyByItself => texts.ApologyByItself;

    /// <summary>Why a dossier can't go on as it is, above all that is asked for.</summary>
    public LocalText SupplementReason => texts.SupplementReason;

    /// <summary>Why a dossier is stopped whose applicant wanted it back and gave no reason.</summary>
    public LocalText WithdrawalWanted => texts.WithdrawalWanted;

    /// <summary>The wording with which a draft of a result begins.</summary>
    public OutcomeTemplate TemplateOf(Outcome outcome) => texts.Outcomes[outcome];

    /// <summary>In whose name a paper is that no person gave out.</summary>
    public LocalText IssuedByItself => texts.IssuedByItself;

    /// <summary>Why a dossier is stopped whose supplements never came.</summary>
    public LocalText SupplementUnanswered => texts.SupplementUnanswered;

    /// <summary>A time limit in words.</summary>
    public LocalText Describe(TimeLimit limit) => texts.Describe(limit);

    /// <summary>A processing time in words: the law's own where it has some.</summary>
    public LocalText Describe(ProcessingTime time) => time.Text ?? texts.Describe(time.Limit);

    /// <summary>The level that decides, in words.</summary>
    public LocalText Describe(CompetentLevel level) => texts.Levels[level];

    /// <summary>The tariffs that hold in a unit: its own first, then those of the units above it, the country's last.</summary>
    public IReadOnlyList<Tariff> TariffsOf(string unitId) =>
        [
            .. Units
                .AndAbove(unitId)
                .Select(unit => unit.Id)
                .Append(null)
                .SelectMany(id => tariffs.Where(t => t.Unit == id)),
        ];

    /// <summary>What a procedure costs, in one line.</summary>
    public LocalText DescribeFees(Procedure procedure) =>
        procedure.Fees.Count == 0
            ? texts.NoFee
            : new LocalText(
                string.Join("; ", procedure.Fees.Select(fee => fee.Text.Vi)),
                procedure.Fees.All(fee => fee.Text.En is not null)
                    ? string.Join("; ", procedure.Fees.Select(fee => fee.Text.En))
                    : null
            );

    /// <summary>Procedures by everyday words, name, field or code, the best first.</summary>
    internal SearchHits<ProcedureCode> FindProcedures(string query) =>
        CatalogueSearch.Find(procedureIndex, byCode, query);

    /// <summary>Units by old or new name, the best first.</summary>
    internal SearchHits<string> FindUnits(string query) => unitIndex.Find(query);
}

/// <summary>A post in which somebody acts.</summary>
/// <param name="Position">The post.</param>
/// <param name="InsteadOf">Whose post it is, where a deputy acts.</param>
public sealed record ActingPost(StaffPosition Position, StaffMember? InsteadOf);

/// <summary>What the files hold, read and checked.</summary>
internal sealed record CatalogueContent(
    IReadOnlyList<ProcedureField> Fields,
    IReadOnlyList<Procedure> Procedures,
    UnitTree Units,
    IReadOnlyList<CompetenceRule> Competence,
    IReadOnlyList<StaffMember> Staff,
    IReadOnlyList<Tariff> Tariffs,
    SynonymsFile Synonyms,
    CatalogueTexts Texts,
    IReadOnlyList<ReasonList> Reasons,
    ReusablePapersFile ReusablePapers,
    IReadOnlyList<RecordPeriod> RecordPeriods,
    IReadOnlyList<NoticeTemplate> Notices,
    IReadOnlyList<LaidNotice> AdoptedNotices
);
