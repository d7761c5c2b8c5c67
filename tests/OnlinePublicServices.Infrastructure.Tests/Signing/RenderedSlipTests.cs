using System.Diagnostics;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Tests.Forms;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

/// <summary>The forms that the product prints, through the whole signing.</summary>
public sealed class RenderedSlipTests : IDisposable
{
    private readonly SigningOffice office = new(clock: TimeProvider.System);

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task A_printed_slip_is_signed_in_its_place_and_everybody_accepts_it()
    {
        var form = AForm.Renderer.Render(AForm.Slip);
        var clerk = office.Hire();
        var content = office.Content(clerk, form.Pdf.ToArray()) with { Place = form.SignaturePlace! };

        var prepared = (await office.Signing.PrepareAsync(content, TestContext.Current.CancellationToken)).Value;
        var signature = new FormSignature(clerk.Sign(prepared.SignedAttributes, prepared.Algorithm));
        var signed = await office.Signing.CompleteAsync(prepared, signature, TestContext.Current.CancellationToken);

        signed.Value.Pdf.Length.ShouldBeLessThan(120 * 1024);
        var path = Path.Combine(office.Folder, "slip.pdf");
        await File.WriteAllBytesAsync(path, signed.Value.Pdf, TestContext.Current.CancellationToken);
        (await OutsideTool.RunAsync("pdfsig", path)).Output.ShouldContain("Signature is Valid");
        (await OutsideTool.RunAsync("qpdf", "--check", path)).ExitCode.ShouldBe(0);
        TestContext.Current.TestOutputHelper!.WriteLine($"{form.Pdf.Length} + {signed.Value.Pdf.Length} bytes");
        if (Environment.GetEnvironmentVariable("KEEP_SIGNED_SLIP") is { Length: > 0 } copy)
            File.Copy(path, copy, overwrite: true);
    }

    [Fact]
    public async Task Completing_many_prepared_slips_takes_milliseconds_each()
    {
        var clerk = office.Hire();
        var prepared = await office.PrepareAsync(clerk);
        var signature = new FormSignature(clerk.Sign(prepared.SignedAttributes, prepared.Algorithm));

        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 50; i++)
            await office.Signing.CompleteAsync(prepared, signature, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper!.WriteLine($"{watch.Elapsed.TotalMilliseconds / 50:0.0} ms each");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }
}
