using System.Security.Cryptography;
using System.Text;

namespace OnlinePublicServices.Features.Messages;

/// <summary>What the gateway, or somebody in its name, said about a text. It holds neither number nor words.</summary>
internal sealed class SmsTrace
{
    /// <summary>The same for all that says the same; of what isn't the gateway's, in a minute.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Ours, as the report names it; nothing where the report wasn't believed.</summary>
    public Guid? ShortMessageId { get; private init; }

    public SmsHearing Hearing { get; private init; }

    /// <summary>The gateway's reason why it wasn't delivered.</summary>
    public string? Code { get; private init; }

    /// <summary>The first time, UTC; of what wasn't believed, to the minute.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>How often it was said.</summary>
    public int Times { get; set; } = 1;

    /// <summary>Of a genuine report.</summary>
    public static SmsTrace Of(Guid shortMessage, SmsHearing hearing, string? code, DateTimeOffset at) =>
        new()
        {
            Key = KeyOf($"{shortMessage:N}\n{hearing}\n{code}"),
            ShortMessageId = shortMessage,
            Hearing = hearing,
            Code = code,
            At = at,
        };

    /// <summary>Of something that isn't the gateway's. Nothing of it is kept, so that nobody fills the disk.</summary>
    public static SmsTrace OfForgery(DateTimeOffset at)
    {
        var minute = new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        return new SmsTrace
        {
            Key = KeyOf($"{minute:O}"),
            Hearing = SmsHearing.NotBelieved,
            At = minute,
        };
    }

    private static string KeyOf(string said) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)));
}

/// <summary>What followed from a report.</summary>
internal enum SmsHearing
{
    /// <summary>Not the gateway's, or unreadable.</summary>
    NotBelieved,

    /// <summary>Of a text that we don't know, or no longer wait for.</summary>
    Unknown,

    /// <summary>Said before, or overtaken by a later word.</summary>
    Repeated,

    /// <summary>The telephone has it.</summary>
    Delivered,

    /// <summary>It never will: staff sees the message.</summary>
    Failed,
}
