using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Pipeline;

/// <summary>Logs each request's name, outcome and duration. Never its body: bodies are personal.</summary>
internal sealed class LoggingBehavior<TRequest, TResponse>(ILogger<LoggingBehavior<TRequest, TResponse>> logger)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    private static readonly string Name = typeof(TRequest).Name;

    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await next();
        var elapsed = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;

        if (answer.IsRefused)
        {
            PipelineLog.Refused(logger, Name, answer.Error.Code, elapsed);
        }
        else
        {
            PipelineLog.Done(logger, Name, elapsed);
        }

        return answer;
    }
}

internal static partial class PipelineLog
{
    [LoggerMessage(100, LogLevel.Debug, "{Request} done in {ElapsedMs} ms")]
    public static partial void Done(ILogger logger, string request, long elapsedMs);

    [LoggerMessage(101, LogLevel.Information, "{Request} refused with {Code} in {ElapsedMs} ms")]
    public static partial void Refused(ILogger logger, string request, string code, long elapsedMs);

    [LoggerMessage(102, LogLevel.Information, "{Request} lost a race and is repeated, attempt {Attempt}")]
    public static partial void Repeated(ILogger logger, string request, int attempt);
}
