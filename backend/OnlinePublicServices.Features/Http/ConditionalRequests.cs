using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Http;

/// <summary>The version that an edit started from, out of <c>If-Match</c>.</summary>
public readonly record struct IfMatch(int Version)
{
    /// <summary>Binds from the head; a missing or malformed one has been refused before by the filter.</summary>
    public static ValueTask<IfMatch> BindAsync(HttpContext context) =>
        ValueTask.FromResult(ConditionalRequests.Read(context).Match(version => version, _ => default));
}

/// <summary>The client's key for an act that may be repeated, out of <c>Idempotency-Key</c>.</summary>
public readonly record struct IdempotencyKey(string Value)
{
    /// <summary>The longest key, in characters.</summary>
    public const int LengthMax = 80;

    /// <summary>Binds from the head; a missing or overlong one has been refused before by the filter.</summary>
    public static ValueTask<IdempotencyKey> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new IdempotencyKey(context.Request.Headers["Idempotency-Key"].ToString()));
}

/// <summary>Versions and keys that travel in the head of a request.</summary>
public static class ConditionalRequests
{
    private static readonly DomainError VersionMissing = new("request.if-match-missing", ErrorKind.Unconditional);
    private static readonly DomainError VersionMalformed = new("request.if-match-malformed", ErrorKind.Malformed);
    private static readonly DomainError KeyMissing = new("idempotency.key-missing", ErrorKind.Malformed);

    /// <summary>Puts the version of what is answered into the head, as <c>ETag</c>.</summary>
    public static void SetVersion(this HttpContext context, int version) =>
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>
    /// An edit has to say what it started from. Errors: <c>request.if-match-missing</c> (428),
    /// <c>request.if-match-malformed</c>.
    /// </summary>
    public static RouteHandlerBuilder RequireIfMatch(this RouteHandlerBuilder endpoint) =>
        endpoint
            .AddEndpointFilter(
                (context, next) =>
                {
                    var version = Read(context.HttpContext);
                    return version.IsRefused ? ValueTask.FromResult<object?>(version.Error.ToProblem()) : next(context);
                }
            )
            .WithMetadata(new RequiredHead("If-Match", "The version that the edit started from, as ETag gave it."))
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);

    /// <summary>A repeatable act needs a key. Error: <c>idempotency.key-missing</c>.</summary>
    public static RouteHandlerBuilder RequireIdempotencyKey(this RouteHandlerBuilder endpoint) =>
        endpoint
            .AddEndpointFilter(
                (context, next) =>
                {
                    var key = context.HttpContext.Request.Headers["Idempotency-Key"].ToString();
                    return key.Length is 0 or > IdempotencyKey.LengthMax
                        ? ValueTask.FromResult<object?>(KeyMissing.ToProblem())
                        : next(context);
                }
            )
            .WithMetadata(
                new RequiredHead("Idempotency-Key", "Up to 80 characters; a repetition gets the first answer.")
            )
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal static Result<IfMatch> Read(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
        {
            return VersionMissing;
        }

        return int.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new IfMatch(version)
            : VersionMalformed;
    }
}
