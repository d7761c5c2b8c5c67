using System.Text.Json;
using OnlinePublicServices.Architecture.Tests.Sources;

namespace OnlinePublicServices.Architecture.Tests.Contract;

/// <summary>One operation of the committed contract.</summary>
internal sealed record Operation(string Method, string Path, JsonElement Json)
{
    /// <summary>Where the build writes the contract.</summary>
    public const string ContractFile = "backend/docs/openapi.json";

    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete", "head", "options"];

    public string Name => Text("operationId");

    public string Summary => Text("summary") + Text("description");

    public string Audience => Text("x-audience");

    public IReadOnlyList<string> Statuses => [.. Json.GetProperty("responses").EnumerateObject().Select(r => r.Name)];

    /// <summary>The use cases' operations; those of signing in follow other rules.</summary>
    public bool IsUseCase => Path.StartsWith("/api/", StringComparison.Ordinal);

    public static IReadOnlyList<Operation> Read(string contract) =>
        [
            .. JsonDocument
                .Parse(contract)
                .RootElement.GetProperty("paths")
                .EnumerateObject()
                .SelectMany(path =>
                    path.Value.EnumerateObject()
                        .Where(item => Methods.Contains(item.Name))
                        .Select(item => new Operation(item.Name.ToUpperInvariant(), path.Name, item.Value))
                ),
        ];

    public static IReadOnlyList<Operation> Committed() => Read(Repository.ReadText(ContractFile));

    public override string ToString() => $"{Method} {Path}";

    private string Text(string name) => Json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}

/// <summary>What every operation owes its callers.</summary>
internal static class OperationRules
{
    /// <summary>A name of its own, which becomes the function's name in the portal.</summary>
    public static IEnumerable<string> Named(IReadOnlyCollection<Operation> operations) =>
        operations
            .Where(o => o.Name.Length == 0)
            .Select(o => $"{o} has no name")
            .Concat(
                operations
                    .Where(o => o.Name.Length > 0)
                    .GroupBy(o => o.Name, StringComparer.Ordinal)
                    .Where(same => same.Count() > 1)
                    .Select(same => $"{same.Key} is the name of {string.Join(" and ", same)}")
            );

    /// <summary>A summary, out of the code.</summary>
    public static IEnumerable<string> Explained(IReadOnlyCollection<Operation> operations) =>
        operations.Where(o => o.Summary.Length == 0).Select(o => $"{o} has no summary");

    /// <summary>Whom it serves.</summary>
    public static IEnumerable<string> Addressed(IReadOnlyCollection<Operation> operations) =>
        operations.Where(o => o.Audience.Length == 0).Select(o => $"{o} says not whom it serves");

    /// <summary>
    /// What may go wrong: a parameter in the path can name nothing, a session can be missing, an act can be refused.
    /// </summary>
    public static IEnumerable<string> HonestAboutRefusals(IReadOnlyCollection<Operation> operations) =>
        operations
            .Where(o => o.Path.Contains('{', StringComparison.Ordinal) || o.Audience != "anyone" || o.Method != "GET")
            .Where(o => o.Method != "OPTIONS" && !o.Statuses.Any(status => status.StartsWith('4')))
            .Select(o => $"{o} documents no refusal");
}
