using System.Text.Json.Nodes;

namespace OnlinePublicServices.Features.Tests.Catalogues;

/// <summary>The shipped catalogue in a folder of its own, for a test that needs another law.</summary>
internal sealed class CatalogueCopy : IDisposable
{
    public CatalogueCopy()
    {
        Path = Directory.CreateTempSubdirectory("catalogue-").FullName;
        foreach (var file in Directory.EnumerateFiles(ShippedCatalogue.Folder, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(ShippedCatalogue.Folder, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Path { get; }

    /// <summary>Rewrites one file, or writes another from it.</summary>
    public void Change(string file, Action<JsonNode> change, string? into = null)
    {
        var content = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Path, file)))!;
        change(content);
        File.WriteAllText(System.IO.Path.Combine(Path, into ?? file), content.ToJsonString());
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
