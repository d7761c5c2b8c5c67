using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Http;

/// <summary>The one place where a refusal becomes an HTTP answer (RFC 9457).</summary>
public static class ProblemMapping
{
    /// <summary>Where a code is explained; stable, not meant to be fetched.</summary>
    public const string TypePrefix = "urn:online-public-services:problem:";

    /// <summary>The parameter of a refusal that says when to come again, in seconds.</summary>
    internal const string RetryAfterSeconds = "retryAfterSeconds";

    /// <summary>A refusal as problem details.</summary>
    public static IResult ToProblem(this DomainError error)
    {
        var problem = new ProblemDetails
        {
            Type = TypePrefix + error.Code,
            Title = TitleOf(error.Kind),
            Status = StatusOf(error.Kind),
            Extensions = { ["code"] = error.Code, ["traceId"] = Activity.Current?.TraceId.ToString() },
        };
        if (error.Parameters.Count > 0)
        {
            problem.Extensions["parameters"] = error.Parameters;
        }

        if (error.Fields.Count > 0)
        {
            problem.Extensions["errors"] = error
                .Fields.GroupBy(f => f.Path, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Select(f => f.Code).ToArray(), StringComparer.Ordinal);
        }

        return Results.Problem(problem);
    }

    /// <summary>
    /// What every problem carries, whoever wrote it: the framework's own refusals get the code of their status, and
    /// each "not now" says when to come again, in seconds.
    /// </summary>
    public static void Complete(ProblemDetailsContext written)
    {
        var problem = written.ProblemDetails;
        var status = problem.Status ?? StatusCodes.Status500InternalServerError;
        problem.Extensions.TryAdd("code", CodeOf(status));
        problem.Type = TypePrefix + problem.Extensions["code"];
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            var heads = written.HttpContext.Response.Headers;
            heads.RetryAfter = heads.RetryAfter.Count > 0 ? heads.RetryAfter : WaitOf(problem);
        }
    }

    /// <summary>The value's answer, or the refusal's.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult> onValue) =>
        result.Match(onValue, error => error.ToProblem());

    /// <summary>200 with the value, or the refusal.</summary>
    public static IResult ToOk<T>(this Result<T> result) => result.ToHttp(value => TypedResults.Ok(value));

    /// <summary>The status of each sort of refusal.</summary>
    public static int StatusOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.Malformed => StatusCodes.Status400BadRequest,
            ErrorKind.NotSignedIn => StatusCodes.Status401Unauthorized,
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
            ErrorKind.Unconditional => StatusCodes.Status428PreconditionRequired,
            ErrorKind.Refused => StatusCodes.Status422UnprocessableEntity,
            ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
            ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
            ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        };

    private static string WaitOf(ProblemDetails problem) =>
        problem.Extensions.TryGetValue("parameters", out var given)
        && given is IReadOnlyDictionary<string, string> parameters
        && parameters.TryGetValue(RetryAfterSeconds, out var seconds)
            ? seconds
            : "10";

    private static string CodeOf(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => "session.sign-in-required",
            StatusCodes.Status404NotFound => "resource.not-found",
            StatusCodes.Status405MethodNotAllowed => "request.method-not-allowed",
            StatusCodes.Status413PayloadTooLarge => "request.too-large",
            StatusCodes.Status415UnsupportedMediaType => "request.media-type",
            StatusCodes.Status429TooManyRequests => "request.too-many",
            StatusCodes.Status503ServiceUnavailable => "request.busy",
            >= StatusCodes.Status500InternalServerError => "request.failed",
            _ => "request.malformed",
        };

    private static string TitleOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.Malformed => "The request is malformed",
            ErrorKind.NotSignedIn => "Sign in first",
            ErrorKind.NotFound => "Not found",
            ErrorKind.Forbidden => "Not allowed",
            ErrorKind.Conflict => "Not possible in the present state",
            ErrorKind.Stale => "Changed by somebody else in the meantime",
            ErrorKind.Unconditional => "Say which version the edit started from",
            ErrorKind.Refused => "Refused by a rule",
            ErrorKind.TooLarge => "Too large",
            ErrorKind.TooMany => "Too many requests",
            ErrorKind.Unavailable => "Not available at the moment",
        };
}
