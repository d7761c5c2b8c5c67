using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.IssuedPapers;

/// <summary>
/// A paper that an office gives out on a dossier (<c>văn bản, giấy tờ phát hành</c>): born with an act, signed when its
/// signer's key is at hand. Signing never holds an act up, so a paper may wait, and a colleague may take over what waits
/// for somebody who is away. Each paper is signed by its person once; until then the unit's seal may stand in, so that it
/// goes out at once. Another paper may supersede it.
/// Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, forms; 68/2024/ND-CP.
/// </summary>
public sealed class IssuedPaper
{
    private IssuedPaper() { }

    /// <summary>A paper that waits for its signature.</summary>
    public IssuedPaper(
        Guid id,
        PaperKind kind,
        Guid dossierId,
        int number,
        string unitId,
        LegalEdition edition,
        string issuedBy,
        DateTimeOffset issuedAt,
        string? facts = null
    )
    {
        Id = id;
        Kind = kind;
        DossierId = dossierId;
        Number = number;
        UnitId = unitId;
        Edition = edition;
        IssuedBy = issuedBy;
        IssuedAt = issuedAt;
        Facts = facts;
        State = PaperState.Waiting;
    }

    /// <summary>The paper's own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>Which paper it is.</summary>
    public PaperKind Kind { get; private init; }

    /// <summary>The dossier that it is about.</summary>
    public Guid DossierId { get; private init; }

    /// <summary>Its running number among the unit's papers of its kind and year; <see cref="PaperNumber"/> prints it.</summary>
    public int Number { get; private init; }

    /// <summary>The unit that issues it.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>The edition of the form.</summary>
    public LegalEdition Edition { get; private init; }

    /// <summary>The account of the person in whose name it is; only this person signs it.</summary>
    public string IssuedBy { get; private init; } = "";

    /// <summary>When it was made, UTC: with its act, or when a colleague took it over.</summary>
    public DateTimeOffset IssuedAt { get; private init; }

    /// <summary>
    /// What it says beyond its dossier, as one JSON object of its kind; nothing where the dossier says it all. Unchanged
    /// as long as the dossier is kept, so that the paper can be printed again to the byte.
    /// </summary>
    public string? Facts { get; private set; }

    /// <summary>How far it has come.</summary>
    public PaperState State { get; private set; }

    /// <summary>When it was signed, as the timestamp authority certifies, UTC.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>The name in the signer's certificate.</summary>
    public string? SignerName { get; private set; }

    /// <summary>SHA-256 of the signed file, lower-case hexadecimal: what a check compares with.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>What stands on it.</summary>
    public PaperRung Rung { get; private set; }

    /// <summary>SHA-256 of the file that went out under the unit's seal; it stays genuine when a signature is added.</summary>
    public string? SealedSha256 { get; private set; }

    /// <summary>When its applicant, signed in, first fetched the signed file, UTC; kept for results only.</summary>
    public DateTimeOffset? FetchedAt { get; private set; }

    /// <summary>Whether it still waits for the signature of its own person.</summary>
    public bool AwaitsItsSigner => (State, Rung) is (PaperState.Waiting, _) or (PaperState.Signed, PaperRung.Seal);

    /// <summary>
    /// Goes out under the unit's seal, in the name of its person. Errors: <c>slip.already-signed</c>,
    /// <c>slip.superseded</c>.
    /// </summary>
    public Result<Done> Seal(string sha256, string sealName, DateTimeOffset sealedAt)
    {
        if (NotWaiting is { } refusal)
        {
            return refusal;
        }

        (State, Rung, SealedSha256) = (PaperState.Signed, PaperRung.Seal, sha256);
        (Sha256, SignerName, SignedAt) = (sha256, sealName, sealedAt);
        return Done.Value;
    }

    /// <summary>
    /// Takes the one signature of its person, behind the seal where there is one. Errors: <c>slip.already-signed</c>, <c>slip.superseded</c>.
    /// </summary>
    public Result<Done> Sign(string sha256, string signerName, DateTimeOffset signedAt)
    {
        if (!AwaitsItsSigner && NotWaiting is { } refusal)
        {
            return refusal;
        }

        Rung = Rung is PaperRung.Seal ? PaperRung.SealAndPerson : PaperRung.Person;
        (State, Sha256, SignerName, SignedAt) = (PaperState.Signed, sha256, signerName, signedAt);
        return Done.Value;
    }

    /// <summary>
    /// The paper that takes the place of this one, under a number of its own, and waits for a colleague. Errors:
    /// <c>slip.already-signed</c>, <c>slip.superseded</c>, <c>slip.already-yours</c>.
    /// </summary>
    public Result<IssuedPaper> Reissue(Guid id, int number, string issuedBy, DateTimeOffset at)
    {
        if (NotWaiting is { } refusal)
        {
            return refusal;
        }

        if (IssuedBy == issuedBy)
        {
            return new DomainError("slip.already-yours", ErrorKind.Conflict);
        }

        Supersede();
        return new IssuedPaper(id, Kind, DossierId, number, UnitId, Edition, issuedBy, at, Facts);
    }

    /// <summary>
    /// Takes the office's seal behind its person's signature, as results do. Errors: <c>slip.superseded</c>,
    /// <c>outcome.not-signed</c>.
    /// </summary>
    public Result<Done> SealBehind(string sha256, DateTimeOffset sealedAt)
    {
        if (State is PaperState.Superseded)
        {
            return NotWaiting!;
        }

        if (Rung is not PaperRung.Person)
        {
            return new DomainError("outcome.not-signed", ErrorKind.Conflict);
        }

        (Rung, Sha256, SignedAt) = (PaperRung.SealAndPerson, sha256, sealedAt);
        return Done.Value;
    }

    private DomainError? NotWaiting =>
        State switch
        {
            PaperState.Waiting => null,
            PaperState.Signed => new("slip.already-signed", ErrorKind.Conflict),
            PaperState.Superseded => new("slip.superseded", ErrorKind.Conflict),
        };

    /// <summary>When its file was given up, UTC; its hash stays, so that a copy can still be told from a forgery.</summary>
    public DateTimeOffset? FileErasedAt { get; private set; }

    /// <summary>Forgets what it says: its dossier is destroyed. One that still waits is not wanted any more.</summary>
    public void Forget()
    {
        Facts = null;
        if (State is PaperState.Waiting)
        {
            Supersede();
        }
    }

    /// <summary>Gives its file up.</summary>
    public void EraseFile(DateTimeOffset at) => FileErasedAt ??= at;

    /// <summary>Another paper takes its place; it stays genuine, and checks say that it is no longer the current one.</summary>
    public void Supersede() => State = PaperState.Superseded;
}

/// <summary>How far a paper has come.</summary>
public enum PaperState
{
    /// <summary>Waiting for its signer.</summary>
    Waiting,

    /// <summary>Signed, verified, stored.</summary>
    Signed,

    /// <summary>No longer the current one.</summary>
    Superseded,
}

/// <summary>What stands on a paper, from the least to the most that it proves.</summary>
public enum PaperRung
{
    /// <summary>Nothing yet.</summary>
    Nothing,

    /// <summary>The unit's seal alone, which names the person who made it.</summary>
    Seal,

    /// <summary>The signature of its person.</summary>
    Person,

    /// <summary>The unit's seal, and behind it the signature of its person.</summary>
    SealAndPerson,
}
