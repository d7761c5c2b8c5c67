using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Units;

/// <summary>
/// <c>Mã định danh điện tử của cơ quan</c>: the electronic code of an agency. Edition A writes the smallest unit first,
/// <c>000.Z1Z2.Y1Y2.MX1X2</c> (<c>000.17.22.H56</c>); edition B the largest, <c>MX1X2.Y1Y2Y3.Z1Z2</c>
/// (<c>H56.017.02</c>), where trailing levels may be absent. The codes of one unit in the two editions are two facts
/// kept as data: neither can be computed from the other.
/// Source: QCVN 102:2016/BTTTT; 20/2020/QD-TTg; 04/2025/TT-VPCP (two digits for Z; three are met and kept as written).
/// </summary>
public sealed record UnitCode
{
    private const string NoFourthLevel = "000";
    private const string NoSecondOrThirdLevel = "00";

    private UnitCode(LegalEdition edition, string authority, string branch, string office) =>
        (Edition, Authority, Branch, Office) = (edition, authority, branch, office);

    /// <summary>The edition whose order and widths the code has.</summary>
    public LegalEdition Edition { get; }

    /// <summary>First level, a letter and two digits: <c>H56</c> is the province of Thanh Hoa.</summary>
    public string Authority { get; }

    /// <summary>Second level: two digits in A, three in B; empty when the code ends before.</summary>
    public string Branch { get; }

    /// <summary>Third level: two digits in A, two or three in B; empty when the code ends before.</summary>
    public string Office { get; }

    /// <summary>
    /// Reads a code of either edition; case and surrounding blanks do not matter. Errors:
    /// <c>unit-code.malformed</c>.
    /// </summary>
    public static Result<UnitCode> Parse(string? text)
    {
        var levels = text?.Trim().ToUpperInvariant().Split('.') ?? [];
        UnitCode? code = levels switch
        {
            [NoFourthLevel, var office, var branch, var authority]
                when IsAuthority(authority) && IsDigits(branch, 2, 2) && IsDigits(office, 2, 2) => new UnitCode(
                LegalEdition.A,
                authority,
                branch == NoSecondOrThirdLevel ? "" : branch,
                office == NoSecondOrThirdLevel ? "" : office
            ),
            [var authority] when IsAuthority(authority) => new UnitCode(LegalEdition.B, authority, "", ""),
            [var authority, var branch] when IsAuthority(authority) && IsDigits(branch, 3, 3) => new UnitCode(
                LegalEdition.B,
                authority,
                branch,
                ""
            ),
            [var authority, var branch, var office]
                when IsAuthority(authority) && IsDigits(branch, 3, 3) && IsDigits(office, 2, 3) => new UnitCode(
                LegalEdition.B,
                authority,
                branch,
                office
            ),
            _ => null,
        };
        return code is not null ? code : new DomainError("unit-code.malformed", ErrorKind.Malformed);
    }

    /// <summary>The code in the order of its own edition.</summary>
    public override string ToString() =>
        Edition switch
        {
            LegalEdition.A => $"{NoFourthLevel}.{OrNone(Office)}.{OrNone(Branch)}.{Authority}",
            LegalEdition.B => string.Join('.', new[] { Authority, Branch, Office }.Where(level => level.Length > 0)),
        };

    private static string OrNone(string level) => level.Length > 0 ? level : NoSecondOrThirdLevel;

    private static bool IsAuthority(string text) =>
        text.Length == 3 && char.IsAsciiLetterUpper(text[0]) && IsDigits(text[1..], 2, 2);

    private static bool IsDigits(string text, int min, int max) =>
        text.Length >= min && text.Length <= max && text.All(char.IsAsciiDigit);
}
