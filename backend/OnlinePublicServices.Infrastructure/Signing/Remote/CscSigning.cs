using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Cms;

namespace OnlinePublicServices.Infrastructure.Signing.Remote;

/// <summary>
/// Remote signing by CSC API v2.0.0.2 with the consent of OAuth 2.0: authorization code with PKCE, scope <c>service</c>
/// to list a person's keys, scope <c>credential</c> for exactly the hashes that are signed next.
/// </summary>
internal sealed class CscSigning(
    IHttpClientFactory clients,
    IOptions<SigningOptions> options,
    IHostEnvironment environment,
    ILogger<CscSigning> logger
) : IRemoteSigning
{
    public const string Client = "remote-signing";
    public const int LargestReply = 1024 * 1024;

    private const int CredentialsMax = 20;
    private static readonly string Sha256 = CmsSignature.Sha256.Algorithm.Id;

    /// <summary>The best first.</summary>
    private static readonly SigningAlgorithm[] Preferred =
    [
        SigningAlgorithm.EcdsaP256,
        SigningAlgorithm.RsaPss,
        SigningAlgorithm.RsaPkcs1,
    ];

    public IReadOnlyList<string> Providers => [.. options.Value.Remote.Select(provider => provider.Name)];

    public async Task<Result<Uri>> AskAsync(RemoteQuestion question, CancellationToken cancellationToken)
    {
        if (Find(question.Provider) is not { } provider)
            return SigningErrors.RemoteUnavailable;
        var server = await ServerOf(provider, cancellationToken);
        return server.Map(known =>
        {
            var query = new QueryBuilder
            {
                { "response_type", "code" },
                { "client_id", provider.ClientId },
                { "redirect_uri", question.ReturnTo.AbsoluteUri },
                { "scope", question.Order is null ? "service" : "credential" },
                {
                    "code_challenge",
                    Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(question.Verifier)))
                },
                { "code_challenge_method", "S256" },
                { "state", question.State },
            };
            if (question.Order is { } order)
            {
                query.Add("credentialID", order.CredentialId);
                query.Add("numSignatures", order.Hashes.Count.ToString(CultureInfo.InvariantCulture));
                query.Add("hashes", string.Join(',', order.Hashes.Select(hash => Base64Url.EncodeToString(hash))));
                query.Add("hashAlgorithmOID", Sha256);
            }

            return new UriBuilder(known.Authorize!) { Query = query.ToString() }.Uri;
        });
    }

    public async Task<Result<IReadOnlyList<RemoteCredential>>> ListAsync(
        RemoteAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var opened = await OpenAsync(answer, cancellationToken);
        if (opened.IsRefused)
            return opened.Error;
        var (service, token) = opened.Value;
        var listed = await service.CallAsync<CscCredentialList>("credentials/list", new { }, token, cancellationToken);
        if (listed.IsRefused)
            return listed.Error;

        var found = new List<RemoteCredential>();
        foreach (var id in (listed.Value.Ids ?? []).Take(CredentialsMax))
        {
            var body = new { credentialID = id, certificates = "chain" };
            var told = await service.CallAsync<CscCredential>("credentials/info", body, token, cancellationToken);
            if (told.IsRefused)
                return told.Error;
            if (Usable(id, told.Value) is { } credential)
                found.Add(credential);
        }

        return found.ToArray();
    }

    public async Task<Result<IReadOnlyList<byte[]>>> SignAsync(
        RemoteAnswer answer,
        RemoteOrder order,
        CancellationToken cancellationToken
    )
    {
        var opened = await OpenAsync(answer, cancellationToken);
        if (opened.IsRefused)
            return opened.Error;
        var (service, token) = opened.Value;
        var algorithm = CmsSignature.IdentifierOf(order.Algorithm);
        // In version 2 the token of scope "credential" is the activation data; services that follow version 1 read it
        // from the body.
        var body = new CscOrder(
            order.CredentialId,
            token,
            order.Hashes,
            Sha256,
            algorithm.Algorithm.Id,
            order.Algorithm is SigningAlgorithm.RsaPss ? algorithm.Parameters.ToAsn1Object().GetDerEncoded() : null,
            "S"
        );
        var signed = await service.CallAsync<CscSignatures>("signatures/signHash", body, token, cancellationToken);
        return signed.IsRefused ? signed.Error
            : signed.Value.Values is { } values
            && values.Count == order.Hashes.Count
            && values.All(value => value is { Length: > 0 })
                ? values.ToArray()
            : SigningErrors.RemoteFailed;
    }

    /// <summary>A key of ours to use: enabled, with consent at the service, and of an algorithm that is signed here.</summary>
    private static RemoteCredential? Usable(string id, CscCredential told)
    {
        var able = told.Key?.Algorithms ?? [];
        var best = Preferred.Where(a => able.Contains(CmsSignature.IdentifierOf(a).Algorithm.Id)).ToArray();
        return
            told is { Key.Status: "enabled", Certificate.Chain: { Count: > 0 } chain }
            && chain.All(certificate => certificate is { Length: > 0 })
            && string.Equals(told.Consent?.Mode, "oauth2code", StringComparison.OrdinalIgnoreCase)
            && id.Length <= 200
            && best is [var algorithm, ..]
            ? new RemoteCredential(id, chain, algorithm)
            : null;
    }

    private async Task<Result<(CscConnection Service, string Token)>> OpenAsync(
        RemoteAnswer answer,
        CancellationToken cancellationToken
    )
    {
        if (Find(answer.Provider) is not { } provider)
            return SigningErrors.RemoteUnavailable;
        var server = await ServerOf(provider, cancellationToken);
        if (server.IsRefused)
            return server.Error;
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = answer.Code,
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = answer.ReturnTo.AbsoluteUri,
            ["code_verifier"] = answer.Verifier,
        };
        // RFC 6749, section 2.3.1: both parts are encoded before they are joined.
        var us = $"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(provider.ClientSecret)}";
        var service = Connect(provider);
        var redeemed = await service.PostFormAsync<CscToken>(
            server.Value.Token!,
            form,
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(us))),
            cancellationToken
        );
        return redeemed.IsRefused ? redeemed.Error
            : redeemed.Value.Value is { Length: > 0 } token ? (service, token)
            : SigningErrors.RemoteFailed;
    }

    /// <summary>Where the service has people consent; only the service itself knows.</summary>
    private async Task<Result<CscServer>> ServerOf(RemoteOptions provider, CancellationToken cancellationToken)
    {
        var service = Connect(provider);
        var told = await service.CallAsync<CscInfo>("info", new { }, token: null, cancellationToken);
        if (told.IsRefused)
            return told.Error;
        Result<CscServer> server = told.Value switch
        {
            { AuthorizationServer: { IsAbsoluteUri: true } root } => new CscServer(
                new Uri($"{CscConnection.Root(root)}/oauth2/authorize"),
                new Uri($"{CscConnection.Root(root)}/oauth2/token")
            ),
            { Issuer: { IsAbsoluteUri: true } issuer } when OutsideClients.IsSafe(issuer, environment) =>
                await service.GetAsync<CscServer>(WellKnown(issuer), cancellationToken),
            _ => SigningErrors.RemoteFailed,
        };
        return server.Then<CscServer>(known =>
            known is { Authorize.IsAbsoluteUri: true, Token.IsAbsoluteUri: true }
            && OutsideClients.IsSafe(known.Authorize, environment)
            && OutsideClients.IsSafe(known.Token, environment)
                ? known
                : SigningErrors.RemoteFailed
        );
    }

    /// <summary>RFC 8414, section 3.1: between the host and the issuer's own path.</summary>
    private static Uri WellKnown(Uri issuer) =>
        new UriBuilder(issuer)
        {
            Path = "/.well-known/oauth-authorization-server" + issuer.AbsolutePath.TrimEnd('/'),
        }.Uri;

    private RemoteOptions? Find(string name) => options.Value.Remote.FirstOrDefault(p => p.Name == name);

    private CscConnection Connect(RemoteOptions provider) => new(clients.CreateClient(Client), provider, logger);
}
