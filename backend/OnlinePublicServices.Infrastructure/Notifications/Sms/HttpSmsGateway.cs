using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Notifications.Sms;

/// <summary>
/// A gateway that takes messages as JSON by POST, with a bearer's token: <c>id</c>, <c>from</c>, <c>to</c> (+84…),
/// <c>text</c>. It answers 202; 400 with <c>error</c> number or text. Its reports come by POST: <c>id</c>, <c>state</c>
/// delivered or failed, <c>code</c>, <c>at</c> (ISO 8601), with HMAC-SHA256 over the body in lower-case hexadecimal. Neither
/// numbers nor texts are logged.
/// </summary>
internal sealed class HttpSmsGateway(
    IHttpClientFactory clients,
    IOptions<SmsOptions> options,
    ILogger<HttpSmsGateway> logger
) : ISmsGateway
{
    public const string Client = "sms-gateway";
    public const int LargestAnswer = 64 * 1024;

    private static readonly JsonSerializerOptions Once = new() { AllowDuplicateProperties = false };

    public bool IsSetUp => options.Value.Address is not null;

    public async Task<Delivery> SendAsync(ShortMessage message, CancellationToken cancellationToken)
    {
        if (options.Value.Address is not { } address)
            return new Delivery(DeliveryOutcome.Later, "sms.not-set-up");
        if (!message.To.IsMobile)
            return new Delivery(DeliveryOutcome.Never, "sms.number-refused");
        if (message.Text.Length == 0 || SmsText.Parts(message.Text) > SmsText.PartsMax)
            return new Delivery(DeliveryOutcome.Never, "sms.text-refused");

        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.Token);
        var body = new SmsOrder(message.Id, options.Value.Sender, message.To.International, message.Text);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Once));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            using var reply = await clients.CreateClient(Client).SendAsync(request, limit.Token);
            return Judge(reply.StatusCode, await reply.Content.ReadAsByteArrayAsync(limit.Token), message.Id);
        }
        catch (Exception e)
            when (e is HttpRequestException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // Not reached, too slow or too large: repeating it does no harm.
            return Put(DeliveryOutcome.Later, "sms.gateway-unreachable", message.Id);
        }
    }

    public SmsReport? Read(SmsCallback callback)
    {
        if (!IsSetUp || callback.Signature is not { } signature)
            return null;
        var claimed = Encoding.UTF8.GetBytes(signature);
        if (
            !options.Value.Believed.Any(key =>
                CryptographicOperations.FixedTimeEquals(Code(key, callback.Body), claimed)
            )
        )
            return null;
        return
            Deserialize<SmsSaid>(callback.Body.Span) is { Id: { } id, At: { } at, State: "delivered" or "failed" } said
            && at.Offset == TimeSpan.Zero
            ? new SmsReport(id, said.State == "delivered", said.State == "delivered" ? null : Short(said.Code), at)
            : null;
    }

    private Delivery Judge(HttpStatusCode status, byte[] body, Guid id) =>
        status switch
        {
            HttpStatusCode.Accepted => Delivery.Accepted,
            HttpStatusCode.BadRequest => Deserialize<SmsFault>(body)?.Error switch
            {
                "number" => Put(DeliveryOutcome.Never, "sms.number-refused", id),
                "text" => Put(DeliveryOutcome.Never, "sms.text-refused", id),
                _ => Put(DeliveryOutcome.Later, "sms.gateway-refused", id),
            },
            HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => Put(
                DeliveryOutcome.Later,
                "sms.put-off",
                id
            ),
            _ => Put(DeliveryOutcome.Later, "sms.gateway-refused", id),
        };

    private Delivery Put(DeliveryOutcome outcome, string code, Guid id)
    {
        SmsLog.NotTaken(logger, id, code);
        return new Delivery(outcome, code);
    }

    private static byte[] Code(string key, ReadOnlyMemory<byte> body) =>
        Encoding.UTF8.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body.Span)));

    private static string Short(string? code) =>
        code is { Length: >= 1 and <= 32 } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? code
            : "unknown";

    private static T? Deserialize<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Once);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record SmsOrder(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("text")] string Text
);

internal sealed record SmsFault([property: JsonPropertyName("error")] string? Error);

internal sealed record SmsSaid(
    [property: JsonPropertyName("id")] Guid? Id,
    [property: JsonPropertyName("state")] string? State,
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("at")] DateTimeOffset? At
);

internal static partial class SmsLog
{
    [LoggerMessage(430, LogLevel.Warning, "Short message {Id} was not taken: {Code}")]
    public static partial void NotTaken(ILogger logger, Guid id, string code);
}
