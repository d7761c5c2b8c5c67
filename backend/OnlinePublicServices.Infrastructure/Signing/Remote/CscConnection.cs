using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Remote;

/// <summary>
/// Requests to one service: no redirects, bounded in time and size. Nothing of what is sent or answered is logged but
/// the service's error code.
/// </summary>
internal sealed class CscConnection(HttpClient client, RemoteOptions provider, ILogger logger)
{
    private static readonly JsonSerializerOptions AsNamed = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A method of the signing API.</summary>
    public Task<Result<T>> CallAsync<T>(string method, object body, string? token, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, AsNamed));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var access = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        var address = new Uri($"{Root(provider.Address!)}/{method}");
        return SendAsync<T>(HttpMethod.Post, address, content, access, cancellationToken);
    }

    /// <summary>A document that stands at an address.</summary>
    public Task<Result<T>> GetAsync<T>(Uri address, CancellationToken cancellationToken) =>
        SendAsync<T>(HttpMethod.Get, address, content: null, access: null, cancellationToken);

    /// <summary>The token endpoint.</summary>
    public Task<Result<T>> PostFormAsync<T>(
        Uri address,
        Dictionary<string, string> form,
        AuthenticationHeaderValue client,
        CancellationToken cancellationToken
    ) => SendAsync<T>(HttpMethod.Post, address, new FormUrlEncodedContent(form), client, cancellationToken);

    public static string Root(Uri address) => address.AbsoluteUri.TrimEnd('/');

    private async Task<Result<T>> SendAsync<T>(
        HttpMethod method,
        Uri address,
        HttpContent? content,
        AuthenticationHeaderValue? access,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = access;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(provider.TimeoutSeconds));
        try
        {
            using var reply = await client.SendAsync(request, limit.Token);
            return Read<T>(address, reply.StatusCode, await reply.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (Exception e)
            when (e is HttpRequestException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // Not reached, too slow or too large; whoever signs may try again.
            RemoteLog.Unreachable(logger, provider.Name, address.AbsolutePath);
            return SigningErrors.RemoteUnavailable;
        }
    }

    private Result<T> Read<T>(Uri address, HttpStatusCode status, byte[] body)
    {
        if (status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
        {
            RemoteLog.Unreachable(logger, provider.Name, address.AbsolutePath);
            return SigningErrors.RemoteUnavailable;
        }

        try
        {
            if (status is HttpStatusCode.OK && JsonSerializer.Deserialize<T>(body, AsNamed) is { } answer)
                return answer;
            RemoteLog.Refused(logger, provider.Name, address.AbsolutePath, WordOf(body));
        }
        catch (JsonException)
        {
            RemoteLog.Refused(logger, provider.Name, address.AbsolutePath, "no JSON as documented");
        }

        return SigningErrors.RemoteFailed;
    }

    /// <summary>The error code of the answer; whatever else might stand there is kept out of the log.</summary>
    private static string WordOf(byte[] body) =>
        JsonSerializer.Deserialize<CscError>(body, AsNamed)?.Error is { Length: <= 64 } word
        && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? word
            : "no error code";
}

internal static partial class RemoteLog
{
    [LoggerMessage(420, LogLevel.Warning, "Remote signing service {Provider} did not answer {Path}")]
    public static partial void Unreachable(ILogger logger, string provider, string path);

    [LoggerMessage(421, LogLevel.Warning, "Remote signing service {Provider} refused {Path}: {Error}")]
    public static partial void Refused(ILogger logger, string provider, string path, string error);
}
