using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Forms;

/// <summary>Every version of every form, read once at the start. A dossier keeps the version that it was filed with.</summary>
internal sealed class FormLibrary
{
    private readonly Dictionary<(string Id, int Version), Form> forms;

    private FormLibrary(IEnumerable<Form> forms) =>
        this.forms = forms.ToDictionary(form => (form.Definition.Id, form.Definition.Version));

    /// <summary>All forms.</summary>
    public IReadOnlyCollection<Form> All => forms.Values;

    /// <summary>A form, or nothing.</summary>
    public Form? Find(string id, int version) => forms.GetValueOrDefault((id, version));

    /// <summary>Reads every <c>*.json</c> of a folder.</summary>
    /// <exception cref="CatalogueInvalidException">
    /// A file isn't a sound form; every fault names its file and its place there.
    /// </exception>
    public static FormLibrary Load(string folder)
    {
        var faults = new List<CatalogueFault>();
        var sound = new List<Form>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            if (FormReader.Read($"forms/{Path.GetFileName(path)}", File.ReadAllBytes(path), faults) is { } form)
            {
                sound.Add(form);
            }
        }

        // A file's name is its form's id and version, so no two files can hold the same one.
        return faults.Count > 0 ? throw new CatalogueInvalidException(faults) : new FormLibrary(sound);
    }
}
