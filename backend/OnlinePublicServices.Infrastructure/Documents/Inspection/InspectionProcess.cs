using System.Buffers.Binary;
using System.Diagnostics;
using System.Text.Json;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>One running inspector, used by one caller at a time.</summary>
internal sealed class InspectionProcess : IAsyncDisposable
{
    private const int VerdictMax = 4096;
    private const int NormalisedMax = 48 * 1024 * 1024;

    /// <summary>Processor time that one paper may take.</summary>
    private static readonly TimeSpan ProcessorMax = TimeSpan.FromSeconds(10);

    /// <summary>Time on the wall; on a machine that is busy otherwise it ends first, and then nobody blames the paper.</summary>
    private static readonly TimeSpan WallMax = TimeSpan.FromSeconds(40);

    private readonly Process process;
    private bool ended;

    public InspectionProcess(Process process)
    {
        this.process = process;
        // Whatever a library writes there is read and dropped, or a full pipe would stop it.
        process.BeginErrorReadLine();
    }

    public int Papers { get; private set; }

    public bool HasEnded => ended || process.HasExited;

    public async Task<Result<InspectedDocument>> InspectAsync(
        Stream content,
        long length,
        CancellationToken cancellation
    )
    {
        Papers++;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var spent = ProcessorTime();
        var work = ConverseAsync(content, length, limit.Token);
        var clock = Stopwatch.StartNew();
        while (await Task.WhenAny(work, Task.Delay(200, CancellationToken.None)) != work)
        {
            if (
                ProcessorTime() - spent < ProcessorMax
                && clock.Elapsed < WallMax
                && !cancellation.IsCancellationRequested
            )
                continue;
            End();
            await limit.CancelAsync();
        }
        var understood = false;
        try
        {
            var found = await work;
            understood = true;
            return found;
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or JsonException)
        {
            cancellation.ThrowIfCancellationRequested();
            // It ran out of memory or time, or crashed: this paper's doing, unless the machine was too busy to judge.
            return clock.Elapsed >= WallMax ? InspectionErrors.Unavailable : InspectionErrors.TooComplex;
        }
        finally
        {
            // It may still wait for the rest of a paper, or answer about it: nobody can talk to it any more.
            if (!understood)
                End();
        }
    }

    public async ValueTask DisposeAsync()
    {
        End();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<Result<InspectedDocument>> ConverseAsync(
        Stream content,
        long length,
        CancellationToken cancellation
    )
    {
        var head = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(head, length);
        var input = process.StandardInput.BaseStream;
        await input.WriteAsync(head, cancellation);
        await SendAsync(content, length, input, cancellation);
        await input.FlushAsync(cancellation);

        var output = process.StandardOutput.BaseStream;
        await output.ReadExactlyAsync(head.AsMemory(0, sizeof(int)), cancellation);
        var json = new byte[Bounded(BinaryPrimitives.ReadInt32BigEndian(head), VerdictMax)];
        await output.ReadExactlyAsync(json, cancellation);
        var verdict = JsonSerializer.Deserialize<InspectionVerdict>(json) ?? throw new JsonException();
        if (verdict.Code is { } code)
            return InspectionErrors.ByCode.GetValueOrDefault(code) ?? throw new JsonException();

        byte[]? normalised = null;
        if (verdict.NormalisedLength is { } bytes)
        {
            normalised = new byte[Bounded(bytes, NormalisedMax)];
            await output.ReadExactlyAsync(normalised, cancellation);
        }
        return new InspectedDocument(
            verdict.MediaType ?? throw new JsonException(),
            verdict.Pages,
            // Spelt out, because a bare null would become an empty memory here.
            normalised is null
                ? (ReadOnlyMemory<byte>?)null
                : normalised.AsMemory()
        );
    }

    /// <summary>A paper that can't be read to its end is the store's failure, and must not be blamed on the paper.</summary>
    private static async Task SendAsync(Stream content, long length, Stream input, CancellationToken cancellation)
    {
        var buffer = new byte[128 * 1024];
        while (length > 0)
        {
            int read;
            try
            {
                read = await content.ReadAsync(buffer, cancellation);
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or DocumentStoreException))
            {
                throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
            }
            if (read == 0)
                throw new DocumentStoreException(DocumentStoreFault.Corrupted);
            await input.WriteAsync(buffer.AsMemory(0, read), cancellation);
            length -= read;
        }
    }

    /// <summary>The child has parsed hostile bytes: what it says about sizes is not believed either.</summary>
    private static int Bounded(int length, int most) =>
        length >= 0 && length <= most ? length : throw new IOException("The inspector's answer has no valid length.");

    private TimeSpan ProcessorTime()
    {
        try
        {
            process.Refresh();
            return process.HasExited ? TimeSpan.MaxValue : process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.MaxValue;
        }
    }

    private void End()
    {
        ended = true;
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }
    }
}
