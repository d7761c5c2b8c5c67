using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Infrastructure.Documents.Scanning;

namespace OnlinePublicServices.Infrastructure.Tests.Documents.Scanning;

/// <summary>The scanner's answers are believed only when they are exactly what they must be.</summary>
public sealed class ClamAvScannerTests
{
    [Theory]
    [InlineData("stream: OK\0", "Clean")]
    [InlineData("stream: Eicar-Test-Signature FOUND\0", "Infected")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0", "Error")]
    [InlineData("stream: OK", "Pending")]
    [InlineData("stream: OK\0stream: OK\0", "Pending")]
    [InlineData("stream: ok\0", "Pending")]
    [InlineData("stream: NOT OK\0", "Pending")]
    [InlineData(" stream: OK\0", "Pending")]
    [InlineData("stream: OK\n\0", "Pending")]
    [InlineData("OK\0", "Pending")]
    [InlineData("stream: O", "Pending")]
    [InlineData("stream:  FOUND\0", "Pending")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", "Pending")]
    [InlineData("stream: Can't allocate memory ERROR\0", "Pending")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n\0", "Pending")]
    [InlineData("\0", "Pending")]
    [InlineData("", "Pending")]
    public async Task An_answer_means_what_it_says_and_nothing_more(string answer, string expected)
    {
        using var daemon = new ScriptedDaemon(Encoding.ASCII.GetBytes(answer));

        var state = await daemon.Scanner().ScanAsync(new MemoryStream(new byte[200_000]));

        state.ToString().ShouldBe(expected);
        daemon.Received.ShouldBe(200_000);
    }

    [Fact]
    public async Task A_scanner_that_never_answers_leaves_the_file_pending()
    {
        using var daemon = new ScriptedDaemon(answer: null);

        var state = await daemon.Scanner(TimeSpan.FromMilliseconds(300)).ScanAsync(new MemoryStream(new byte[10]));

        state.ShouldBe(ScanState.Pending);
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_leaves_the_file_pending()
    {
        var scanner = new ClamAvScanner(
            "127.0.0.1",
            FreePort.Next(),
            TimeSpan.FromSeconds(5),
            NullLogger<ClamAvScanner>.Instance
        );

        (await scanner.ScanAsync(new MemoryStream(new byte[10]))).ShouldBe(ScanState.Pending);
    }

    [Fact]
    public async Task A_real_daemon_finds_the_test_virus_and_passes_a_clean_file()
    {
        const string program = "/usr/sbin/clamd";
        Assert.False(
            !File.Exists(program) && Environment.GetEnvironmentVariable("CI") == "true",
            "clamd is not installed"
        );
        Assert.SkipUnless(File.Exists(program), "clamd is not installed: apt-get install clamav-daemon");
        using var daemon = await RealDaemon.StartAsync(program);
        var virus = Encoding.ASCII.GetBytes(
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
        );

        (await daemon.Scanner.ScanAsync(new MemoryStream(virus))).ShouldBe(ScanState.Infected);
        (await daemon.Scanner.ScanAsync(new MemoryStream([.. new byte[5_000_000], .. virus]))).ShouldBe(
            ScanState.Infected
        );
        (await daemon.Scanner.ScanAsync(new MemoryStream(new byte[20_000_000]))).ShouldBe(ScanState.Clean);
        (await daemon.Scanner.ScanAsync(new MemoryStream(new byte[70_000_000]))).ShouldNotBe(ScanState.Clean);
    }

    /// <summary>Takes one stream and gives one prepared answer, or none.</summary>
    private sealed class ScriptedDaemon : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly byte[]? answer;

        public ScriptedDaemon(byte[]? answer)
        {
            this.answer = answer;
            listener.Start();
            _ = ServeAsync();
        }

        public long Received { get; private set; }

        public ClamAvScanner Scanner(TimeSpan? patience = null) =>
            new(
                "127.0.0.1",
                ((IPEndPoint)listener.LocalEndpoint).Port,
                patience ?? TimeSpan.FromSeconds(20),
                NullLogger<ClamAvScanner>.Instance
            );

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync()
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var head = new byte[10];
            await stream.ReadExactlyAsync(head);
            Encoding.ASCII.GetString(head).ShouldBe("zINSTREAM\0");
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length);
                var count = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(length);
                if (count == 0)
                    break;
                await stream.ReadExactlyAsync(new byte[count]);
                Received += count;
            }
            if (answer is null)
                _ = await stream.ReadAtLeastAsync(length, 1, throwOnEndOfStream: false);
            else
                await stream.WriteAsync(answer);
        }
    }

    /// <summary>clamd with a database of one line: the test virus.</summary>
    private sealed class RealDaemon(Process process, DirectoryInfo folder, int port) : IDisposable
    {
        public ClamAvScanner Scanner { get; } =
            new("127.0.0.1", port, TimeSpan.FromSeconds(60), NullLogger<ClamAvScanner>.Instance);

        public static async Task<RealDaemon> StartAsync(string program)
        {
            var folder = Directory.CreateTempSubdirectory();
            var port = FreePort.Next();
            var signature = Convert.ToHexStringLower(
                Encoding.ASCII.GetBytes("$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            );
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "eicar.ndb"),
                $"Eicar-Test-Signature:0:*:{signature}\n"
            );
            var settings = Path.Combine(folder.FullName, "clamd.conf");
            await File.WriteAllTextAsync(
                settings,
                $"""
                DatabaseDirectory {folder.FullName}
                OfficialDatabaseOnly no
                TCPSocket {port}
                TCPAddr 127.0.0.1
                Foreground yes
                StreamMaxLength 64M
                MaxScanSize 100M
                MaxFileSize 100M
                AlertExceedsMax yes
                AlertEncrypted yes
                User {Environment.UserName}

                """
            );
            var process = Process.Start(program, ["--config-file", settings]);
            await FreePort.AnswersAsync(port, TimeSpan.FromSeconds(60));
            return new RealDaemon(process, folder, port);
        }

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            folder.Delete(recursive: true);
        }
    }
}
