using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Signing;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>A certificate under which the asker signs.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Subject">The person's distinguished name.</param>
/// <param name="Issuer">The issuer's distinguished name.</param>
/// <param name="Serial">Upper-case hexadecimal.</param>
/// <param name="NotBefore">First instant of validity, UTC.</param>
/// <param name="NotAfter">Last instant of validity, UTC.</param>
/// <param name="KeyKind"><c>ecdsaP256</c> or <c>rsa</c>.</param>
/// <param name="State">Whether it may sign.</param>
/// <param name="KeyHint">SHA-256 of the public key (SubjectPublicKeyInfo), lower-case hexadecimal.</param>
/// <param name="ChainPem">The certificate and its issuers, only when it has just been issued.</param>
/// <param name="Remote">Where its key is kept, if at a remote signing service.</param>
public sealed record CertificateView(
    Guid Id,
    string Subject,
    string Issuer,
    string Serial,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    string KeyKind,
    CertificateState State,
    string KeyHint,
    string? ChainPem = null,
    RemoteKeyView? Remote = null
)
{
    internal static CertificateView Of(StaffCertificate entry, DateTimeOffset now) =>
        new(
            entry.Id,
            entry.Subject,
            entry.Issuer,
            entry.Serial,
            entry.ValidFrom,
            entry.ValidUntil,
            entry.Algorithm is SigningAlgorithm.EcdsaP256 ? "ecdsaP256" : "rsa",
            entry.StateAt(now),
            entry.KeyHint,
            Remote: entry.Remote is { } remote
                ? new RemoteKeyView(remote.Provider, remote.Algorithm.ToContract())
                : null
        );

    internal CertificateView With(IReadOnlyList<byte[]> chain) =>
        this with
        {
            ChainPem = string.Join('\n', chain.Select(c => PemEncoding.WriteString("CERTIFICATE", c))),
        };
}

/// <summary>A key at a remote signing service.</summary>
/// <param name="Provider">The service's name.</param>
/// <param name="Algorithm">How the key signs there; asked for when papers are laid out.</param>
public sealed record RemoteKeyView(string Provider, string Algorithm);

/// <summary>Whether a certificate may sign.</summary>
public enum CertificateState
{
    /// <summary>It may.</summary>
    Active,

    /// <summary>It may, for at most thirty days more.</summary>
    Expiring,

    /// <summary>Past its last day.</summary>
    Expired,

    /// <summary>Withdrawn.</summary>
    Revoked,
}

internal static class CertificateStates
{
    private static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    public static CertificateState StateAt(this StaffCertificate entry, DateTimeOffset at) =>
        entry.RevokedAt is not null ? CertificateState.Revoked
        : entry.ValidUntil < at ? CertificateState.Expired
        : entry.ValidUntil - at < Notice ? CertificateState.Expiring
        : CertificateState.Active;

    public static string ToContract(this CertificateState state) =>
        state switch
        {
            CertificateState.Active => "active",
            CertificateState.Expiring => "expiring",
            CertificateState.Expired => "expired",
            CertificateState.Revoked => "revoked",
        };
}
