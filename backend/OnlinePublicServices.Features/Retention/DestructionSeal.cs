using System.Globalization;
using System.Text;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Retention;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// Seals records of destruction into a chain: each seal is the SHA-256 of the seal before and of the record's own text.
/// Whoever changes, drops or exchanges one breaks every later one. The text can be read and checked by <c>sha256sum</c>.
/// </summary>
internal static class DestructionSeal
{
    private const string LeftOut = "left-out ";

    /// <summary>The seal of a record, lower-case hexadecimal.</summary>
    public static string Of(DestructionList list) => ChainLinks.SealOf(Text(list));

    /// <summary>The first record that its seal doesn't fit, or that doesn't follow the one before; nothing when all do.</summary>
    /// <param name="records">By their number, from the first.</param>
    public static DestructionList? FirstBroken(IEnumerable<DestructionList> records)
    {
        var (seal, number) = ("", 0);
        foreach (var record in records)
        {
            if (record.RecordNumber != ++number || record.PreviousSeal != seal || record.Seal != Of(record))
            {
                return record;
            }

            seal = record.Seal;
        }

        return null;
    }

    /// <summary>What is sealed, one fact a line; it ends with a line break.</summary>
    public static string Text(DestructionList list)
    {
        var text = new StringBuilder();
        Line(text, "record", list.RecordNumber!.Value.ToString(CultureInfo.InvariantCulture));
        Line(text, "before", list.PreviousSeal!);
        Line(text, "list", list.Number.ToString(CultureInfo.InvariantCulture));
        Line(text, "unit", list.UnitId);
        Line(text, "proposed", list.ProposedBy, VietnamTime.Written(list.ProposedAt));
        Line(text, "approved", list.DecidedBy!, VietnamTime.Written(list.DecidedAt!.Value));
        Line(text, "executed", VietnamTime.Written(list.ExecutedAt!.Value));
        foreach (var item in list.Items.OrderBy(item => item.Number))
        {
            Line(
                text,
                "dossier",
                item.Code,
                item.ProcedureCode,
                item.Months.ToString(CultureInfo.InvariantCulture),
                item.Source ?? "",
                VietnamTime.Written(item.ClosedAt),
                VietnamTime.Written(item.DueAt),
                item.Hold is { } hold ? LeftOut + hold : "erased",
                VietnamTime.Written(item.DoneAt!.Value),
                string.Join(' ', item.Digests)
            );
        }

        return text.ToString();
    }

    /// <summary>What a record says; nothing where it is none, or not whole.</summary>
    public static DestructionRecord? Read(string text)
    {
        try
        {
            var lines = text.Split('\n').Select(line => line.Split('\t')).ToList();
            var record = new DestructionRecord(
                Number(One("record")[1]),
                One("before")[1],
                Number(One("list")[1]),
                One("unit")[1],
                One("proposed")[1],
                Instant(One("proposed")[2]),
                One("approved")[1],
                Instant(One("approved")[2]),
                Instant(One("executed")[1]),
                [.. lines.Where(line => line[0] == "dossier").Select((line, at) => Item(at + 1, line))]
            );
            return Text(DestructionList.Of(Guid.Empty, record, "", null)) == text ? record : null;

            string[] One(string name) => lines.Single(line => line[0] == name);
        }
        catch (Exception malformed)
            when (malformed
                    is FormatException
                        or ArgumentException
                        or InvalidOperationException
                        or IndexOutOfRangeException
            )
        {
            return null;
        }
    }

    private static DestructionItem Item(int number, string[] line)
    {
        var item = new DestructionItem(
            number,
            Guid.Empty,
            line[1],
            line[2],
            Number(line[3]),
            line[4].Length > 0 ? line[4] : null,
            Instant(line[5]),
            Instant(line[6])
        );
        var done = Instant(line[8]);
        if (line[7].StartsWith(LeftOut, StringComparison.Ordinal))
        {
            item.LeaveOut(Enum.Parse<RetentionHold>(line[7][LeftOut.Length..]), done);
        }
        else
        {
            item.Erased(line[9].Split(' ', StringSplitOptions.RemoveEmptyEntries), done);
        }

        return item;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();

    private static void Line(StringBuilder text, params ReadOnlySpan<string> parts) =>
        text.AppendJoin('\t', parts).Append('\n');
}
