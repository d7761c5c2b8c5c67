namespace OnlinePublicServices.Features.Forms;

/// <summary>What the portal fills in fits what the field asks.</summary>
internal static class PrefillChecks
{
    /// <summary>The answers of a marital status, as forms and the population register's facts write them.</summary>
    private static readonly string[] MaritalStatuses = ["divorced", "married", "neverMarried", "widowed"];

    private static readonly string[] Genders = ["female", "male"];

    /// <summary>Tells a field whose fact is of another type, a condition without a fact, and facts of a list's rows.</summary>
    public static void Field(Form.Field field, DefinitionFault fault)
    {
        var at = $"$.fields.{field.Id}";
        if (field.Hint.Prefill is { } fact && !Fits(fact, field.Schema))
        {
            fault($"{at}.prefill", "The fact is no answer of the schema's type.");
        }

        if (field.Hint is { Prefill: null, PrefillWhen: not null })
        {
            fault($"{at}.prefillWhen", "There is no fact that it is about.");
        }

        foreach (
            var cell in field.Row.Where(cell => cell.Hint.Prefill is not null || cell.Hint.PrefillWhen is not null)
        )
        {
            fault($"{at}.items.{cell.Id}.prefill", "Rows are not about the signed-in person.");
        }
    }

    private static bool Fits(PersonFact fact, ValueSchema schema) =>
        (fact, schema) switch
        {
            (PersonFact.Address, _) => schema is ValueSchema.Group,
            (PersonFact.Gender, ValueSchema.Text { OneOf: { } choices }) => Are(choices, Genders),
            (PersonFact.MaritalStatus, ValueSchema.Text { OneOf: { } choices }) => Are(choices, MaritalStatuses),
            (PersonFact.Name or PersonFact.Spouse, ValueSchema.Text text) => text.Format is TextFormat.PersonName,
            (PersonFact.BirthDate, ValueSchema.Text text) => text.Format is TextFormat.Date or TextFormat.PartialDate,
            (PersonFact.PersonalId, ValueSchema.Text text) => text.Format is TextFormat.PersonalId,
            (PersonFact.Phone, ValueSchema.Text text) => text.Format is TextFormat.Phone,
            (PersonFact.Email, ValueSchema.Text text) => text.Format is TextFormat.Email,
            (PersonFact.Ethnicity or PersonFact.Nationality, ValueSchema.Text text) => text
                is { Format: null, OneOf: null },
            _ => false,
        };

    private static bool Are(IEnumerable<string> choices, string[] words) =>
        choices.Order(StringComparer.Ordinal).SequenceEqual(words);
}
