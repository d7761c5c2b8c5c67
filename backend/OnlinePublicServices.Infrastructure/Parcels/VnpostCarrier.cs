using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Parcels;

/// <summary>
/// VNPost over JSON by POST, with a bearer's token. An order has the fields of its SDK for government platforms;
/// <c>orders</c> answers <c>itemCode</c>, or <c>error</c> with 400; <c>orders/cancel</c> answers 200, or <c>error</c>
/// <c>picked-up</c> with 409; <c>tracking</c> answers <c>events</c> of <c>code</c>, <c>place</c> and <c>time</c>
/// (ISO 8601). Nothing of a person is logged.
/// </summary>
internal sealed class VnpostCarrier(
    IHttpClientFactory clients,
    IOptions<VnpostOptions> options,
    ILogger<VnpostCarrier> logger
) : IPostalCarrier
{
    public const string Client = "vnpost";
    public const int LargestAnswer = 256 * 1024;

    private const int ItemCodeMax = 32;

    public bool IsSetUp => options.Value.Address is not null;

    public async Task<Result<string>> OrderAsync(PostalOrder order, CancellationToken cancellationToken) =>
        (await AskAsync("orders", VnpostOrder.Of(order, options.Value.CustomerCode), cancellationToken)).Then<string>(
            said =>
                said.ItemCode is { Length: > 0 and <= ItemCodeMax } item && item.All(char.IsAsciiLetterOrDigit)
                    ? item
                    : Unusable("orders")
        );

    public async Task<Result<Done>> CancelAsync(string orderNumber, CancellationToken cancellationToken) =>
        (
            await AskAsync(
                "orders/cancel",
                new VnpostName(options.Value.CustomerCode, OrderNumber: orderNumber),
                cancellationToken
            )
        ).Map(_ => Done.Value);

    public async Task<Result<IReadOnlyList<ParcelTrace>>> TrackAsync(
        string itemCode,
        CancellationToken cancellationToken
    ) =>
        (
            await AskAsync(
                "tracking",
                new VnpostName(options.Value.CustomerCode, ItemCode: itemCode),
                cancellationToken
            )
        ).Then<IReadOnlyList<ParcelTrace>>(said =>
            said.Events is { } events ? events.Select(TraceOf).OfType<ParcelTrace>().ToList() : Unusable("tracking")
        );

    private async Task<Result<VnpostAnswer>> AskAsync<T>(string path, T body, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.Address is not { } address)
            return PostalErrors.Unavailable;
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"{address.AbsoluteUri.TrimEnd('/')}/{path}")
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            using var reply = await clients.CreateClient(Client).SendAsync(request, limit.Token);
            return Judge(path, reply.StatusCode, await reply.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (Exception e)
            when (e is HttpRequestException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // Not reached, too slow or too large: asking again does no harm.
            return Unusable(path);
        }
    }

    private Result<VnpostAnswer> Judge(string path, HttpStatusCode status, byte[] body) =>
        (status, Read(body)) switch
        {
            (HttpStatusCode.OK, { } said) => said,
            (HttpStatusCode.Conflict, { Error: "picked-up" }) => PostalErrors.TooLate,
            (HttpStatusCode.BadRequest, { Error: { } code }) => Refused(code),
            _ => Unusable(path),
        };

    private DomainError Refused(string code)
    {
        var reason =
            code is { Length: >= 1 and <= 32 } && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                ? code
                : "unknown";
        VnpostLog.Refused(logger, reason);
        return PostalErrors.Refused.With("reason", reason);
    }

    private DomainError Unusable(string path)
    {
        VnpostLog.Unusable(logger, path);
        return PostalErrors.Unavailable;
    }

    private static ParcelTrace? TraceOf(VnpostEvent said) =>
        KindOf(said.Code) is { } kind && said.Time is { } time
            ? new ParcelTrace(kind, time.ToUniversalTime())
            {
                Place = said.Place is { Length: > ParcelTrace.PlaceMax } place
                    ? place[..ParcelTrace.PlaceMax]
                    : said.Place,
            }
            : null;

    /// <summary>A word that isn't known moves nothing.</summary>
    private static TraceKind? KindOf(string? code) =>
        code switch
        {
            "accepted" => TraceKind.Accepted,
            "in-transit" => TraceKind.InTransit,
            "out-for-delivery" => TraceKind.OutForDelivery,
            "attempt-failed" => TraceKind.AttemptFailed,
            "delivered" => TraceKind.Delivered,
            "returning" => TraceKind.GoingBack,
            _ => null,
        };

    private static VnpostAnswer? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<VnpostAnswer>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal static partial class VnpostLog
{
    [LoggerMessage(450, LogLevel.Warning, "The post gave no usable answer at {Path}")]
    public static partial void Unusable(ILogger logger, string path);

    [LoggerMessage(451, LogLevel.Warning, "The post refused an order: {Code}")]
    public static partial void Refused(ILogger logger, string code);
}
