using OnlinePublicServices.Domain.Fees;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>
/// An amount in Vietnamese words, as receipts have to show it: groups of three digits, a nought within a group read out,
/// <c>mốt</c>, <c>tư</c> and <c>lăm</c> after tens. Source: 123/2020/ND-CP, Art. 32; the spelling is usage, no rule.
/// </summary>
internal static class AmountInWords
{
    private const int GroupsMax = 7;

    private static readonly string[] Digits = FormTexts.Digits.Split(' ');

    /// <summary>The names of the groups below a tỷ, the smallest first; then they begin anew.</summary>
    private static readonly string[] Groups = ["", FormTexts.Thousand, FormTexts.Million];

    public static string Of(Vnd amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Amount, nameof(amount));
        var words = string.Join(' ', Words(amount.Amount).Append(FormTexts.DongWord));
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static List<string> Words(long amount)
    {
        if (amount == 0)
        {
            return [Digits[0]];
        }

        List<string> words = [];
        var groups = new int[GroupsMax];
        for (var (at, rest) = (0, amount); rest > 0; at++, rest /= 1_000)
        {
            groups[at] = (int)(rest % 1_000);
        }

        for (var at = GroupsMax - 1; at >= 0; at--)
        {
            if (groups[at] > 0)
            {
                words.AddRange(Group(groups[at], isFirst: words.Count == 0));
                words.AddRange(at % 3 > 0 ? [Groups[at % 3]] : []);
            }

            // Every three groups make one tỷ of what stands before them.
            if (at > 0 && at % 3 == 0 && words.Count > 0 && groups[at..].Any(group => group > 0))
            {
                words.Add(FormTexts.Billion);
            }
        }

        return words;
    }

    private static IEnumerable<string> Group(int group, bool isFirst)
    {
        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        if (hundreds > 0 || !isFirst)
        {
            yield return Digits[hundreds];
            yield return FormTexts.Hundred;
        }

        if (tens == 1)
        {
            yield return FormTexts.Ten;
        }
        else if (tens > 1)
        {
            yield return Digits[tens];
            yield return FormTexts.Tens;
        }
        else if (ones > 0 && (hundreds > 0 || !isFirst))
        {
            yield return FormTexts.Nought;
        }

        if (ones > 0)
        {
            yield return (tens, ones) switch
            {
                (> 1, 1) => FormTexts.OneAfterTens,
                (> 1, 4) => FormTexts.FourAfterTens,
                (> 0, 5) => FormTexts.FiveAfterTens,
                _ => Digits[ones],
            };
        }
    }
}
