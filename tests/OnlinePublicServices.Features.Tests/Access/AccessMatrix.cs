using System.Text.Json;

namespace OnlinePublicServices.Features.Tests.Access;

/// <summary>The written matrix of operations and people, and the contract that it is compared with.</summary>
public static class AccessMatrix
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete", "head", "options"];

    /// <summary>By operation, then by person.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Written { get; } = Read();

    /// <summary>Every operation of the contract.</summary>
    public static IReadOnlyList<Operation> Contract { get; } =
    [
        .. JsonDocument
            .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "openapi.json")))
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Where(item => Methods.Contains(item.Name))
                    .Select(item => new Operation(
                        item.Value.GetProperty("operationId").GetString()!,
                        item.Name.ToUpperInvariant(),
                        path.Name,
                        item.Value.TryGetProperty("x-audience", out var audience) ? audience.GetString()! : ""
                    ))
            ),
    ];

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Read()
    {
        var rows = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Access", "access-matrix.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
        var people = rows[0][1..];
        return rows[1..]
            .ToDictionary(
                row => row[0],
                row =>
                    (IReadOnlyDictionary<string, string>)
                        people.Zip(row[1..]).ToDictionary(cell => cell.First, cell => cell.Second)
            );
    }

    /// <summary>An operation as the contract names it.</summary>
    public sealed record Operation(string Name, string Method, string Path, string Audience);
}
