using System.Globalization;
using System.Text.Json;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Forms;

/// <summary>What the printed declaration needs beside the answers.</summary>
/// <param name="UnitName">The receiving unit, in Vietnamese.</param>
/// <param name="DossierCode">The dossier's code.</param>
/// <param name="ApplicantName">Who declares.</param>
/// <param name="FiledAt">When it was filed, UTC.</param>
/// <param name="Place">Place of the declaration.</param>
internal sealed record DeclarationContext(
    string UnitName,
    string DossierCode,
    string ApplicantName,
    DateTimeOffset FiledAt,
    string? Place = null
);

/// <summary>
/// Fills the printed declaration from a form and its answers: a pure function. It is printed in Vietnamese, the
/// language of the file; what wasn't asked leaves no row, what was left open leaves its dots.
/// </summary>
internal static class DeclarationFill
{
    // Points between thousands and a comma before decimals, as Vietnamese offices write.
    private static readonly NumberFormatInfo Numbers = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
    };

    private static readonly string[] AddressParts = ["detail", "commune", "province"];

    /// <summary>The declaration.</summary>
    public static DeclarationContent Fill(Form form, FormAnswers answers, DeclarationContext context)
    {
        var print = form.Definition.Print;
        var visible = VisibleAnswers.Of(form, answers);
        var asked = visible.Fields.ToDictionary(field => field.Id, StringComparer.Ordinal);
        var sections = print
            .Sections.Select(section => new DeclarationSection(
                section.Title.Vi,
                [
                    .. section
                        .Rows.Where(row => asked.ContainsKey(row.Field))
                        .Select(row => Row(row, asked[row.Field], visible)),
                ]
            ))
            .Where(section => section.Rows.Count > 0);
        return new DeclarationContent
        {
            Title = print.Title.Vi,
            Recipient = print.Recipient.Vi.Replace("{unit}", context.UnitName, StringComparison.Ordinal),
            DossierCode = context.DossierCode,
            Sections = [.. sections],
            ApplicantName = context.ApplicantName,
            Place = context.Place,
            FiledAt = context.FiledAt,
        };
    }

    /// <summary>An answer in words: options by their label, dates day first, numbers with their unit.</summary>
    public static string? Words(Form.Field field, JsonElement answer)
    {
        if (field.OptionOf(answer) is { } option)
        {
            return option.Label.Vi;
        }

        return answer.ValueKind switch
        {
            JsonValueKind.String => field.Schema
                is ValueSchema.Text { Format: TextFormat.Date or TextFormat.PartialDate }
                ? Day(answer.GetString()!)
                : answer.GetString(),
            JsonValueKind.Number => AnswerText.Number(answer) is { } number
                ? WithUnit(number.ToString("#,0.######", Numbers), field.Hint.Unit)
                : null,
            JsonValueKind.Object => Address(answer),
            _ => null,
        };
    }

    private static DeclarationRow Row(PrintRow row, Form.Field field, VisibleAnswers visible)
    {
        var label = (row.Label ?? field.Hint.Label).Vi;
        if (visible[field.Id] is not { } answer)
        {
            return new DeclarationRow(label, null);
        }

        DeclarationValue? value =
            field.Schema is ValueSchema.Rows ? Table(field, answer, visible)
            : Words(field, answer) is { } words ? new DeclarationValue.Text(words)
            : null;
        return new DeclarationRow(label, value);
    }

    private static DeclarationValue.Table Table(Form.Field list, JsonElement rows, VisibleAnswers visible) =>
        new(
            [.. list.Row.Select(field => field.Hint.Label.Vi)],
            [
                .. rows.EnumerateArray()
                    .Select(row => VisibleAnswers.OfRow(list.Row, row, visible))
                    .Select(row =>
                        (IReadOnlyList<string>)
                            [.. list.Row.Select(field => row[field.Id] is { } cell ? Words(field, cell) ?? "" : "")]
                    ),
            ]
        );

    // 1950-03-17 as 17/03/1950, 1950-03 as 03/1950.
    private static string Day(string date) => string.Join('/', date.Split('-').Reverse());

    private static string WithUnit(string number, LocalText? unit) => unit is null ? number : $"{number} {unit.Vi}";

    private static string Address(JsonElement address) =>
        string.Join(
            ", ",
            AddressParts
                .Select(part => address.TryGetProperty(part, out var text) ? text.ToString() : "")
                .Where(text => text.Length > 0)
        );
}
