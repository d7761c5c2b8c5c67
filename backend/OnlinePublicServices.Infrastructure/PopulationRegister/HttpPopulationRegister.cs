using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.PopulationRegister;

/// <summary>
/// The register behind the province's integration platform (<c>LGSP</c>), over JSON by POST with a bearer's token: 200 with
/// the person; 404 with <c>error</c> <c>no-match</c>; 401 and 403 where it doesn't answer this office. The real messages are
/// not published: they stand here and in the simulator alone. Neither questions nor answers are logged.
/// </summary>
internal sealed class HttpPopulationRegister(
    IHttpClientFactory clients,
    IOptions<PopulationOptions> options,
    ILogger<HttpPopulationRegister> logger
) : IPopulationRegister
{
    public const string Client = "population-register";
    public const int LargestAnswer = 64 * 1024;

    private static readonly JsonSerializerOptions Once = new(JsonSerializerOptions.Web)
    {
        AllowDuplicateProperties = false,
    };

    public bool IsSetUp => options.Value.Address is not null;

    public async Task<Result<RegisteredPerson>> FindAsync(PersonQuestion question, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.Address is not { } address)
            return PopulationErrors.Unavailable;
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token);
        var asked = PopulationAsked.Of(question, settings.SystemId);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(asked, Once));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            using var reply = await clients.CreateClient(Client).SendAsync(request, limit.Token);
            return Judge(question, reply.StatusCode, await reply.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (Exception e)
            when (e is HttpRequestException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // Not reached, too slow or too large: asking again does no harm.
            return Failed(question, PopulationErrors.Unavailable);
        }
    }

    private Result<RegisteredPerson> Judge(PersonQuestion question, HttpStatusCode status, byte[] body) =>
        (status, Read(body)) switch
        {
            (HttpStatusCode.OK, { Error: null } said) when said.Read(question.Facts) is { } person => person,
            // A gateway that lost the way answers 404 too, but not in the register's words.
            (HttpStatusCode.NotFound, { Error: "no-match" }) => PopulationErrors.NoMatch,
            (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => Failed(question, PopulationErrors.Refused),
            _ => Failed(question, PopulationErrors.Unavailable),
        };

    private DomainError Failed(PersonQuestion question, DomainError error)
    {
        PopulationLog.NotAnswered(logger, question.Id, error.Code);
        return error;
    }

    private static PopulationSaid? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<PopulationSaid>(body, Once);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal static partial class PopulationLog
{
    [LoggerMessage(460, LogLevel.Warning, "The population register did not answer question {Id}: {Code}")]
    public static partial void NotAnswered(ILogger logger, Guid id, string code);
}
