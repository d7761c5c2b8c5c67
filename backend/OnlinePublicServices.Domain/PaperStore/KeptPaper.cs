using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Procedures;

namespace OnlinePublicServices.Domain.PaperStore;

/// <summary>
/// A paper in a person's store (<c>kho quản lý dữ liệu điện tử của tổ chức, cá nhân</c>): one that a counter checked when
/// it accepted a dossier, or a result that an office signed. It names bytes that are kept once, and copies nothing.
/// Source: 45/2020/ND-CP, Art. 16; 118/2025/ND-CP.
/// </summary>
public sealed class KeptPaper
{
    /// <summary>How long a paper that was taken out can be put back, in days. No legal source: our own promise.</summary>
    public const int RestorableDays = 7;

    private KeptPaper() { }

    /// <summary>The paper's own id in the store.</summary>
    public Guid Id { get; private init; }

    /// <summary>Whose store it is in.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>The kind under which other dossiers may use it; nothing where it is of use in its own dossier only.</summary>
    public string? Kind { get; private set; }

    /// <summary>The procedure of the dossier that it came from.</summary>
    public ProcedureCode Procedure { get; private set; } = null!;

    /// <summary>The version of that procedure.</summary>
    public int ProcedureVersion { get; private set; }

    /// <summary>Which required document of that procedure it was; nothing for a result.</summary>
    public string? PaperCode { get; private init; }

    /// <summary>The dossier that it came from.</summary>
    public Guid DossierId { get; private set; }

    /// <summary>That dossier's code.</summary>
    public string DossierCode { get; private set; } = "";

    /// <summary>The signed result whose file it is; nothing for a paper that was given.</summary>
    public Guid? IssuedPaperId { get; private init; }

    /// <summary>SHA-256 of its bytes, lower-case hexadecimal; nothing for a result, whose file its paper names.</summary>
    public string? Sha256 { get; private init; }

    /// <summary>The name under which it was given; text to show, never a path. Nothing for a result.</summary>
    public string? FileName { get; private init; }

    /// <summary>How many pages it has, where that could be told.</summary>
    public int? Pages { get; private init; }

    /// <summary>The unit that checked or issued it.</summary>
    public string UnitId { get; private set; } = "";

    /// <summary>In what capacity somebody of that unit checked or issued it; never who.</summary>
    public ActorRole Role { get; private set; }

    /// <summary>When that was, UTC.</summary>
    public DateTimeOffset CheckedAt { get; private set; }

    /// <summary>The last day, in Viet Nam, on which other dossiers may use it; nothing where it has no end.</summary>
    public DateOnly? GoodUntil { get; private set; }

    /// <summary>When its person took it out, UTC; nothing while it is in.</summary>
    public DateTimeOffset? TakenOutAt { get; private set; }

    /// <summary>Until when it can be put back, UTC.</summary>
    public DateTimeOffset? RestorableUntil => TakenOutAt?.AddDays(RestorableDays);

    /// <summary>A paper that a counter found good.</summary>
    /// <param name="id">The new id.</param>
    /// <param name="dossier">The dossier with which it was given.</param>
    /// <param name="paper">The paper.</param>
    /// <param name="verdict">The act by which it was found good.</param>
    /// <param name="kind">Its kind, where other dossiers may use it.</param>
    public static KeptPaper Of(Guid id, Dossier dossier, Attachment paper, DossierRecord verdict, ReusablePaper? kind)
    {
        var kept = new KeptPaper
        {
            Id = id,
            PersonId = dossier.OwnerId,
            Kind = kind?.Id,
            Procedure = dossier.Procedure,
            ProcedureVersion = dossier.ProcedureVersion,
            PaperCode = paper.PaperCode,
            DossierId = dossier.Id,
            DossierCode = dossier.Code.ToString(),
            Sha256 = paper.Sha256,
            FileName = paper.FileName,
            Pages = paper.Pages,
        };
        kept.Check(verdict, dossier.UnitId, kind);
        return kept;
    }

    /// <summary>A result that an office signed and issued.</summary>
    /// <param name="id">The new id.</param>
    /// <param name="dossier">The dossier that it ends.</param>
    /// <param name="result">The signed paper.</param>
    /// <param name="issue">The act by which it was issued.</param>
    /// <param name="kind">Its kind, where it was granted and other dossiers may use it.</param>
    public static KeptPaper Of(
        Guid id,
        Dossier dossier,
        IssuedPaper result,
        DossierRecord issue,
        ReusablePaper? kind
    ) =>
        new()
        {
            Id = id,
            PersonId = dossier.OwnerId,
            Kind = kind?.Id,
            Procedure = dossier.Procedure,
            ProcedureVersion = dossier.ProcedureVersion,
            DossierId = dossier.Id,
            DossierCode = dossier.Code.ToString(),
            IssuedPaperId = result.Id,
            UnitId = result.UnitId,
            Role = issue.Role,
            CheckedAt = issue.At,
            GoodUntil = kind?.LastDay(VietnamTime.DayOf(issue.At)),
        };

    /// <summary>A counter has looked at the same bytes again: they are good from now, by that dossier, and in the store again.</summary>
    public void CheckAgain(Dossier dossier, DossierRecord verdict, ReusablePaper? kind)
    {
        (Procedure, ProcedureVersion) = (dossier.Procedure, dossier.ProcedureVersion);
        (DossierId, DossierCode) = (dossier.Id, dossier.Code.ToString());
        Kind = kind?.Id;
        Check(verdict, dossier.UnitId, kind);
        TakenOutAt = null;
    }

    /// <summary>A counter has found it faulty: it can be read, and serves no other dossier.</summary>
    public void Doubt() => Kind = null;

    /// <summary>Whether another dossier may use it on a day of Viet Nam.</summary>
    public bool ServesOn(DateOnly day) =>
        Kind is not null && TakenOutAt is null && (GoodUntil is not { } last || day <= last);

    /// <summary>Its person takes it out. False where that was done already.</summary>
    public bool TakeOut(DateTimeOffset at)
    {
        if (TakenOutAt is not null)
        {
            return false;
        }

        TakenOutAt = at;
        return true;
    }

    /// <summary>Its person puts it back. False where it has been out for too long.</summary>
    public bool PutBack(DateTimeOffset at)
    {
        if (RestorableUntil < at)
        {
            return false;
        }

        TakenOutAt = null;
        return true;
    }

    /// <summary>What a dossier that uses it keeps of where it came from.</summary>
    public PaperOrigin AsOrigin() => new(Id, IssuedPaperId is not null, CheckedAt, UnitId, DossierCode);

    private void Check(DossierRecord verdict, string unitId, ReusablePaper? kind)
    {
        (UnitId, Role, CheckedAt) = (verdict.UnitId ?? unitId, verdict.Role, verdict.At);
        GoodUntil = kind?.LastDay(VietnamTime.DayOf(verdict.At));
    }
}
