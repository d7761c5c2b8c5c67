using System.Net.Http.Json;

namespace OnlinePublicServices.SigningAgent;

/// <summary>A portal as it describes itself to agents.</summary>
internal sealed record Portal(string Origin, Uri Address, string TicketKey)
{
    /// <summary>Asks once, over TLS unless it is this computer; from then on its key is known.</summary>
    public static async Task<Portal?> Find(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var root) || (root.Scheme != "https" && !root.IsLoopback))
            return null;
        using var client = new HttpClient();
        try
        {
            var about = await client.GetFromJsonAsync<About>(new Uri(root, "/api/signing-agent"));
            return about is null
                ? null
                : new Portal(root.GetLeftPart(UriPartial.Authority), about.Address, about.TicketKey);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private sealed record About(Uri Address, string TicketKey);
}
