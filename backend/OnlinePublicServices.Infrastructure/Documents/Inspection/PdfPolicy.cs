using System.Text;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>
/// What a paper may contain. Actions and annotations are allowed by name and everything else is refused; keys that
/// only active content uses are refused wherever they stand, in every revision, referenced or not.
/// </summary>
internal sealed class PdfPolicy(PdfFile file)
{
    /// <summary>Going to a place in this document, and links that a reader shows before following.</summary>
    private static readonly HashSet<string> Actions = ["GoTo", "URI", "Named"];

    private static readonly HashSet<string> NamedActions = ["NextPage", "PrevPage", "FirstPage", "LastPage"];

    private static readonly HashSet<string> Annotations =
    [
        "Link",
        "Text",
        "FreeText",
        "Line",
        "Square",
        "Circle",
        "Polygon",
        "PolyLine",
        "Highlight",
        "Underline",
        "Squiggly",
        "StrikeOut",
        "Stamp",
        "Caret",
        "Ink",
        "Popup",
        "Widget",
        "Watermark",
    ];

    private static readonly HashSet<string> ActiveKeys =
    [
        "JS",
        "JavaScript",
        "AA",
        "XFA",
        "EF",
        "RF",
        "AF",
        "EmbeddedFiles",
        "Launch",
        "RichMediaContent",
        "RichMediaSettings",
        "Collection",
        "Renditions",
        "AlternatePresentations",
        "OPI",
        "NeedsRendering",
        "3DD",
        "FFilter",
    ];

    private static readonly HashSet<string> ActiveActions =
    [
        "JavaScript",
        "Launch",
        "SubmitForm",
        "ImportData",
        "ResetForm",
        "GoToR",
        "GoToE",
        "GoTo3DView",
        "Rendition",
        "RichMediaExecute",
        "SetOCGState",
    ];

    private static readonly HashSet<string> ActiveTypes =
    [
        "EmbeddedFile",
        "Filespec",
        "RichMedia",
        "3D",
        "Rendition",
        "MediaClip",
        "Sound",
        "Movie",
    ];

    private static readonly string[] Schemes = ["http://", "https://", "mailto:", "tel:"];

    /// <summary>Looks at every object; throws at the first that is not allowed.</summary>
    public void Check()
    {
        foreach (var (_, value) in file.AllObjects)
            Check(value);
    }

    private void Check(object? value)
    {
        if (value is List<object?> items)
        {
            foreach (var item in items)
                Check(item);
        }
        if (value is not PdfDictionary dictionary)
            return;
        CheckKeys(dictionary);
        CheckActions(dictionary);
        CheckAnnotation(dictionary);
        CheckFont(dictionary);
        foreach (var inner in dictionary.Values)
            Check(inner);
    }

    private static void CheckKeys(PdfDictionary dictionary)
    {
        if (dictionary.Keys.Any(ActiveKeys.Contains))
            throw Active();
        if (dictionary.Name("Type") is { } type && ActiveTypes.Contains(type))
            throw Active();
        // A stream whose data lie in another file, a form drawn from another file, a program in PostScript.
        if (dictionary.Stream is not null && dictionary.ContainsKey("F"))
            throw Active();
        if (dictionary.Name("Subtype") is "PS" || dictionary.Name("Subtype2") is "PS")
            throw Active();
        if (dictionary.Name("Subtype") is "Form" && dictionary.ContainsKey("Ref"))
            throw Active();
    }

    private void CheckActions(PdfDictionary dictionary)
    {
        if (dictionary.Name("S") is { } kind && ActiveActions.Contains(kind))
            throw Active();
        if (dictionary.Name("Type") is "Action")
            CheckAction(dictionary);
        foreach (var key in (string[])["A", "PA", "OpenAction", "Next"])
        {
            var action = file.Resolve(dictionary.GetValueOrDefault(key));
            foreach (var one in action as List<object?> ?? [action])
            {
                // A structure element keeps its attributes under A too; they have no S.
                if (file.Dictionary(one) is { } found && found.ContainsKey("S"))
                    CheckAction(found);
            }
        }
    }

    private void CheckAction(PdfDictionary action)
    {
        var kind = (file.Resolve(action.GetValueOrDefault("S")) as PdfName)?.Value;
        if (kind is null || !Actions.Contains(kind))
            throw Active();
        if (kind == "Named" && !NamedActions.Contains(action.Name("N") ?? ""))
            throw Active();
        if (kind == "URI")
        {
            var target = file.Resolve(action.GetValueOrDefault("URI")) is PdfText text
                ? Encoding.Latin1.GetString(text.Bytes)
                : "";
            if (!Array.Exists(Schemes, scheme => target.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
                throw Active();
        }
    }

    private static void CheckAnnotation(PdfDictionary dictionary)
    {
        var isAnnotation =
            dictionary.Name("Type") is "Annot" || (dictionary.ContainsKey("Rect") && dictionary.ContainsKey("Subtype"));
        if (isAnnotation && (dictionary.Name("Subtype") is not { } kind || !Annotations.Contains(kind)))
            throw Active();
    }

    /// <summary>A font's matrix holds six numbers; words in it were run as a program by a reader (CVE-2024-4367).</summary>
    private void CheckFont(PdfDictionary dictionary)
    {
        if (!dictionary.TryGetValue("FontMatrix", out var matrix))
            return;
        if (
            file.Resolve(matrix) is not List<object?> { Count: 6 } numbers
            || numbers.Exists(n => file.Resolve(n) is not double)
        )
            throw Active();
    }

    private static PdfRefusedException Active() => new(InspectionErrors.PdfActiveContent);
}
