using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using OnlinePublicServices.Features.Ports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

/// <summary>Reads forms as others do: with PdfPig in this process, and with the tools of a desk.</summary>
internal static partial class FormReading
{
    /// <summary>All text in the order in which it is written; what stands apart on the page is apart by a space.</summary>
    public static string Text(this RenderedForm form)
    {
        var text = new StringBuilder();
        var end = (X: 0d, Y: 0d);
        foreach (var letter in form.Pages().SelectMany(page => page.Letters))
        {
            var start = letter.StartBaseLine;
            var isNext = Math.Abs(start.X - end.X) < 1 && Math.Abs(start.Y - end.Y) < 1;
            text.Append(isNext ? "" : " ").Append(letter.Value);
            end = (letter.EndBaseLine.X, letter.EndBaseLine.Y);
        }

        return Flat(text.ToString());
    }

    public static IReadOnlyList<Page> Pages(this RenderedForm form)
    {
        using var document = PdfDocument.Open(form.Pdf.ToArray());
        return [.. document.GetPages()];
    }

    /// <summary>The file as text of one byte a letter, for what must or must not be in it.</summary>
    public static string Raw(this RenderedForm form) => Encoding.Latin1.GetString(form.Pdf.Span);

    /// <summary>
    /// What a tool prints about the form. Where the tool is not installed the test is skipped and says so; in CI it
    /// fails.
    /// </summary>
    public static string Through(this RenderedForm form, string tool, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(file, form.Pdf.ToArray());
        try
        {
            return Run(
                tool,
                [.. arguments.Select(argument => argument.Replace("{file}", file, StringComparison.Ordinal))]
            );
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"{tool} is not installed (Debian: poppler-utils, qpdf).");
            throw;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static string Flat(string text) => Blanks().Replace(text, " ").Trim();

    private static string Run(string tool, string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output);
        return output;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
