using System.Buffers.Binary;
using System.Text.Json;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>
/// The inspecting side: the same program started with <see cref="Argument"/>. It reads papers from its standard input
/// and writes verdicts to its standard output; it opens no file, no socket and knows no configuration. Its limits are
/// set from outside, by whoever starts it.
/// </summary>
/// <remarks>
/// A paper is eight bytes of length and its bytes; a verdict is four bytes of length, JSON, and as many bytes as the
/// JSON says.
/// </remarks>
public static class InspectionWorker
{
    /// <summary>The argument that makes the program an inspector.</summary>
    public const string Argument = "--inspect";

    internal const int LengthMax = 64 * 1024 * 1024;

    /// <summary>Works until its input ends; answers the process's exit code.</summary>
    public static int Run()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        Span<byte> head = stackalloc byte[sizeof(long)];
        while (input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var length = BinaryPrimitives.ReadInt64BigEndian(head);
            if (length is < 0 or > LengthMax)
                return 1;
            var paper = new byte[length];
            input.ReadExactly(paper);
            Answer(output, PaperInspection.Inspect(paper));
        }
        return 0;
    }

    private static void Answer(Stream output, Result<InspectedDocument> found)
    {
        var normalised = found.IsRefused ? null : found.Value.Normalised;
        var verdict = found.IsRefused
            ? new InspectionVerdict { Code = found.Error.Code }
            : new InspectionVerdict
            {
                MediaType = found.Value.MediaType,
                Pages = found.Value.Pages,
                NormalisedLength = normalised?.Length,
            };
        var json = JsonSerializer.SerializeToUtf8Bytes(verdict);
        Span<byte> head = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(head, json.Length);
        output.Write(head);
        output.Write(json);
        if (normalised is { } bytes)
            output.Write(bytes.Span);
        output.Flush();
    }
}

/// <summary>What the inspecting process answers.</summary>
internal sealed record InspectionVerdict
{
    public string? Code { get; init; }

    public string? MediaType { get; init; }

    public int? Pages { get; init; }

    public int? NormalisedLength { get; init; }
}
