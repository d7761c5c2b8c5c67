using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Procedures;

/// <summary>
/// <c>Mã thủ tục hành chính</c>: the national number <c>N.NNNNNN</c> (<c>1.001193</c>); a province's copy adds the
/// agency (<c>1.004616.000.00.00.H56</c>, <c>2.002396.H05</c>). Source: the national catalogue of procedures.
/// </summary>
public sealed record ProcedureCode
{
    private const int NationalLength = 8;

    private ProcedureCode(string national, UnitCode? agency) => (National, Agency) = (national, agency);

    /// <summary>The part that is the same in the whole country.</summary>
    public string National { get; }

    /// <summary>The agency whose copy it is; absent for the national procedure.</summary>
    public UnitCode? Agency { get; }

    /// <summary>Reads a code; case and surrounding blanks do not matter. Errors: <c>procedure-code.malformed</c>.</summary>
    public static Result<ProcedureCode> Parse(string? text)
    {
        var code = text?.Trim() ?? "";
        if (code.Length < NationalLength || !IsNational(code[..NationalLength]))
        {
            return Malformed;
        }

        var national = code[..NationalLength];
        if (code.Length == NationalLength)
        {
            return new ProcedureCode(national, null);
        }

        return code[NationalLength] != '.'
            ? Malformed
            : UnitCode
                .Parse(code[(NationalLength + 1)..])
                .Match<Result<ProcedureCode>>(agency => new ProcedureCode(national, agency), _ => Malformed);
    }

    /// <summary>The code as the catalogue prints it.</summary>
    public override string ToString() => Agency is null ? National : $"{National}.{Agency}";

    private static DomainError Malformed => new("procedure-code.malformed", ErrorKind.Malformed);

    private static bool IsNational(string text) =>
        text[0] is >= '1' and <= '9' && text[1] == '.' && text[2..].All(char.IsAsciiDigit);
}
