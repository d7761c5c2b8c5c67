using System.Globalization;
using System.Security.Cryptography;
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
    /// <summary>The seal of a record, lower-case hexadecimal.</summary>
    public static string Of(DestructionList list) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(list))));

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
                item.Hold is { } hold ? $"left-out {hold}" : "erased",
                VietnamTime.Written(item.DoneAt!.Value),
                string.Join(' ', item.Digests)
            );
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, params ReadOnlySpan<string> parts) =>
        text.AppendJoin('\t', parts).Append('\n');
}
