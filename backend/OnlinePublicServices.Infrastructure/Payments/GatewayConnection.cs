using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Payments;

/// <summary>
/// Questions to gateways: no redirects, bounded in time and size. Nothing of what is sent or answered is logged but the
/// gateway's own code.
/// </summary>
internal sealed class GatewayConnection(IHttpClientFactory clients, ILogger<GatewayConnection> logger)
{
    public const string Client = "payment-gateways";
    public const int LargestAnswer = 64 * 1024;

    /// <summary>
    /// The fields of the answer. Errors: <see cref="PaymentGatewayErrors.Unavailable"/> when there is none or none that can
    /// be read: then nobody knows what became of the question. <see cref="PaymentGatewayErrors.Refused"/> with the HTTP
    /// status as its reason.
    /// </summary>
    public async Task<Result<GatewayFields>> AskAsync(
        IPaymentGateway gateway,
        GatewayQuestion question,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, question.Address);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(question.Body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (question.Token is { Length: > 0 } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(question.Timeout);
        try
        {
            using var reply = await clients.CreateClient(Client).SendAsync(request, limit.Token);
            var body = await reply.Content.ReadAsByteArrayAsync(limit.Token);
            return Read(gateway, question.Address, reply.StatusCode, body);
        }
        catch (Exception e)
            when (e is HttpRequestException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // Not reached, too slow or too large.
            PaymentLog.Unreachable(logger, gateway.Name, question.Address.AbsolutePath);
            return PaymentGatewayErrors.Unavailable;
        }
    }

    /// <summary>The gateway's own refusal, with its code as the reason.</summary>
    public DomainError Refused(IPaymentGateway gateway, string? code)
    {
        var reason = code is { Length: >= 1 and <= 16 } && code.All(char.IsAsciiLetterOrDigit) ? code : "unknown";
        PaymentLog.Refused(logger, gateway.Name, reason);
        return PaymentGatewayErrors.Refused.With("reason", reason);
    }

    /// <summary>An answer whose code of authentication is wrong.</summary>
    public DomainError Forged(IPaymentGateway gateway)
    {
        PaymentLog.Forged(logger, gateway.Name);
        return PaymentGatewayErrors.Forged;
    }

    private Result<GatewayFields> Read(IPaymentGateway gateway, Uri address, HttpStatusCode status, byte[] body)
    {
        if (status is HttpStatusCode.OK && GatewayFields.Read(body) is { } fields)
            return fields;
        if (status is HttpStatusCode.OK or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
        {
            PaymentLog.Unreachable(logger, gateway.Name, address.AbsolutePath);
            return PaymentGatewayErrors.Unavailable;
        }

        return Refused(gateway, $"{(int)status}");
    }
}

/// <summary>A question to a gateway.</summary>
/// <param name="Address">Where it is asked.</param>
/// <param name="Body">Serialized as it is named.</param>
/// <param name="Token">Of the bearer; none: none is sent.</param>
/// <param name="Timeout">The longest wait.</param>
internal sealed record GatewayQuestion(Uri Address, object Body, string? Token, TimeSpan Timeout);

internal static partial class PaymentLog
{
    [LoggerMessage(440, LogLevel.Warning, "Payment gateway {Gateway} gave no usable answer at {Path}")]
    public static partial void Unreachable(ILogger logger, string gateway, string path);

    [LoggerMessage(441, LogLevel.Warning, "Payment gateway {Gateway} refused: {Code}")]
    public static partial void Refused(ILogger logger, string gateway, string code);

    [LoggerMessage(442, LogLevel.Error, "An answer in the name of payment gateway {Gateway} has a wrong code")]
    public static partial void Forged(ILogger logger, string gateway);
}
