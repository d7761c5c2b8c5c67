using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>
/// Has papers inspected by processes of their own, at most <paramref name="atOnce"/> at a time. A process that takes
/// too long or dies is gone, its paper is refused, and everybody else goes on.
/// </summary>
internal sealed partial class SandboxedInspection(
    InspectionSandbox sandbox,
    ILogger<SandboxedInspection> logger,
    int atOnce = 2
) : IDocumentInspection, IAsyncDisposable
{
    /// <summary>Papers a process looks at before a fresh one takes over: what one paper may have spoilt ends with it.</summary>
    private const int PapersEach = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim places = new(atOnce);
    private readonly ConcurrentBag<InspectionProcess> idle = [];

    public async Task<Result<InspectedDocument>> InspectAsync(
        Stream content,
        long length,
        CancellationToken cancellation = default
    )
    {
        if (!await places.WaitAsync(Patience, cancellation))
            return InspectionErrors.Unavailable;
        try
        {
            return await InspectOnceAsync(content, length, cancellation);
        }
        finally
        {
            places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var process))
            await process.DisposeAsync();
        places.Dispose();
    }

    private async Task<Result<InspectedDocument>> InspectOnceAsync(
        Stream content,
        long length,
        CancellationToken cancellation
    )
    {
        var process = await TakeAsync();
        var code = "none";
        try
        {
            var found = await process.InspectAsync(content, length, cancellation);
            code = found.IsRefused ? found.Error.Code : code;
            return found;
        }
        finally
        {
            await GiveBackAsync(process, code);
        }
    }

    private async Task<InspectionProcess> TakeAsync()
    {
        while (idle.TryTake(out var process))
        {
            if (!process.HasEnded)
                return process;
            await process.DisposeAsync();
        }
        return sandbox.Start();
    }

    private async Task GiveBackAsync(InspectionProcess process, string code)
    {
        if (!process.HasEnded && process.Papers < PapersEach)
        {
            idle.Add(process);
            return;
        }
        if (process.HasEnded)
            ProcessEnded(logger, code);
        await process.DisposeAsync();
    }

    [LoggerMessage(4101, LogLevel.Warning, "An inspecting process was ended over one paper; the paper: {Code}")]
    private static partial void ProcessEnded(ILogger logger, string code);
}
