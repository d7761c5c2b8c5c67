using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.RemoteSigningSimulator;

/// <summary>The OAuth 2.0 side (RFC 6749, 7636; CSC API v2.0.0.2, section 8.4): question, consent, token.</summary>
internal sealed class AuthorizationServer(SimulatorSettings settings, Vault vault, Consents consents)
{
    private const string IssuerPath = "/issuer";

    public static string IssuerAt(HttpRequest request) => $"{request.Scheme}://{request.Host}{IssuerPath}";

    private static IResult Describe(HttpRequest request) =>
        Protocol.Answer(
            new
            {
                issuer = IssuerAt(request),
                authorization_endpoint = $"{request.Scheme}://{request.Host}/oauth2/authorize",
                token_endpoint = $"{request.Scheme}://{request.Host}/oauth2/token",
            }
        );

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/oauth2/authorize", (RequestDelegate)(context => Ask(context).ExecuteAsync(context)));
        endpoints.MapGet(
            $"/.well-known/oauth-authorization-server{IssuerPath}",
            (RequestDelegate)(context => Describe(context.Request).ExecuteAsync(context))
        );
        endpoints.MapPost("/oauth2/consent", (RequestDelegate)Decide);
        endpoints.MapPost("/oauth2/token", (RequestDelegate)Redeem);
    }

    private IResult Ask(HttpContext context)
    {
        var asked = context.Request.Query;
        var returnTo = asked["redirect_uri"].ToString();
        // Nobody is sent to an address that the application has not registered.
        if (asked["client_id"] != settings.ClientId || !settings.ReturnTo.Contains(returnTo))
        {
            return Protocol.Error("invalid_client", "client_id or redirect_uri is not registered");
        }

        var state = asked["state"].ToString();
        if (
            asked["response_type"] != "code"
            || asked["code_challenge_method"] != "S256"
            || asked["code_challenge"].ToString() is not { Length: 43 } challenge
        )
        {
            return Back(returnTo, state, ("error", "invalid_request"));
        }

        var question = asked["scope"].ToString() switch
        {
            "service" => new Question(returnTo, state, challenge, null, 0, new HashSet<string>()),
            "credential" => ToSign(asked, returnTo, state, challenge),
            _ => null,
        };
        return question is null
            ? Back(returnTo, state, ("error", "invalid_request"))
            : Page(consents.Ask(question), question, "", wasWrong: false);
    }

    private Question? ToSign(IQueryCollection asked, string returnTo, string state, string challenge)
    {
        if (
            vault.Find(asked["credentialID"].ToString()) is not { } credential
            || asked["hashAlgorithmOID"] != SigningService.Sha256
            || !int.TryParse(asked["numSignatures"], CultureInfo.InvariantCulture, out var count)
            || ReadHashes(asked["hashes"].ToString()) is not { Count: > 0 } hashes
            || count < hashes.Count
        )
        {
            return null;
        }

        return new Question(returnTo, state, challenge, credential, count, hashes);
    }

    private static HashSet<string>? ReadHashes(string text)
    {
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split(','))
        {
            if (!Base64Url.IsValid(part, out var length) || length != SigningService.HashBytes)
            {
                return null;
            }

            hashes.Add(Convert.ToHexStringLower(Base64Url.DecodeFromChars(part)));
        }

        return hashes;
    }

    private async Task Decide(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var id = form["request"].ToString();
        await Decide(id, form).ExecuteAsync(context);
    }

    private IResult Decide(string id, IFormCollection form)
    {
        if (consents.Find(id) is not { } question)
        {
            return Protocol.Error("invalid_request", "answered before");
        }

        if (form["decision"] != "agree")
        {
            consents.Close(id);
            return Refused(question, form["decision"] == "fail" ? "server_error" : "access_denied");
        }

        var login = form["login"].ToString();
        var customer = question.Credential?.Customer ?? vault.FindCustomer(login);
        if (customer is null || form["pin"] != settings.Pin)
        {
            if (consents.MayTryAgain(id))
            {
                return Page(id, question, login, wasWrong: true);
            }

            consents.Close(id);
            return Refused(question, "access_denied");
        }

        return consents.Agree(id, customer) is { } code
            ? Back(question.ReturnTo, question.State, ("code", code))
            : Protocol.Error("invalid_request", "answered before");
    }

    private async Task Redeem(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        await Redeem(context.Request, form).ExecuteAsync(context);
    }

    private IResult Redeem(HttpRequest request, IFormCollection form)
    {
        var known = Convert.ToBase64String(
            Encoding.UTF8.GetBytes(
                $"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(settings.ClientSecret)}"
            )
        );
        if (request.Headers.Authorization != $"Basic {known}")
        {
            return Protocol.Error("invalid_client", "unknown client", StatusCodes.Status401Unauthorized);
        }

        if (form["grant_type"] != "authorization_code")
        {
            return Protocol.Error("unsupported_grant_type", "authorization_code alone");
        }

        return consents.Redeem($"{form["code"]}", $"{form["redirect_uri"]}", $"{form["code_verifier"]}") is { } token
            ? Protocol.Answer(
                new
                {
                    access_token = token,
                    token_type = "Bearer",
                    expires_in = Consents.TokenSeconds,
                }
            )
            : Protocol.Error("invalid_grant", "code, redirect_uri or code_verifier is not good");
    }

    private static IResult Page(string id, Question question, string login, bool wasWrong) =>
        Results.Text(ConsentPage.Of(id, question, login, wasWrong), "text/html", Encoding.UTF8);

    private static IResult Refused(Question question, string error) =>
        Back(question.ReturnTo, question.State, ("error", error));

    private static IResult Back(string returnTo, string state, (string Name, string Value) answer) =>
        Results.Redirect(returnTo + new QueryBuilder { { answer.Name, answer.Value }, { "state", state } });
}
