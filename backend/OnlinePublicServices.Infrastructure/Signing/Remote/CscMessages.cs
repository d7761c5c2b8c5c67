using System.Text.Json.Serialization;

namespace OnlinePublicServices.Infrastructure.Signing.Remote;

// The parts of CSC API v2.0.0.2 (chapter 11) and OAuth 2.0 (RFC 6749) that are used, in their own names.

/// <summary>A service names its authorization server by where it begins, or by its issuer.</summary>
internal sealed record CscInfo(
    [property: JsonPropertyName("oauth2")] Uri? AuthorizationServer,
    [property: JsonPropertyName("oauth2Issuer")] Uri? Issuer
);

/// <summary>What an issuer says about its server (RFC 8414).</summary>
internal sealed record CscServer(
    [property: JsonPropertyName("authorization_endpoint")] Uri? Authorize,
    [property: JsonPropertyName("token_endpoint")] Uri? Token
);

internal sealed record CscToken([property: JsonPropertyName("access_token")] string? Value);

internal sealed record CscError([property: JsonPropertyName("error")] string? Error);

internal sealed record CscCredentialList([property: JsonPropertyName("credentialIDs")] IReadOnlyList<string>? Ids);

internal sealed record CscCredential(
    [property: JsonPropertyName("key")] CscKey? Key,
    [property: JsonPropertyName("cert")] CscCertificate? Certificate,
    [property: JsonPropertyName("auth")] CscConsent? Consent
);

internal sealed record CscKey(
    [property: JsonPropertyName("status")] string? Status,
    [property: JsonPropertyName("algo")] IReadOnlyList<string>? Algorithms
);

internal sealed record CscCertificate([property: JsonPropertyName("certificates")] IReadOnlyList<byte[]>? Chain);

internal sealed record CscConsent([property: JsonPropertyName("mode")] string? Mode);

internal sealed record CscOrder(
    [property: JsonPropertyName("credentialID")] string CredentialId,
    [property: JsonPropertyName("SAD")] string ActivationData,
    [property: JsonPropertyName("hashes")] IReadOnlyList<byte[]> Hashes,
    [property: JsonPropertyName("hashAlgorithmOID")] string HashAlgorithm,
    [property: JsonPropertyName("signAlgo")] string Algorithm,
    [property: JsonPropertyName("signAlgoParams")] byte[]? AlgorithmParameters,
    [property: JsonPropertyName("operationMode")] string Mode
);

internal sealed record CscSignatures([property: JsonPropertyName("signatures")] IReadOnlyList<byte[]>? Values);
