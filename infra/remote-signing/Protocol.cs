using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace OnlinePublicServices.RemoteSigningSimulator;

/// <summary>Answers as both protocols word them.</summary>
internal static class Protocol
{
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static IResult Answer(object body) => Results.Json(body, AsWritten);

    public static IResult Error(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new { error, error_description = description }, AsWritten, statusCode: status);
}
