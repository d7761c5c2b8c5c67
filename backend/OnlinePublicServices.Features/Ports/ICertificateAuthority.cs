using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Issues and revokes staff certificates. Built in for Development only; elsewhere <see cref="IsPresent"/> is false and
/// every act is refused with <see cref="SigningErrors.NoAuthority"/>.
/// </summary>
public interface ICertificateAuthority
{
    /// <summary>Whether certificates can be issued here.</summary>
    bool IsPresent { get; }

    /// <summary>
    /// Issues a certificate for one year over a PKCS#10 request (DER). Only the public key is taken from the request;
    /// the subject comes from the staff record. Errors: <see cref="SigningErrors.RequestMalformed"/>,
    /// <see cref="SigningErrors.RequestWeakKey"/>, <see cref="SigningErrors.NoAuthority"/>.
    /// </summary>
    Result<IssuedCertificate> Issue(byte[] request, CertificateSubject subject);

    /// <summary>Revokes by serial (hex); twice is once. Errors: <see cref="SigningErrors.NoAuthority"/>.</summary>
    Result<Done> Revoke(string serial, CertificateRevocation reason);

    /// <summary>The current revocation list (CRL, DER). Errors: <see cref="SigningErrors.NoAuthority"/>.</summary>
    Result<byte[]> RevocationList();

    /// <summary>Issuing certificate, then root (DER). Errors: <see cref="SigningErrors.NoAuthority"/>.</summary>
    Result<IReadOnlyList<byte[]>> Chain();
}

/// <summary>The built-in authority's answers about its certificates as they go over the wire (OCSP); Development only.</summary>
public interface IStatusResponder
{
    /// <summary>Whether it answers here at all.</summary>
    bool IsPresent { get; }

    /// <summary>The most bytes that a request may have.</summary>
    const int LargestRequest = 4096;

    /// <summary>
    /// <c>application/ocsp-request</c> in, <c>application/ocsp-response</c> out. A bad request is answered by a refusal in
    /// the response, as RFC 6960 asks, never by an exception.
    /// </summary>
    byte[] Respond(byte[] request);
}

/// <summary>Whom a certificate names. From the staff record, never from a request.</summary>
/// <param name="CommonName">The person's full name.</param>
/// <param name="Organisation">The unit's name.</param>
/// <param name="Title">The position, or null.</param>
public sealed record CertificateSubject(string CommonName, string Organisation, string? Title = null);

/// <summary>A fresh certificate.</summary>
/// <param name="Chain">DER: the person's certificate, the issuing one, the root.</param>
/// <param name="Serial">Upper-case hex.</param>
/// <param name="ValidFrom">First instant of validity.</param>
/// <param name="ValidUntil">Last instant of validity.</param>
public sealed record IssuedCertificate(
    IReadOnlyList<byte[]> Chain,
    string Serial,
    DateTimeOffset ValidFrom,
    DateTimeOffset ValidUntil
);

/// <summary>Why a certificate is revoked; values as in RFC 5280, section 5.3.1.</summary>
public enum CertificateRevocation
{
    /// <summary>No reason given.</summary>
    Unspecified = 0,

    /// <summary>The key is lost or known to others.</summary>
    KeyCompromise = 1,

    /// <summary>The person left the position.</summary>
    AffiliationChanged = 3,

    /// <summary>A newer certificate took its place.</summary>
    Superseded = 4,
}
