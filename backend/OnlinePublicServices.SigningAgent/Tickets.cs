using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OnlinePublicServices.SigningAgent;

/// <summary>
/// What a portal's ticket says (a JWT, ES256): which bytes may be signed, with which key, until when. The portal makes
/// one for each paper; it is good once.
/// </summary>
internal sealed record Ticket(
    [property: JsonPropertyName("iss")] string Portal,
    [property: JsonPropertyName("jti")] string Id,
    [property: JsonPropertyName("sid")] string Session,
    [property: JsonPropertyName("sub")] string Paper,
    [property: JsonPropertyName("num")] string Number,
    [property: JsonPropertyName("key")] string? KeyHint,
    [property: JsonPropertyName("hash")] string Hash,
    [property: JsonPropertyName("exp")] long ExpiresAt
);

/// <summary>Verifies tickets without asking anybody, and keeps those that were used until they expire.</summary>
internal sealed class Tickets(AgentSettings settings, TimeProvider time)
{
    public const string Type = "ops-signing-ticket+jwt";

    private const string FileName = "used-tickets.json";
    private const int LongestTicket = 2048;
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(6);

    /// <summary>The ticket, or the code of what is wrong with it.</summary>
    public (Ticket? Ticket, string? Fault) Read(string text, string origin, string keyHint, byte[] bytesToSign)
    {
        if (Open(text, origin) is not { } ticket)
            return (null, "agent.ticket-invalid");
        var (now, end) = (time.GetUtcNow(), DateTimeOffset.FromUnixTimeSeconds(ticket.ExpiresAt));
        if (end <= now)
            return (null, "agent.ticket-expired");
        if (ticket.Portal != origin || end > now + LongestLife || (ticket.KeyHint ?? keyHint) != keyHint)
            return (null, "agent.ticket-invalid");
        return ticket.Hash == Convert.ToHexStringLower(SHA256.HashData(bytesToSign))
            ? (ticket, null)
            : (null, "agent.ticket-other-bytes");
    }

    /// <summary>Marks them as used before anything is signed, and gives those that had not been.</summary>
    public HashSet<string> Use(IEnumerable<Ticket> tickets)
    {
        using var file = new KeptFile(settings.Folder, FileName);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var used = (file.Read() is { } bytes ? JsonSerializer.Deserialize<Dictionary<string, long>>(bytes)! : [])
            .Where(entry => entry.Value > now)
            .ToDictionary(StringComparer.Ordinal);
        var fresh = tickets
            .Where(t => used.TryAdd(t.Id, t.ExpiresAt))
            .Select(t => t.Id)
            .ToHashSet(StringComparer.Ordinal);
        file.Write(JsonSerializer.SerializeToUtf8Bytes(used));
        return fresh;
    }

    private Ticket? Open(string text, string origin)
    {
        if (text.Length > LongestTicket || text.Split('.') is not [var head, var body, var signature])
            return null;
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(settings.Portals[origin]);
            var isAuthentic = key.VerifyData(
                Encoding.ASCII.GetBytes($"{head}.{body}"),
                Base64Url.DecodeFromChars(signature),
                HashAlgorithmName.SHA256
            );
            return isAuthentic && TypeOf(head) == Type
                ? JsonSerializer.Deserialize<Ticket>(Base64Url.DecodeFromChars(body))
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or CryptographicException)
        {
            return null;
        }
    }

    private static string? TypeOf(string head)
    {
        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(head));
        return json.RootElement.TryGetProperty("typ", out var type) ? type.GetString() : null;
    }
}
