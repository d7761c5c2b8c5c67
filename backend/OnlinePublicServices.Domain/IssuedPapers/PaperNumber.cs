using System.Globalization;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.IssuedPapers;

/// <summary>
/// <c>Số, ký hiệu</c> of an issued paper: a running number of the unit, kind and year, and the sign of kind and edition
/// and, since B, of the sort of counter: <c>15/TNHS</c> (slip, A), <c>15/TTPVHCC</c> or <c>15/PBS-BPTNTKQ</c> (B).
/// Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, forms; that of form 03 in A and of the stop notice is not confirmed.
/// </summary>
public sealed record PaperNumber
{
    private PaperNumber(PaperKind kind, LegalEdition edition, UnitKind counter, int year, int number) =>
        (Kind, Edition, Counter, Year, Number) = (kind, edition, counter, year, number);

    /// <summary>The kind of paper.</summary>
    public PaperKind Kind { get; }

    /// <summary>The edition whose sign it bears.</summary>
    public LegalEdition Edition { get; }

    /// <summary>What sort of unit the counter is: a centre, or the reception desk of any other body.</summary>
    public UnitKind Counter { get; }

    /// <summary>The year in which the unit counts, Viet Nam time.</summary>
    public int Year { get; }

    /// <summary>The running number, from 1.</summary>
    public int Number { get; }

    /// <summary>
    /// The number for a paper that a counter issued on a day to a dossier of an edition. Errors:
    /// <c>slip-number.malformed</c>.
    /// </summary>
    public static Result<PaperNumber> Create(
        PaperKind kind,
        LegalEdition edition,
        UnitKind counter,
        DateOnly issuedOn,
        int number
    ) =>
        number >= 1
            ? new PaperNumber(kind, edition, counter, issuedOn.Year, number)
            : new DomainError("slip-number.malformed", ErrorKind.Malformed);

    /// <summary>
    /// The number as the form prints it, below ten with a nought before it; the year stands in the form's date.
    /// Source: 30/2020/ND-CP, Appendix I, II.3; read 2026-11-29.
    /// </summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:00}/{Sign}");

    private string Sign =>
        (Kind, Edition) switch
        {
            (PaperKind.AppointmentSlip, LegalEdition.A) => "TNHS",
            (PaperKind.AppointmentSlip, LegalEdition.B) => CounterSign,
            (PaperKind.SupplementRequest, LegalEdition.A) => "HDHS",
            (PaperKind.SupplementRequest, LegalEdition.B) => $"PBS-{CounterSign}",
            (PaperKind.Refusal, LegalEdition.A) => "PTC",
            (PaperKind.Refusal, LegalEdition.B) => $"PTC-{CounterSign}",
            (PaperKind.ApologyLetter, LegalEdition.A or LegalEdition.B) => "PXL",
            (PaperKind.Result, LegalEdition.A or LegalEdition.B) => "KQ",
            (PaperKind.StopNotice, LegalEdition.A) => "TB",
            (PaperKind.StopNotice, LegalEdition.B) => $"TB-{CounterSign}",
        };

    private string CounterSign => Counter is UnitKind.OneStopCentre ? "TTPVHCC" : "BPTNTKQ";
}
