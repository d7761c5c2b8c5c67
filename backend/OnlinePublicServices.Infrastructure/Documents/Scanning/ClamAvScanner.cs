using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents.Scanning;

/// <summary>
/// Asks a ClamAV daemon over TCP (INSTREAM). Only the exact answer "stream: OK" is clean; everything that is late, cut,
/// unknown or an error of the daemon's leaves the bytes pending, and a limit of the daemon's is no clean bill.
/// </summary>
/// <remarks>
/// The daemon's own defaults answer OK for what exceeds its limits: run it with AlertExceedsMax, AlertEncrypted and a
/// StreamMaxLength of at least 64M.
/// </remarks>
internal sealed partial class ClamAvScanner(string host, int port, TimeSpan patience, ILogger<ClamAvScanner> logger)
    : IMalwareScanner
{
    private const int ChunkBytes = 64 * 1024;
    private const int AnswerMax = 1024;

    /// <summary>The daemon's names for what it did not look at to the end.</summary>
    private const string LimitPrefix = "Heuristics.Limits.Exceeded";

    public async Task<ScanState> ScanAsync(Stream content, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            var state = Understand(await AskAsync(content, limit.Token));
            if (state == ScanState.Infected)
                Found(logger);
            return state;
        }
        catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            Silent(logger, failure.GetType().Name);
            return ScanState.Pending;
        }
    }

    /// <summary>What an answer means, byte for byte.</summary>
    internal static ScanState Understand(string answer)
    {
        const string subject = "stream: ";
        const string found = " FOUND";
        if (answer == "stream: OK")
            return ScanState.Clean;
        if (!answer.StartsWith(subject, StringComparison.Ordinal) || !answer.EndsWith(found, StringComparison.Ordinal))
            return ScanState.Pending;
        var name = answer[subject.Length..^found.Length];
        return name.StartsWith(LimitPrefix, StringComparison.Ordinal) ? ScanState.Error
            : name.Length > 0 ? ScanState.Infected
            : ScanState.Pending;
    }

    private async Task<string> AskAsync(Stream content, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
        var chunk = new byte[sizeof(int) + ChunkBytes];
        int read;
        while ((read = await content.ReadAsync(chunk.AsMemory(sizeof(int)), cancellation)) > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await stream.WriteAsync(chunk.AsMemory(0, sizeof(int) + read), cancellation);
        }
        await stream.WriteAsync(new byte[sizeof(int)], cancellation);
        return await ReadAnswerAsync(stream, cancellation);
    }

    /// <summary>An answer ends with a zero byte; one that doesn't was cut and says nothing.</summary>
    private static async Task<string> ReadAnswerAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var answer = new byte[AnswerMax];
        var length = 0;
        while (length < AnswerMax)
        {
            var read = await stream.ReadAsync(answer.AsMemory(length), cancellation);
            if (read == 0)
                break;
            length += read;
            var end = answer.AsSpan(0, length).IndexOf((byte)0);
            if (end >= 0)
                return end == length - 1 ? Encoding.ASCII.GetString(answer, 0, end) : "";
        }
        return "";
    }

    [LoggerMessage(4201, LogLevel.Warning, "The scanner gave no answer: {Failure}")]
    private static partial void Silent(ILogger logger, string failure);

    [LoggerMessage(4202, LogLevel.Warning, "The scanner found malware in an upload")]
    private static partial void Found(ILogger logger);
}
