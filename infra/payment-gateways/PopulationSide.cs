using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>A place of residence.</summary>
internal sealed record PersonsPlace(string Detail, string Commune, string Province);

/// <summary>A person of the register; all are invented.</summary>
internal sealed record RegisterEntry
{
    public required string PersonalId { get; init; }

    public required string Name { get; init; }

    public string? BirthDate { get; init; }

    public string? Sex { get; init; }

    public string? Nationality { get; init; }

    public bool Died { get; init; }

    public PersonsPlace? PermanentResidence { get; init; }

    public PersonsPlace? TemporaryResidence { get; init; }

    public string? MaritalStatus { get; init; }

    public string? Spouse { get; init; }

    /// <summary><c>slow</c> or <c>fail</c>: whoever asks for this person meets that.</summary>
    public string? Does { get; init; }
}

/// <summary>A question that came, without the person.</summary>
internal sealed record RegisterQuestion(
    string Agency,
    string Officer,
    string Procedure,
    string Reason,
    string Facts,
    string Answer
);

/// <summary>The population register: answers systems that it knows, about persons whom they name rightly.</summary>
internal sealed class PopulationSide(SimulatorSettings settings)
{
    /// <summary>Longer than anybody waits.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(2);

    private static readonly string[] Needed =
    [
        "requestId",
        "agencyCode",
        "officer",
        "procedureCode",
        "reason",
        "personalId",
        "name",
        "facts",
    ];

    private static readonly RegisterEntry[] Persons = ReadPersons();

    private readonly Lock turn = new();
    private readonly List<RegisterQuestion> questions = [];
    private string mode = "answer";

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/population/persons", (RequestDelegate)Tell);
        endpoints.MapGet("/population", (RequestDelegate)(context => Show().ExecuteAsync(context)));
        endpoints.MapPost("/population/mode", (RequestDelegate)Behave);
    }

    private async Task Tell(HttpContext context)
    {
        var asked = await Bodies.ReadAsync(context.Request);
        var found = Find(asked);
        var does = mode == "answer" ? found?.Does ?? "answer" : mode;
        var (answer, result) = Judge(context, asked, found, does);
        lock (turn)
        {
            questions.Add(
                new RegisterQuestion(
                    asked.GetValueOrDefault("agencyCode", ""),
                    asked.GetValueOrDefault("officer", ""),
                    asked.GetValueOrDefault("procedureCode", ""),
                    asked.GetValueOrDefault("reason", ""),
                    asked.GetValueOrDefault("facts", ""),
                    answer
                )
            );
        }

        if (does == "slow")
        {
            await Task.Delay(Slow, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await result.ExecuteAsync(context);
    }

    private (string Answer, IResult Result) Judge(
        HttpContext context,
        Dictionary<string, string> asked,
        RegisterEntry? found,
        string does
    )
    {
        if (
            context.Request.Headers.Authorization != $"Bearer {settings.Population.Token}"
            || asked.GetValueOrDefault("systemId") != settings.Population.SystemId
            || does == "refuse"
        )
        {
            return ("403", Results.StatusCode(StatusCodes.Status403Forbidden));
        }

        if (does is "fail" or "slow")
        {
            return (does, Results.StatusCode(StatusCodes.Status502BadGateway));
        }

        return Array.Find(Needed, field => string.IsNullOrEmpty(asked.GetValueOrDefault(field))) is { } lacks
                ? ("400", Results.Json(new { error = $"missing-{lacks}" }, statusCode: StatusCodes.Status400BadRequest))
            : found is null
                ? ("404", Results.Json(new { error = "no-match" }, statusCode: StatusCodes.Status404NotFound))
            : ("200", Results.Json(Only(asked["facts"], found), JsonSerializerOptions.Web));
    }

    /// <summary>The number alone opens nothing: name and date of birth, as far as it is given, have to go with it.</summary>
    private static RegisterEntry? Find(Dictionary<string, string> asked) =>
        Array.Find(
            Persons,
            one =>
                one.PersonalId == asked.GetValueOrDefault("personalId")
                && Tidy(one.Name) == Tidy(asked.GetValueOrDefault("name", ""))
                && (
                    asked.GetValueOrDefault("birthDate") is not { Length: > 0 } born
                    || born == "null"
                    || one.BirthDate!.StartsWith(born, StringComparison.Ordinal)
                    || born.StartsWith(one.BirthDate, StringComparison.Ordinal)
                )
        );

    private static RegisterEntry Only(string facts, RegisterEntry found)
    {
        bool Asked(string fact) => facts.Contains($"\"{fact}\"", StringComparison.Ordinal);
        var (who, where, tie) = (Asked("identity"), Asked("residence"), Asked("marital-status"));
        return new RegisterEntry
        {
            PersonalId = found.PersonalId,
            Name = found.Name,
            BirthDate = who ? found.BirthDate : null,
            Sex = who ? found.Sex : null,
            Nationality = who ? found.Nationality : null,
            Died = who && found.Died,
            PermanentResidence = where ? found.PermanentResidence : null,
            TemporaryResidence = where ? found.TemporaryResidence : null,
            MaritalStatus = tie ? found.MaritalStatus : null,
            Spouse = tie ? found.Spouse : null,
        };
    }

    private IResult Show()
    {
        lock (turn)
        {
            return Pages.Population(mode, questions);
        }
    }

    private async Task Behave(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        mode = form["mode"].ToString() is "slow" or "fail" or "refuse" ? form["mode"].ToString() : "answer";
        context.Response.Redirect("/population");
    }

    private static string Tidy(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Normalize(NormalizationForm.FormC)
            .ToUpper(CultureInfo.InvariantCulture);

    private static RegisterEntry[] ReadPersons()
    {
        using var file = typeof(PopulationSide).Assembly.GetManifestResourceStream("persons.json")!;
        return JsonSerializer.Deserialize<RegisterEntry[]>(file, JsonSerializerOptions.Web)!;
    }
}
