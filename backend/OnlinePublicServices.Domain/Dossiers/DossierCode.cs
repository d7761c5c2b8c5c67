using System.Globalization;
using System.Text;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>
/// <c>Mã số hồ sơ</c>: the unit's code, the day of receipt and the number of that day, which grows beyond four digits
/// when it must. Born at submission, never changed, never reused, the one number a citizen needs.
/// <list type="bullet">
/// <item>A: <c>000.17.22.H56-210531-0001</c></item>
/// <item>B: <c>H56.017.02-260731-0001</c>; centrally built services put two digits of the owner agency before the
/// number: <c>H56.017.02-260731-090001</c></item>
/// </list>
/// Source: 01/2018/TT-VPCP; 03/2025/TT-VPCP, Art. 13; 04/2025/TT-VPCP.
/// </summary>
public sealed record DossierCode
{
    private const int LongestInput = 60;
    private const int OwnerLength = 2;
    private const int MinNumberLength = 4;
    private const int MaxNumber = 99_999;
    private const int CenturyOfAllDossiers = 2000;

    private DossierCode(UnitCode unit, DateOnly receivedOn, int number, string owner) =>
        (Unit, ReceivedOn, Number, Owner) = (unit, receivedOn, number, owner);

    /// <summary>The unit that received the dossier.</summary>
    public UnitCode Unit { get; }

    /// <summary>The day of receipt, Viet Nam time.</summary>
    public DateOnly ReceivedOn { get; }

    /// <summary>The number of that day in that unit, from 1.</summary>
    public int Number { get; }

    /// <summary>Two digits of the owner agency of a centrally built service; empty otherwise.</summary>
    public string Owner { get; }

    /// <summary>
    /// A code from its parts. Errors: <c>dossier-code.malformed</c> when the unit's code is of another edition than the
    /// day, stands for a whole province, or a number or owner is impossible.
    /// </summary>
    public static Result<DossierCode> Create(UnitCode unit, DateOnly receivedOn, int number, string owner = "")
    {
        var fits =
            unit.Edition == LegalEdition.On(receivedOn)
            && receivedOn.Year / 100 * 100 == CenturyOfAllDossiers
            && unit.Branch.Length > 0
            && number is >= 1 and <= MaxNumber
            && (
                owner.Length == 0
                || (unit.Edition is LegalEdition.B && owner.Length == OwnerLength && owner.All(char.IsAsciiDigit))
            );
        return fits ? new DossierCode(unit, receivedOn, number, owner) : Malformed;
    }

    /// <summary>
    /// Reads a code as people type it: case, blanks, the kind of dash and missing signs do not matter, a sign in a wrong
    /// place does. Errors: <c>dossier-code.malformed</c>; also where, without its signs, the text could be two codes.
    /// </summary>
    public static Result<DossierCode> Parse(string? text)
    {
        if (Letters(text) is not var (letters, seams) || letters.Length == 0)
        {
            return Malformed;
        }

        int[][] shapes = char.IsAsciiLetter(letters[0]) ? ShapesOfB : ShapesOfA;
        var readings = shapes
            .Where(shape => seams.IsSubsetOf(shape) && shape[^1] + MinNumberLength <= letters.Length)
            .Select(shape => Read(letters, shape))
            .OfType<DossierCode>()
            .ToList();
        return readings is [var only] ? only : Malformed;
    }

    /// <summary>The code as papers print it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Unit}-{ReceivedOn:yyMMdd}-{Owner}{Number:D4}");

    // Where the parts of a code end, counted in letters and digits; the last one is the end of the date.
    private static readonly int[][] ShapesOfA =
    [
        [3, 5, 7, 10, 16],
    ];
    private static readonly int[][] ShapesOfB =
    [
        [3, 6, 12],
        [3, 6, 8, 14],
        [3, 6, 9, 15],
    ];

    private static DomainError Malformed => new("dossier-code.malformed", ErrorKind.Malformed);

    private static DossierCode? Read(string letters, int[] shape)
    {
        var unit = string.Join('.', shape[..^1].Select((end, at) => letters[(at == 0 ? 0 : shape[at - 1])..end]));
        var parsed = UnitCode.Parse(unit);
        if (parsed.IsRefused || Date(letters[shape[^2]..shape[^1]]) is not { } receivedOn)
        {
            return null;
        }

        // A unit numbers far fewer than 100 000 dossiers in a day, so six digits and more begin with an owner.
        var tail = letters[shape[^1]..];
        var owner = tail.Length >= OwnerLength + MinNumberLength ? tail[..OwnerLength] : "";
        return NumberOf(tail[owner.Length..]) is { } number
            ? Create(parsed.Value, receivedOn, number, owner).Match<DossierCode?>(code => code, _ => null)
            : null;
    }

    private static DateOnly? Date(string digits) =>
        DateOnly.TryParseExact(
            $"{CenturyOfAllDossiers / 100}{digits}",
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    private static int? NumberOf(string digits) =>
        (digits.Length == MinNumberLength || digits[0] != '0')
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The letters and digits alone, and after how many of them a sign stood.</summary>
    private static (string Letters, HashSet<int> Seams)? Letters(string? text)
    {
        if (text is null || text.Length > LongestInput)
        {
            return null;
        }

        var letters = new StringBuilder(text.Length);
        var seams = new HashSet<int>();
        foreach (var sign in text.Trim())
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                letters.Append(char.ToUpperInvariant(sign));
            }
            else if (IsSign(sign))
            {
                seams.Add(letters.Length);
            }
            else
            {
                return null;
            }
        }

        return (letters.ToString(), seams);
    }

    // Hyphen, non-breaking hyphen, figure dash, en dash, em dash and minus: word processors put any of them.
    private static bool IsSign(char sign) =>
        sign is ' ' or '\u00a0' or '.' or '-' or (>= '\u2010' and <= '\u2014') or '\u2212';
}
