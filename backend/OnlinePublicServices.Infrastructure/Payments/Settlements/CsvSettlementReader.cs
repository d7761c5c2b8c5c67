using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Payments.Settlements;

/// <summary>
/// Reads settlement files: CSV as in RFC 4180, UTF-8 with or without a mark of order, comma or semicolon as the heading
/// has it. A file is read as a whole or refused at the first row that isn't as it should be.
/// </summary>
internal sealed class CsvSettlementReader : ISettlementReader
{
    private const int CellMax = 1_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, SettlementLayout> Layouts = new(StringComparer.Ordinal)
    {
        ["vnpay"] = SettlementLayout.Vnpay,
        ["national-platform"] = SettlementLayout.NationalPlatform,
        ["transfer"] = SettlementLayout.Bank,
    };

    public Result<SettlementContent> Read(string way, byte[] file) =>
        !Layouts.TryGetValue(way, out var layout) ? PaymentErrors.WayUnknown
        : TextOf(file) is not { } text ? SettlementErrors.Encoding
        : Read(layout, text);

    private static string? TextOf(byte[] file)
    {
        try
        {
            return Utf8.GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Result<SettlementContent> Read(SettlementLayout layout, string text)
    {
        using var reader = new StringReader(text);
        using var csv = new CsvParser(reader, Configuration(text));
        try
        {
            if (!csv.Read())
            {
                return SettlementErrors.Columns.With("column", layout.Columns[0].Name);
            }

            return PlacesIn(layout, csv.Record!).Then(places => ReadRows(layout, csv, places));
        }
        catch (CsvHelperException)
        {
            return RowUnfit(csv.Row);
        }
    }

    private static CsvConfiguration Configuration(string text) =>
        new(CultureInfo.InvariantCulture)
        {
            Delimiter = text.Split('\n', 2)[0].Contains(';', StringComparison.Ordinal) ? ";" : ",",
            MaxFieldSize = CellMax,
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = true,
        };

    /// <summary>Where each column that is needed stands.</summary>
    private static Result<Places> PlacesIn(SettlementLayout layout, string[] heading)
    {
        // A heading with letters that can't be seen is none of ours, as of a file in UTF-16.
        var named = heading.Select(cell => cell.Any(IsUnfit) ? "" : Simple(cell)).ToList();
        var places = new List<int>();
        foreach (var column in layout.Columns)
        {
            var name = column.Headings.FirstOrDefault(named.Contains);
            if (name is null || named.IndexOf(name) != named.LastIndexOf(name))
            {
                return SettlementErrors.Columns.With("column", column.Name);
            }

            places.Add(named.IndexOf(name));
        }

        return new Places(places, heading.Length);
    }

    private static Result<SettlementContent> ReadRows(SettlementLayout layout, CsvParser csv, Places places)
    {
        var lines = new List<SettlementLine>();
        while (csv.Read())
        {
            if (csv.Row - 1 > SettlementFile.RowsMax)
            {
                return SettlementErrors.TooManyRows;
            }

            var cells = csv.Record!;
            if (cells.Length != places.Width || cells.Any(cell => cell.Any(IsUnfit)))
            {
                return RowUnfit(csv.Row);
            }

            var (line, blamed) = layout.Read(csv.Row, [.. places.Of.Select(at => cells[at])]);
            if (blamed is not null)
            {
                return RowUnfit(csv.Row).With("column", blamed);
            }

            if (line is not null)
            {
                lines.Add(line);
            }
        }

        return new SettlementContent(lines);
    }

    private static DomainError RowUnfit(int row) =>
        SettlementErrors.RowUnfit.With("row", row.ToString(CultureInfo.InvariantCulture));

    /// <summary>Banks break lines inside the words of a transfer; nothing else that can't be seen belongs into a cell.</summary>
    private static bool IsUnfit(char letter) => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t');

    private static string Simple(string heading) =>
        string.Concat(GatewayText.Plain(heading).Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private sealed record Places(IReadOnlyList<int> Of, int Width);
}
