using System.Security.Cryptography;
using System.Text.Json;

namespace OnlinePublicServices.Features.Forms;

/// <summary>
/// A form ready for use: its definition checked, its fields in the order of asking. Made by <see cref="FormReader"/>
/// only, so that whoever holds one holds a sound one.
/// </summary>
/// <param name="Definition">What the file says.</param>
/// <param name="Pages">The pages with their fields, in order.</param>
/// <param name="Json">The file as it is served.</param>
internal sealed record Form(FormDefinition Definition, IReadOnlyList<Form.Page> Pages, ReadOnlyMemory<byte> Json)
{
    private readonly Dictionary<string, Field> byId = Pages
        .SelectMany(page => page.Fields)
        .ToDictionary(field => field.Id, StringComparer.Ordinal);

    /// <summary>Names this content: the first half of the file's SHA-256, in hexadecimal.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Json.Span).AsSpan(0, 16));

    /// <summary>The field with an id, or nothing.</summary>
    public Field? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The page on which a field or a part of it is asked, for leading the person back to it.</summary>
    /// <param name="path">A field path as faults carry it.</param>
    public string? PageOf(string path)
    {
        var id = path.Split('.')[0];
        return Pages.FirstOrDefault(page => page.Fields.Any(field => field.Id == id))?.Definition.Id;
    }

    /// <summary>One page.</summary>
    /// <param name="Definition">What the file says.</param>
    /// <param name="Fields">Its fields in order.</param>
    internal sealed record Page(FormPage Definition, IReadOnlyList<Field> Fields);

    /// <summary>One field.</summary>
    /// <param name="Id">Its name in the answers.</param>
    /// <param name="Hint">How it is asked.</param>
    /// <param name="Schema">What an answer may be.</param>
    /// <param name="Required">True when it must be answered whenever it is visible.</param>
    /// <param name="Row">The fields of one row when it is a list, else none.</param>
    internal sealed record Field(string Id, FieldHint Hint, ValueSchema Schema, bool Required, IReadOnlyList<Field> Row)
    {
        /// <summary>The field of a row with an id, or nothing.</summary>
        public Field? RowField(string id) => Row.FirstOrDefault(field => field.Id == id);

        /// <summary>The option that was chosen, or nothing.</summary>
        public FieldOption? OptionOf(JsonElement answer) =>
            Hint.Options?.Find(option => JsonElement.DeepEquals(option.Value, answer));
    }
}
