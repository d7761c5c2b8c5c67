using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>Messages in JSON: the texts of their upper level, and what is below as it is written.</summary>
internal static class Bodies
{
    public static async Task<Dictionary<string, string>> ReadAsync(HttpRequest request)
    {
        try
        {
            var body = await request.ReadFromJsonAsync<JsonElement>();
            return body.EnumerateObject()
                .ToDictionary(
                    property => property.Name,
                    property =>
                        property.Value.ValueKind is JsonValueKind.String
                            ? property.Value.GetString()!
                            : property.Value.GetRawText(),
                    StringComparer.Ordinal
                );
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return [];
        }
    }
}
