using OnlinePublicServices.Domain.Parties;

namespace OnlinePublicServices.Features.Ports;

/// <summary>Hands short messages to whoever brings them to telephones, and reads what became of them.</summary>
internal interface ISmsGateway
{
    /// <summary>Whether one is set up; without it every message can only be sent later.</summary>
    bool IsSetUp { get; }

    /// <summary>
    /// Hands one message over. Repeating it under the same id sends no second one. Waits at most a minute; never throws for
    /// what the other side says or fails to say. Codes: <c>sms.not-set-up</c>, <c>sms.gateway-unreachable</c>,
    /// <c>sms.gateway-refused</c>, <c>sms.put-off</c> (later); <c>sms.number-refused</c>, <c>sms.text-refused</c> (never).
    /// </summary>
    Task<Delivery> SendAsync(ShortMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// What a report says, when its code of authentication is right over exactly the received bytes and it can be read;
    /// nothing otherwise. The same report may come more than once, and in any order.
    /// </summary>
    SmsReport? Read(SmsCallback callback);
}

/// <summary>A text for a telephone.</summary>
/// <param name="Id">Ours; reports name it.</param>
/// <param name="To">A mobile number.</param>
/// <param name="Text">At most five parts: 160 letters of the GSM alphabet in one part or 153 in each of several; with any
/// other letter, as every Vietnamese accent, 70 or 67.</param>
internal sealed record ShortMessage(Guid Id, PhoneNumber To, string Text);

/// <summary>A report as it arrived.</summary>
/// <param name="Signature">Of the header <c>X-Sms-Signature</c>.</param>
/// <param name="Body">The body's bytes; at most 64 KiB.</param>
internal sealed record SmsCallback(string? Signature, ReadOnlyMemory<byte> Body);

/// <summary>What became of a message.</summary>
/// <param name="Id">Ours.</param>
/// <param name="IsDelivered">Whether the telephone has it; otherwise it never will.</param>
/// <param name="Code">The gateway's own code when it wasn't delivered.</param>
/// <param name="At">When, UTC.</param>
internal sealed record SmsReport(Guid Id, bool IsDelivered, string? Code, DateTimeOffset At);
