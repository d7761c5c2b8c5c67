using System.Diagnostics;
using System.Text.RegularExpressions;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

/// <summary>What stands on a dossier's slip, as an independent reader finds it.</summary>
internal static partial class SlipText
{
    public static async Task<string> Of(Visitor visitor, string code)
    {
        var address = new Uri($"/api/dossiers/{code}/appointment-slip", UriKind.Relative);
        return await Of(await visitor.Http.GetByteArrayAsync(address, TestContext.Current.CancellationToken));
    }

    public static async Task<string> Of(byte[] file)
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("slip-");
        var path = Path.Combine(folder.FullName, "slip.pdf");
        await File.WriteAllBytesAsync(path, file, cancel);
        using var pdftotext = Process.Start(
            new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", path, "-"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var text = await pdftotext.StandardOutput.ReadToEndAsync(cancel);
        folder.Delete(recursive: true);
        return Spaces().Replace(text, " ");
    }

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
