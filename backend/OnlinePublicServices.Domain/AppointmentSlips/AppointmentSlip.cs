using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.AppointmentSlips;

/// <summary>
/// <c>Giấy tiếp nhận hồ sơ và hẹn trả kết quả</c> (Form 01): born at acceptance, signed when a clerk's key is at hand.
/// Signing never holds an acceptance up, so a slip may wait, and a colleague may take over what waits for somebody who
/// is away. Each slip is signed once; another one may supersede it.
/// Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, form 01; 68/2024/ND-CP.
/// </summary>
public sealed class AppointmentSlip
{
    private AppointmentSlip() { }

    /// <summary>A slip that waits for its signature.</summary>
    public AppointmentSlip(
        Guid id,
        Guid dossierId,
        int number,
        string unitId,
        LegalEdition edition,
        string issuedBy,
        DateTimeOffset issuedAt
    )
    {
        Id = id;
        DossierId = dossierId;
        Number = number;
        UnitId = unitId;
        Edition = edition;
        IssuedBy = issuedBy;
        IssuedAt = issuedAt;
        State = SlipState.Waiting;
    }

    /// <summary>The slip's own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The dossier whose receipt it confirms.</summary>
    public Guid DossierId { get; private init; }

    /// <summary>Its running number in the unit and year; <see cref="SlipNumber"/> prints it.</summary>
    public int Number { get; private init; }

    /// <summary>The unit that issues it.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>The edition of the form.</summary>
    public LegalEdition Edition { get; private init; }

    /// <summary>The account of the clerk in whose name it is; only this person signs it.</summary>
    public string IssuedBy { get; private init; } = "";

    /// <summary>When it was made, UTC: at acceptance, or when a colleague took it over.</summary>
    public DateTimeOffset IssuedAt { get; private init; }

    /// <summary>How far it has come.</summary>
    public SlipState State { get; private set; }

    /// <summary>When it was signed, as the timestamp authority certifies, UTC.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>The name in the signer's certificate.</summary>
    public string? SignerName { get; private set; }

    /// <summary>SHA-256 of the signed file, lower-case hexadecimal: what a check compares with.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>
    /// Takes the one signature. Errors: <c>slip.already-signed</c>, <c>slip.superseded</c>.
    /// </summary>
    public Result<Done> Sign(string sha256, string signerName, DateTimeOffset signedAt)
    {
        if (NotWaiting is { } refusal)
        {
            return refusal;
        }

        (State, Sha256, SignerName, SignedAt) = (SlipState.Signed, sha256, signerName, signedAt);
        return Done.Value;
    }

    /// <summary>
    /// The slip that takes the place of this one, under a number of its own, and waits for a colleague. Errors:
    /// <c>slip.already-signed</c>, <c>slip.superseded</c>, <c>slip.already-yours</c>.
    /// </summary>
    public Result<AppointmentSlip> Reissue(Guid id, int number, string issuedBy, DateTimeOffset at)
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
        return new AppointmentSlip(id, DossierId, number, UnitId, Edition, issuedBy, at);
    }

    private DomainError? NotWaiting =>
        State switch
        {
            SlipState.Waiting => null,
            SlipState.Signed => new("slip.already-signed", ErrorKind.Conflict),
            SlipState.Superseded => new("slip.superseded", ErrorKind.Conflict),
        };

    /// <summary>Another slip takes its place; it stays genuine, and checks say that it is no longer the current one.</summary>
    public void Supersede() => State = SlipState.Superseded;
}

/// <summary>How far a slip has come.</summary>
public enum SlipState
{
    /// <summary>Waiting for its clerk's signature.</summary>
    Waiting,

    /// <summary>Signed, verified, stored.</summary>
    Signed,

    /// <summary>No longer the current one.</summary>
    Superseded,
}
