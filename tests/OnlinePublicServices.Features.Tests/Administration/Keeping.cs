using System.Text.Json;
using System.Text.Json.Nodes;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Administration;

/// <summary>What an administrator does to the catalogue.</summary>
internal static class Keeping
{
    public const string Why = "Quyết định 12/QĐ-UBND";

    /// <summary>An entry as it is, to be changed.</summary>
    public static async Task<(JsonObject Content, int DrawnFrom)> Entry(
        this Clerk administrator,
        string kind,
        string key
    )
    {
        var shown = (await administrator.Get($"/api/administration/entries/{kind}/{key}")).ShouldBe(200);
        return (JsonNode.Parse(shown["content"].GetRawText())!.AsObject(), shown["drawnFrom"].GetInt32());
    }

    /// <summary>The entry with a change, drawn up.</summary>
    public static async Task<Answer> Change(
        this Clerk administrator,
        string kind,
        string key,
        Action<JsonObject> change
    )
    {
        var (content, drawnFrom) = await administrator.Entry(kind, key);
        change(content);
        return await administrator.Propose(kind, key, content, drawnFrom);
    }

    public static Task<Answer> Propose(
        this Clerk administrator,
        string kind,
        string key,
        JsonNode content,
        int drawnFrom,
        string reason = Why
    ) =>
        administrator.Post(
            "/api/administration/editions",
            new
            {
                entries = new[]
                {
                    new
                    {
                        kind,
                        key,
                        content,
                    },
                },
                drawnFrom,
                reason,
            },
            Guid.NewGuid().ToString()
        );

    public static async Task<int> Proposed(this Task<Answer> proposal) =>
        (await proposal).ShouldBe(201)["number"].GetInt32();

    public static Task<Answer> Adopt(this Clerk administrator, int number, bool confirmed = false) =>
        administrator.Post($"/api/administration/editions/{number}/adoption", new { confirmed });

    public static async Task<Answer> Edition(this Clerk administrator, int number) =>
        (await administrator.Get($"/api/administration/editions/{number}")).ShouldBe(200);

    /// <summary>Ends a unit in favour of others.</summary>
    public static async Task<Answer> EndUnit(
        this Clerk administrator,
        string unit,
        string lastDay,
        bool staffGoesAlong,
        params (string Unit, string[] Fields, string[] Procedures)[] successors
    )
    {
        var (_, drawnFrom) = await administrator.Entry("unit", unit);
        return await administrator.Post(
            $"/api/administration/units/{unit}/succession",
            new
            {
                lastDay,
                successors = successors.Select(s => new
                {
                    successorId = s.Unit,
                    fields = s.Fields,
                    procedures = s.Procedures,
                }),
                staffGoesAlong,
                drawnFrom,
                reason = Why,
            },
            Guid.NewGuid().ToString()
        );
    }

    /// <summary>The fault at a field; nothing where there is none.</summary>
    public static string? FaultAt(this Answer answer, string path) =>
        answer.Json.TryGetProperty("errors", out var errors) && errors.TryGetProperty(path, out var codes)
            ? codes[0].GetString()
            : null;

    /// <summary>The codes on a list of work.</summary>
    public static async Task<IReadOnlyList<string?>> Work(this Clerk clerk, string list) =>
        [
            .. (await clerk.Get($"/api/work?list={list}&limit=100"))
                .ShouldBe(200)["items"]
                .EnumerateArray()
                .Select(item => item.GetProperty("code").GetString()),
        ];

    public static IEnumerable<JsonElement> History(this Answer dossier) => dossier["history"].EnumerateArray();
}
