using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace OnlinePublicServices.Features.Tests.Messages;

/// <summary>How a mail server may behave towards a message.</summary>
public enum MailManner
{
    /// <summary>250.</summary>
    Takes,

    /// <summary>451 after the recipient: greylisting, a full disk, a moody morning.</summary>
    PutsOff,

    /// <summary>550 after the recipient.</summary>
    RefusesRecipient,

    /// <summary>554 after the message's last dot.</summary>
    RefusesMessage,

    /// <summary>Keeps the message and hangs up before it says so: the gap.</summary>
    DropsBeforeAnswer,

    /// <summary>Says nothing any more once the recipient was named.</summary>
    Hangs,
}

/// <summary>A mail as the server got it.</summary>
public sealed record SunkMail(string To, string Bytes)
{
    public string MessageId => Header("Message-Id");

    public string Subject => Header("Subject");

    public string Text
    {
        get
        {
            using var message = MimeKit.MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(Bytes)));
            return message.TextBody!;
        }
    }

    private string Header(string name)
    {
        using var message = MimeKit.MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(Bytes)));
        return message.Headers[name]!;
    }
}

/// <summary>A mail server of the tests' own: a real conversation over TCP, in the manner that a test asks for.</summary>
public sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly Channel<string> askedFor = Channel.CreateUnbounded<string>();
    private readonly Task listening;

    public MailSink()
    {
        listener.Start();
        listening = Listen();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The manner towards a recipient's next message; asked once for each.</summary>
    public Func<string, MailManner> Manner { get; set; } = _ => MailManner.Takes;

    /// <summary>What was taken whole, in order of arrival, whether or not the sender was told.</summary>
    public ConcurrentQueue<SunkMail> Mails { get; } = [];

    /// <summary>Waits until somebody names a recipient.</summary>
    public Task<string> NextRecipient() =>
        askedFor
            .Reader.ReadAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await listening;
        await Task.WhenAll(conversations);
        closing.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                conversations.Add(Converse(await listener.AcceptTcpClientAsync(closing.Token)));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
            // Closed.
        }
    }

    private async Task Converse(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await Say(stream, "220 sink");
            var (to, manner) = ("", MailManner.Takes);
            while (await reader.ReadLineAsync(closing.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "RCPT")
                {
                    to = line.Split('<', '>')[1];
                    manner = Manner(to);
                    askedFor.Writer.TryWrite(to);
                }

                switch (verb, manner)
                {
                    case ("RCPT", MailManner.PutsOff):
                        await Say(stream, "451 come again");
                        break;
                    case ("RCPT", MailManner.RefusesRecipient):
                        await Say(stream, "550 nobody of that name");
                        break;
                    case ("RCPT", MailManner.Hangs):
                        await Task.Delay(Timeout.Infinite, closing.Token);
                        break;
                    case ("DATA", _):
                        await Say(stream, "354 go on");
                        var bytes = await Message(reader);
                        if (manner == MailManner.RefusesMessage)
                        {
                            await Say(stream, "554 not this one");
                            break;
                        }

                        Mails.Enqueue(new SunkMail(to, bytes));
                        if (manner == MailManner.DropsBeforeAnswer)
                        {
                            return;
                        }

                        await Say(stream, "250 taken");
                        break;
                    case ("QUIT", _):
                        await Say(stream, "221 bye");
                        return;
                    default:
                        await Say(stream, "250 sink");
                        break;
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException)
        {
            // Closed by one of the two.
        }
    }

    private async Task<string> Message(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(closing.Token) is { } line and not ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return text.ToString();
    }

    private Task Say(NetworkStream stream, string words) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), closing.Token).AsTask();
}
