using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.PaperStore;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.PaperStore;

/// <summary>A paper of one's store.</summary>
public sealed record KeptPaperView
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is.</summary>
    public required LocalText Name { get; init; }

    /// <summary>True for a result that an office issued, false for a paper that a counter checked.</summary>
    public required bool IsIssued { get; init; }

    /// <summary>The unit that checked or issued it.</summary>
    public required LocalText Unit { get; init; }

    /// <summary>In what capacity somebody of that unit did.</summary>
    public required ActorRole Role { get; init; }

    /// <summary>When that was, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>The dossier that it came from.</summary>
    public required string DossierCode { get; init; }

    /// <summary>Whether dossiers of another matter can use it, while it is good.</summary>
    public required bool Serves { get; init; }

    /// <summary>The last day on which they can, Viet Nam time; absent where it has no end.</summary>
    public DateOnly? GoodUntil { get; init; }

    /// <summary>True once that day is past.</summary>
    public required bool Expired { get; init; }

    /// <summary>The name under which it was given.</summary>
    public string? FileName { get; init; }

    /// <summary>What its bytes are.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>Pages of a PDF.</summary>
    public int? Pages { get; init; }

    /// <summary>When it was taken out, UTC; absent while it is in.</summary>
    public DateTimeOffset? TakenOutAt { get; init; }

    /// <summary>Until when it can be put back, UTC.</summary>
    public DateTimeOffset? RestorableUntil { get; init; }

    internal static KeptPaperView Of(ShelvedPaper shelved, Catalogue catalogue, DateOnly today)
    {
        var (kept, document) = (shelved.Kept, shelved.Document);
        return new KeptPaperView
        {
            Id = kept.Id,
            Name = NameOf(kept, catalogue),
            IsIssued = kept.IssuedPaperId is not null,
            Unit = catalogue.Units.Find(kept.UnitId)?.Name ?? new LocalText(kept.UnitId),
            Role = kept.Role,
            CheckedAt = kept.CheckedAt,
            DossierCode = kept.DossierCode,
            Serves = kept.Kind is not null,
            GoodUntil = kept.GoodUntil,
            Expired = kept.GoodUntil < today,
            FileName = kept.FileName,
            MediaType = document.MediaType,
            SizeBytes = document.SizeBytes,
            Pages = kept.Pages,
            TakenOutAt = kept.TakenOutAt,
            RestorableUntil = kept.RestorableUntil,
        };
    }

    /// <summary>What a paper is called: by its kind, else as its procedure calls it.</summary>
    internal static LocalText NameOf(KeptPaper kept, Catalogue catalogue) =>
        kept.Kind is { } kind && catalogue.ReusablePaper(kind) is { } known
            ? known.Name
            : NameIn(catalogue.Version(kept.Procedure, kept.ProcedureVersion), kept.PaperCode);

    private static LocalText NameIn(Procedure? procedure, string? paperCode) =>
        paperCode is null
            ? procedure?.Result ?? new LocalText("")
            : procedure?.Papers.FirstOrDefault(paper => paper.Code == paperCode)?.Name ?? new LocalText(paperCode);
}

/// <summary>A paper of the store that can be given with a draft by one tap.</summary>
/// <param name="Id">Its id in the store.</param>
/// <param name="Name">What it is.</param>
/// <param name="IsIssued">True for a result that an office issued, false for a paper that a counter checked.</param>
/// <param name="Unit">The unit that checked or issued it.</param>
/// <param name="CheckedAt">When that was, UTC.</param>
/// <param name="GoodUntil">The last day on which it can be used, Viet Nam time; absent where it has no end.</param>
public sealed record StoreOffer(
    Guid Id,
    LocalText Name,
    bool IsIssued,
    LocalText Unit,
    DateTimeOffset CheckedAt,
    DateOnly? GoodUntil
)
{
    internal static StoreOffer Of(KeptPaper kept, Catalogue catalogue) =>
        new(
            kept.Id,
            KeptPaperView.NameOf(kept, catalogue),
            kept.IssuedPaperId is not null,
            catalogue.Units.Find(kept.UnitId)?.Name ?? new LocalText(kept.UnitId),
            kept.CheckedAt,
            kept.GoodUntil
        );
}

/// <summary>Where a paper of a dossier was checked or issued before.</summary>
/// <param name="IsIssued">True for a result that an office issued, false for a paper that a counter checked.</param>
/// <param name="CheckedAt">When that was, UTC.</param>
/// <param name="Unit">By which unit.</param>
/// <param name="DossierCode">In which dossier.</param>
public sealed record PaperOriginView(bool IsIssued, DateTimeOffset CheckedAt, LocalText Unit, string DossierCode)
{
    internal static PaperOriginView? Of(PaperOrigin? origin, Catalogue catalogue) =>
        origin is null
            ? null
            : new(
                origin.IsIssued,
                origin.CheckedAt,
                catalogue.Units.Find(origin.UnitId)?.Name ?? new LocalText(origin.UnitId),
                origin.DossierCode
            );
}
