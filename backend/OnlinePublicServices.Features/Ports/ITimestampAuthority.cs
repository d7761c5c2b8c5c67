using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>Certifies that something existed at an instant (dấu thời gian, RFC 3161).</summary>
public interface ITimestampAuthority
{
    /// <summary>The most bytes that a token of this authority takes.</summary>
    int LargestToken { get; }

    /// <summary>
    /// A verified token over a SHA-256. Errors: <see cref="SigningErrors.TimestampUnavailable"/>, which names a cause
    /// in its parameter <c>cause</c>.
    /// </summary>
    Task<Result<byte[]>> StampAsync(byte[] sha256, CancellationToken cancellationToken);
}

/// <summary>The built-in timestamp authority as it answers over the wire; Development only.</summary>
public interface ITimestampResponder
{
    /// <summary>Whether it answers here at all.</summary>
    bool IsPresent { get; }

    /// <summary>The most bytes that a request may have.</summary>
    const int LargestRequest = 4096;

    /// <summary>
    /// <c>application/timestamp-query</c> in, <c>application/timestamp-reply</c> out. A bad request is answered by a
    /// refusal in the reply, as RFC 3161 asks, never by an exception.
    /// </summary>
    byte[] Respond(byte[] request);
}
