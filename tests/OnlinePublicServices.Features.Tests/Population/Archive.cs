using System.IO.Compression;
using System.Text.Json;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Population;

/// <summary>What a person takes along of what is kept of them.</summary>
internal static class Archive
{
    /// <summary>A file at the top of the archive.</summary>
    public static async Task<JsonElement> Of(Citizen citizen, string file)
    {
        var bytes = await citizen.Http.GetByteArrayAsync(
            new Uri("/api/personal-data/export", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        await using var content = await zip.GetEntry(file)!.OpenAsync(TestContext.Current.CancellationToken);
        using var json = await JsonDocument.ParseAsync(content);
        return json.RootElement.Clone();
    }
}
