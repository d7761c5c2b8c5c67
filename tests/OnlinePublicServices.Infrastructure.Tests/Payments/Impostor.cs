using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

/// <summary>Whatever stands at a gateway's address and answers as it likes.</summary>
internal sealed class Impostor : IAsyncDisposable
{
    private readonly WebApplication app;

    private Impostor(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public ConcurrentQueue<string> Asked { get; } = [];

    public static async Task<Impostor> OpenAsync(Func<string, RequestDelegate> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        var built = builder.Build();
        var impostor = new Impostor(built);
        built.UseRouting();
        built.Map(
            "/{**any}",
            (RequestDelegate)(
                async context =>
                {
                    using var body = new StreamReader(context.Request.Body);
                    var asked = await body.ReadToEndAsync(context.RequestAborted);
                    impostor.Asked.Enqueue(asked);
                    await answer(asked)(context);
                }
            )
        );
        await built.StartAsync(TestContext.Current.CancellationToken);
        return impostor;
    }

    public static RequestDelegate Json(string body, int status = 200) =>
        context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body);
        };

    /// <summary>Takes the question and never answers, until who asked has gone.</summary>
    public static RequestDelegate Silence =>
        context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
