using System.Globalization;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.AppointmentSlips;

/// <summary>
/// <c>Số, ký hiệu</c> of an appointment slip: a running number of the unit and year, and the sign of the edition
/// and, since B, of the sort of counter: <c>15/TNHS</c> (A), <c>15/TTPVHCC</c> or <c>15/BPTNTKQ</c> (B).
/// Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, form 01.
/// </summary>
public sealed record SlipNumber
{
    private SlipNumber(LegalEdition edition, UnitKind counter, int year, int number) =>
        (Edition, Counter, Year, Number) = (edition, counter, year, number);

    /// <summary>The edition whose sign it bears.</summary>
    public LegalEdition Edition { get; }

    /// <summary>What sort of unit the counter is: a centre, or the reception desk of any other body.</summary>
    public UnitKind Counter { get; }

    /// <summary>The year in which the unit counts, Viet Nam time.</summary>
    public int Year { get; }

    /// <summary>The running number, from 1.</summary>
    public int Number { get; }

    /// <summary>
    /// The number for a slip that a counter issued on a day to a dossier of an edition. Errors: <c>slip-number.malformed</c>.
    /// </summary>
    public static Result<SlipNumber> Create(LegalEdition edition, UnitKind counter, DateOnly issuedOn, int number) =>
        number >= 1
            ? new SlipNumber(edition, counter, issuedOn.Year, number)
            : new DomainError("slip-number.malformed", ErrorKind.Malformed);

    /// <summary>
    /// The number as the form prints it, below ten with a nought before it; the year stands in the form's date.
    /// Source: 30/2020/ND-CP, Appendix I, II.3; read 2026-11-29.
    /// </summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:00}/{Sign}");

    private string Sign =>
        Edition switch
        {
            LegalEdition.A => "TNHS",
            LegalEdition.B => Counter is UnitKind.OneStopCentre ? "TTPVHCC" : "BPTNTKQ",
        };
}
