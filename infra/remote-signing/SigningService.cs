using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.RemoteSigningSimulator;

/// <summary>The signing side (CSC API v2.0.0.2, chapter 11): what it is, whose keys, and signatures over hashes.</summary>
internal sealed class SigningService(SimulatorSettings settings, Vault vault, Consents consents)
{
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const int HashBytes = 32;

    private const int SignaturesMax = 100;
    private const string Base = "/csc/v2";
    private static readonly string[] AuthTypes = ["oauth2code"];
    private static readonly string[] Methods =
    [
        "info",
        "oauth2/authorize",
        "oauth2/token",
        "credentials/list",
        "credentials/info",
        "signatures/signHash",
    ];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost($"{Base}/info", (RequestDelegate)(context => Info(context.Request).ExecuteAsync(context)));
        Guarded("credentials/list", (grant, _, _) => List(grant));
        Guarded("credentials/info", (grant, _, body) => Describe(grant, body));
        Guarded("signatures/signHash", Sign);

        void Guarded(string path, Func<Grant, string, JsonElement, IResult> answer) =>
            endpoints.MapPost($"{Base}/{path}", (RequestDelegate)(context => Answer(context, answer)));
    }

    private IResult Info(HttpRequest request) =>
        Protocol.Answer(
            new
            {
                specs = "2.0.0.2",
                name = "Remote signing simulator",
                logo = "",
                region = "VN",
                lang = "vi-VN",
                description = "For development and tests",
                authType = AuthTypes,
                oauth2 = settings.ByIssuer ? null : $"{request.Scheme}://{request.Host}",
                oauth2Issuer = settings.ByIssuer ? AuthorizationServer.IssuerAt(request) : null,
                methods = Methods,
            }
        );

    private async Task Answer(HttpContext context, Func<Grant, string, JsonElement, IResult> answer)
    {
        var head = context.Request.Headers.Authorization.ToString();
        var token = head.StartsWith("Bearer ", StringComparison.Ordinal) ? head["Bearer ".Length..] : "";
        var result =
            consents.FindToken(token) is not { } grant
                ? Protocol.Error("invalid_token", "unknown, expired or used", StatusCodes.Status401Unauthorized)
            : await Read(context.Request) is not { } body ? Protocol.Error("invalid_request", "no JSON object")
            : answer(grant, token, body);
        await result.ExecuteAsync(context);
    }

    private static async Task<JsonElement?> Read(HttpRequest request)
    {
        try
        {
            var body = await request.ReadFromJsonAsync<JsonElement>();
            return body.ValueKind == JsonValueKind.Object ? body : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private IResult List(Grant grant) =>
        grant.Question.Credential is null
            ? Protocol.Answer(new { credentialIDs = vault.Of(grant.Customer).Select(c => c.Id) })
            : WrongScope();

    private IResult Describe(Grant grant, JsonElement body)
    {
        if (grant.Question.Credential is not null)
        {
            return WrongScope();
        }

        if (vault.Find(Text(body, "credentialID")) is not { } credential || credential.Customer != grant.Customer)
        {
            return Protocol.Error("invalid_request", "Invalid parameter credentialID");
        }

        return Protocol.Answer(
            new
            {
                credentialID = credential.Id,
                key = new
                {
                    status = "enabled",
                    algo = new[] { credential.Algorithm },
                    len = credential.Kind == KeyKind.Ec ? 256 : 2048,
                    curve = credential.Kind == KeyKind.Ec ? "1.2.840.10045.3.1.7" : null,
                },
                cert = new { status = "valid", certificates = credential.Chain },
                auth = new { mode = "oauth2code" },
                SCAL = "2",
                multisign = SignaturesMax,
            }
        );
    }

    private IResult Sign(Grant grant, string token, JsonElement body)
    {
        if (grant.Question.Credential is not { } credential)
        {
            return WrongScope();
        }

        if (body.TryGetProperty("SAD", out var sad) && sad.GetString() != token)
        {
            return Protocol.Error("invalid_request", "Invalid parameter SAD");
        }

        var hashes = ReadHashes(body);
        if (
            Text(body, "credentialID") != credential.Id
            || Text(body, "hashAlgorithmOID") != Sha256
            || Text(body, "operationMode") is not ("" or "S")
            || hashes.Length is 0 or > SignaturesMax
        )
        {
            return Protocol.Error("invalid_request", "Invalid parameters");
        }

        var parameters = body.TryGetProperty("signAlgoParams", out var given) ? given.GetBytesFromBase64() : [];
        if (Text(body, "signAlgo") != credential.Algorithm || !credential.Fits(parameters))
        {
            return Protocol.Error("invalid_request", "Invalid parameter signAlgo");
        }

        if (
            hashes.Length > grant.Question.SignaturesMax
            || hashes.Any(hash => !grant.Question.Hashes.Contains(Convert.ToHexStringLower(hash)))
        )
        {
            return Protocol.Error("invalid_request", "Hash is not authorized by the SAD");
        }

        return consents.Use(token)
            ? Protocol.Answer(new { signatures = hashes.Select(credential.Sign) })
            : Protocol.Error("invalid_token", "used", StatusCodes.Status401Unauthorized);
    }

    private static byte[][] ReadHashes(JsonElement body) =>
        body.TryGetProperty("hashes", out var hashes) && hashes.ValueKind == JsonValueKind.Array
            ? [.. hashes.EnumerateArray().Select(hash => hash.GetBytesFromBase64())]
            : [];

    private static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IResult WrongScope() =>
        Protocol.Error("invalid_token", "another scope is needed", StatusCodes.Status403Forbidden);
}
