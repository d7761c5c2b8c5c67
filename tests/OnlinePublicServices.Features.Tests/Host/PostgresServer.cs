using Npgsql;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>The PostgreSQL server of the tests, out of <c>OPS_TEST_POSTGRES</c>; each host gets a database of its own.</summary>
internal static class PostgresServer
{
    public static string? Address =>
        Environment.GetEnvironmentVariable("OPS_TEST_POSTGRES") is { Length: > 0 } address ? address : null;

    public static bool IsOwed => Environment.GetEnvironmentVariable("CI") == "true";

    /// <param name="like">The connection to a database that is copied; nobody may be in it.</param>
    public static async Task<string> CreateDatabaseAsync(string? like = null)
    {
        var address = Address ?? throw new InvalidOperationException("OPS_TEST_POSTGRES names no PostgreSQL server.");
        var name = $"ops_{Guid.NewGuid():N}";
        var template = new NpgsqlConnectionStringBuilder(like ?? "Database=template1").Database;
        await ExecuteAsync(address, $"CREATE DATABASE {name} TEMPLATE {template}");
        return new NpgsqlConnectionStringBuilder(address) { Database = name, MaxPoolSize = 60 }.ToString();
    }

    public static async Task DropDatabaseAsync(string connection)
    {
        await using (var pool = new NpgsqlConnection(connection))
        {
            NpgsqlConnection.ClearPool(pool);
        }

        var name = new NpgsqlConnectionStringBuilder(connection).Database;
        await ExecuteAsync(Address!, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string address, string command)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The name is ours, made of hexadecimal digits.
        await using var create = new NpgsqlCommand(command, connection);
#pragma warning restore CA2100
        await create.ExecuteNonQueryAsync();
    }
}
