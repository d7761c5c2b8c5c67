using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Identity.Clients;

/// <summary>
/// The portal's backchannel to the built-in provider: a request becomes a call of the provider's endpoints in this
/// process. No socket, name, certificate or proxy lies between, so signing in works before the public address is
/// reachable, behind any proxy, and in a test server. Only authentication runs: the provider's protocol endpoints
/// (metadata, keys, token) live in its authentication handler.
/// </summary>
internal sealed class InProcessBackchannel(IServiceProvider services) : HttpMessageHandler
{
    private readonly Lazy<RequestDelegate> _provider = new(() =>
    {
        var app = new ApplicationBuilder(services);
        app.UseAuthentication();
        return app.Build();
    });

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateAsyncScope();
        using var answer = new MemoryStream();
        // Not through IHttpContextFactory: that would empty the accessor of the request that waits for this one.
        var http = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            RequestAborted = cancellationToken,
        };
        await CopyAsync(request, http.Request, cancellationToken);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));

        await _provider.Value(http);
        await http.Response.CompleteAsync();

        return Answer(http.Response, answer.ToArray(), request);
    }

    private static async Task CopyAsync(HttpRequestMessage from, HttpRequest to, CancellationToken cancellationToken)
    {
        var address = from.RequestUri ?? throw new InvalidOperationException("A backchannel request needs an address.");
        to.Method = from.Method.Method;
        to.Scheme = address.Scheme;
        to.Host = HostString.FromUriComponent(address);
        to.Path = PathString.FromUriComponent(address);
        to.QueryString = QueryString.FromUriComponent(address);
        foreach (var header in from.Headers.Concat(from.Content?.Headers.AsEnumerable() ?? []))
        {
            to.Headers.Append(header.Key, header.Value.ToArray());
        }

        if (from.Content is not null)
        {
            var body = await from.Content.ReadAsByteArrayAsync(cancellationToken);
            to.Body = new MemoryStream(body, writable: false);
            to.ContentLength = body.Length;
        }
    }

    private static HttpResponseMessage Answer(HttpResponse from, byte[] body, HttpRequestMessage request)
    {
        var answer = new HttpResponseMessage((System.Net.HttpStatusCode)from.StatusCode)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(body),
        };
        foreach (var header in from.Headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value))
            {
                answer.Content.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value);
            }
        }

        return answer;
    }
}
