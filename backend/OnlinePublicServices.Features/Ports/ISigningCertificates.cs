using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Judges a person's certificate (chứng thư số): path to a configured anchor, dates, key usage, strength, revocation.
/// Source: NĐ 68/2024/NĐ-CP, Art. 30–32; TT 15/2025/TT-BKHCN, Art. 5.
/// </summary>
public interface ISigningCertificates
{
    /// <summary>
    /// The judged certificate, or the reason against it. <paramref name="chain"/> is DER, the person's certificate
    /// first. Errors: <c>signing.certificate.*</c> of <see cref="SigningErrors"/>.
    /// </summary>
    Task<Result<SigningCertificate>> CheckAsync(
        IReadOnlyList<byte[]> chain,
        DateTimeOffset at,
        CancellationToken cancellationToken
    );
}

/// <summary>A certificate that may sign now.</summary>
/// <param name="Path">DER from the person's certificate up to the last before the anchor.</param>
/// <param name="Subject">The person's distinguished name.</param>
/// <param name="CommonName">The person's name as the certificate says it; empty when it says none.</param>
/// <param name="Issuer">The issuer's distinguished name.</param>
/// <param name="Serial">Upper-case hex.</param>
/// <param name="ValidFrom">First instant of validity.</param>
/// <param name="ValidUntil">Last instant of validity.</param>
/// <param name="Algorithm">The default algorithm of its key.</param>
/// <param name="Anchor">What the judgement trusts.</param>
/// <param name="RevocationKnown">False when no source answered and the policy is soft.</param>
public sealed record SigningCertificate(
    IReadOnlyList<byte[]> Path,
    string Subject,
    string CommonName,
    string Issuer,
    string Serial,
    DateTimeOffset ValidFrom,
    DateTimeOffset ValidUntil,
    SigningAlgorithm Algorithm,
    TrustAnchor Anchor,
    bool RevocationKnown
);

/// <summary>A root that the operator configured.</summary>
/// <param name="Store">Which of the stores it stands in.</param>
/// <param name="Subject">Its distinguished name.</param>
public sealed record TrustAnchor(TrustStore Store, string Subject);

/// <summary>The trust stores, apart because the law keeps them apart.</summary>
public enum TrustStore
{
    /// <summary>Chứng thực số chuyên dùng công vụ: the root of Ban Cơ yếu Chính phủ.</summary>
    PublicDuty,

    /// <summary>Chứng thực số công cộng: the national root and the public authorities below it.</summary>
    PublicAuthorities,

    /// <summary>The built-in authority; never outside Development.</summary>
    Development,
}
