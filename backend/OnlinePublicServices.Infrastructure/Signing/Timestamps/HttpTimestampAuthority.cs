using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Certificates;

namespace OnlinePublicServices.Infrastructure.Signing.Timestamps;

/// <summary>
/// Asks the configured address by RFC 3161 over HTTP. Only that address: redirects are not followed, the answer is
/// limited in time and size.
/// </summary>
internal sealed class HttpTimestampAuthority(
    IHttpClientFactory clients,
    IOptions<SigningOptions> options,
    TrustedRoots roots
) : ITimestampAuthority
{
    public const string Client = "timestamp";
    public const int LargestReply = 64 * 1024;

    public int LargestToken => options.Value.Timestamp.LargestToken;

    public async Task<Result<byte[]>> StampAsync(byte[] sha256, CancellationToken cancellationToken)
    {
        var exchange = new TimestampExchange(sha256);
        using var question = new ByteArrayContent(exchange.Request);
        question.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.Timestamp.TimeoutSeconds));
        try
        {
            using var client = clients.CreateClient(Client);
            using var reply = await client.PostAsync(options.Value.Timestamp.Address, question, limit.Token);
            if (!reply.IsSuccessStatusCode)
                return TimestampExchange.Unusable("refused");
            var accepted = exchange.Accept(await reply.Content.ReadAsByteArrayAsync(limit.Token), roots);
            return accepted is { IsRefused: false, Value.Length: var length } && length > LargestToken
                ? TimestampExchange.Unusable("too-large")
                : accepted;
        }
        catch (Exception e)
            when (e is HttpRequestException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // Not reached, too slow or too large; whoever signs may try again.
            return TimestampExchange.Unusable("unreachable");
        }
    }
}
