using System.Text;
using System.Text.Json;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Forms;

namespace OnlinePublicServices.Features.Tests.Forms;

/// <summary>The definitions that tests look at: those of the catalogue, and one that holds every kind of field.</summary>
internal static class FormFiles
{
    public static readonly string Root = FindRoot();

    public static readonly string Vectors = Path.Combine(
        Root,
        "tests/OnlinePublicServices.Features.Tests/Forms/Vectors"
    );

    public static readonly FormLibrary Catalogue = FormLibrary.Load(Path.Combine(Root, "backend/catalogue/forms"));

    public static readonly Form Everything = Read(
        "everything.v1.json",
        File.ReadAllText(Path.Combine(Vectors, "everything.v1.json")),
        out _
    )!;

    public static Form Named(string id) => id == "everything" ? Everything : Catalogue.Find(id, 1)!;

    public static Form? Read(string file, string json, out List<CatalogueFault> faults)
    {
        faults = [];
        return FormReader.Read(file, Encoding.UTF8.GetBytes(json), faults);
    }

    public static FormAnswers Answers(string json) => FormAnswers.Parse(Encoding.UTF8.GetBytes(json)).Value;

    public static string[] Lines(IEnumerable<FieldError> faults) =>
        [.. faults.Select(fault => $"{fault.Path} {fault.Code}").Order(StringComparer.Ordinal)];

    public static string Compact(JsonElement json) => JsonSerializer.Serialize(json);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OnlinePublicServices.sln")))
        {
            folder =
                folder.Parent ?? throw new InvalidOperationException("The repository's root is not above the tests.");
        }

        return folder.FullName;
    }
}
