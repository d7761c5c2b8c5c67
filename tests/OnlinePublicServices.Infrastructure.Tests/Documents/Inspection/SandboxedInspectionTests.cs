using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents.Inspection;
using SkiaSharp;

namespace OnlinePublicServices.Infrastructure.Tests.Documents.Inspection;

/// <summary>Inspection in a process of its own, as the server does it.</summary>
public sealed class SandboxedInspectionTests : IAsyncDisposable
{
    private readonly SandboxedInspection inspection = new(
        new InspectionSandbox(InspectionSandbox.OwnProgram()),
        NullLogger<SandboxedInspection>.Instance
    );

    public ValueTask DisposeAsync() => inspection.DisposeAsync();

    [Fact]
    public async Task Papers_one_after_another_and_at_once_get_their_own_verdicts()
    {
        var photo = APhoto.Held(6);
        var first = await inspection.InspectAsync(new MemoryStream(photo), photo.Length);

        var others = await Task.WhenAll(
            Enumerable.Range(1, 6).Select(pages => InspectAsync(PaperInspectionTests.BySkia(pages)))
        );

        first.Value.MediaType.ShouldBe("image/jpeg");
        using var upright = SKBitmap.Decode(first.Value.Normalised!.Value.ToArray());
        upright.Height.ShouldBe(240);
        others.ShouldBe(["1", "2", "3", "4", "5", "6"]);
    }

    [Fact]
    public async Task A_bomb_is_refused_in_bounded_time_and_the_next_paper_passes()
    {
        var clock = Stopwatch.StartNew();

        foreach (var (name, code, bytes) in PaperInspectionTests.Hostile().Where(h => h.Code == "upload.too-complex"))
            (await InspectAsync(bytes)).ShouldBe(code, name);

        (await InspectAsync(PaperInspectionTests.BySkia(2))).ShouldBe("2");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_photograph_at_the_limit_fits_into_the_inspector()
    {
        var photo = APhoto.Encoded(SKEncodedImageFormat.Png, 10_000, 5_000);

        var found = await inspection.InspectAsync(new MemoryStream(photo), photo.Length);

        found.Match(_ => "", error => error.Code).ShouldBe("");
    }

    [Fact]
    public async Task An_inspector_that_dies_refuses_its_paper_and_nothing_else()
    {
        await using var dying = new SandboxedInspection(
            new InspectionSandbox("/bin/false"),
            NullLogger<SandboxedInspection>.Instance
        );
        var paper = PaperInspectionTests.BySkia(1);

        var found = await dying.InspectAsync(new MemoryStream(paper), paper.Length);

        found.IsRefused.ShouldBeTrue();
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task A_paper_that_the_store_can_not_read_is_not_blamed_and_its_inspector_does_not_stay(Type kind)
    {
        var paper = PaperInspectionTests.BySkia(1);
        await using var inspector = new InspectionSandbox(InspectionSandbox.OwnProgram()).Start();
        var broken = new BreaksOff(paper, (Exception)Activator.CreateInstance(kind)!);

        var failure = await Should.ThrowAsync<DocumentStoreException>(() =>
            inspector.InspectAsync(broken, paper.Length, CancellationToken.None)
        );

        failure.Fault.ShouldBe(DocumentStoreFault.Unreachable);
        inspector.HasEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_paper_that_is_shorter_in_the_store_than_it_was_is_the_stores_fault()
    {
        var paper = PaperInspectionTests.BySkia(1);

        var failure = await Should.ThrowAsync<DocumentStoreException>(() =>
            inspection.InspectAsync(new MemoryStream(paper, 0, paper.Length - 1), paper.Length)
        );

        failure.Fault.ShouldBe(DocumentStoreFault.Corrupted);
        (await InspectAsync(paper)).ShouldBe("1");
    }

    /// <summary>Gives half of its bytes and fails.</summary>
    private sealed class BreaksOff(byte[] bytes, Exception failure) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == 0
                ? base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, Length / 2)], cancellationToken)
                : ValueTask.FromException<int>(failure);
    }

    private async Task<string> InspectAsync(byte[] bytes)
    {
        var found = await inspection.InspectAsync(new MemoryStream(bytes), bytes.Length);
        return found.Match(value => $"{value.Pages}{value.Normalised?.Length}", error => error.Code);
    }
}
