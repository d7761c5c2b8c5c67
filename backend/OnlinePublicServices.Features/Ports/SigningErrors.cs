using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>The refusals of signing. Codes are stable; words live where they are shown.</summary>
public static class SigningErrors
{
    /// <summary>The signature does not belong to the prepared bytes and the prepared certificate.</summary>
    public static DomainError SignatureInvalid { get; } = Refused("signing.signature-invalid");

    /// <summary>The signer's side used another certificate than the registered one.</summary>
    public static DomainError WrongCertificate { get; } = Refused("signing.wrong-certificate");

    /// <summary>The prepared form is not as it was prepared.</summary>
    public static DomainError PreparedFormAltered { get; } = Refused("signing.prepared-form-altered");

    /// <summary>Not a file of this product's own making, or the field does not fit on it.</summary>
    public static DomainError FormNotSignable { get; } = Refused("signing.form-not-signable");

    /// <summary>The algorithm does not fit the key.</summary>
    public static DomainError AlgorithmUnfit { get; } = Refused("signing.algorithm-unfit");

    /// <summary>The timestamp authority gave no usable answer in time.</summary>
    public static DomainError TimestampUnavailable { get; } = Unavailable("signing.timestamp-unavailable");

    /// <summary>This host's clock and the timestamp authority's differ by more than five minutes.</summary>
    public static DomainError ClockSkew { get; } = Unavailable("signing.clock-skew");

    /// <summary>The finished file failed its own verification and was thrown away.</summary>
    public static DomainError VerificationFailed { get; } = Refused("signing.verification-failed");

    /// <summary>Not a certificate at all.</summary>
    public static DomainError CertificateMalformed { get; } = Malformed("signing.certificate.malformed");

    /// <summary>Past its last day.</summary>
    public static DomainError CertificateExpired { get; } = Refused("signing.certificate.expired");

    /// <summary>Before its first day.</summary>
    public static DomainError CertificateNotYetValid { get; } = Refused("signing.certificate.not-yet-valid");

    /// <summary>Withdrawn by its issuer.</summary>
    public static DomainError CertificateRevoked { get; } = Refused("signing.certificate.revoked");

    /// <summary>Not issued for signing documents.</summary>
    public static DomainError CertificateUsage { get; } = Refused("signing.certificate.usage");

    /// <summary>RSA below 2048 bits, a curve other than P-256, or a digest weaker than SHA-256.</summary>
    public static DomainError CertificateWeakKey { get; } = Refused("signing.certificate.weak-key");

    /// <summary>No path to a configured trust anchor.</summary>
    public static DomainError CertificateUntrusted { get; } = Refused("signing.certificate.untrusted");

    /// <summary>No fresh answer about revocation from a configured source.</summary>
    public static DomainError RevocationUnknown { get; } = Unavailable("signing.certificate.revocation-unknown");

    /// <summary>The certificate request has no valid form or proof of possession.</summary>
    public static DomainError RequestMalformed { get; } = Malformed("signing.request.malformed");

    /// <summary>The requested key is too weak: RSA of 2048 bits or ECDSA on P-256 is the least.</summary>
    public static DomainError RequestWeakKey { get; } = Refused("signing.request.weak-key");

    /// <summary>No built-in certificate authority here: certificates come from outside and are imported.</summary>
    public static DomainError NoAuthority { get; } = Refused("signing.authority.absent");

    /// <summary>Three PINs within a quarter of an hour; <c>retryAt</c> says when the next may be tried.</summary>
    public static DomainError PinWait { get; } = new("signing.pin-wait", ErrorKind.TooMany);

    /// <summary>One more wrong PIN would lock the key, so none is tried until its keeper has reset it.</summary>
    public static DomainError PinLocked { get; } = Refused("signing.pin-locked");

    /// <summary>The unit's seal can't sign now.</summary>
    public static DomainError SealUnavailable { get; } = Unavailable("signing.seal-unavailable");

    /// <summary>The remote signing service can't be reached, is too slow, or is no longer configured.</summary>
    public static DomainError RemoteUnavailable { get; } = Unavailable("signing.remote-unavailable");

    /// <summary>The remote signing service refused, or did not answer as its protocol says.</summary>
    public static DomainError RemoteFailed { get; } = Refused("signing.remote-failed");

    /// <summary>The person refused at the remote signing service.</summary>
    public static DomainError RemoteDeclined { get; } = Refused("signing.remote-declined");

    /// <summary>No question of the asker's waits for this answer: it was answered before, or somebody else asked.</summary>
    public static DomainError RemoteAnswerUnknown { get; } = new("signing.remote-answer-unknown", ErrorKind.NotFound);

    /// <summary>The answer of the remote signing service came after the question's end.</summary>
    public static DomainError RemoteAnswerLate { get; } = Refused("signing.remote-answer-late");

    /// <summary>The remote signing service keeps no key for the person that could sign here.</summary>
    public static DomainError RemoteKeyMissing { get; } = Refused("signing.remote-key-missing");

    private static DomainError Refused(string code) => new(code, ErrorKind.Refused);

    private static DomainError Unavailable(string code) => new(code, ErrorKind.Unavailable);

    private static DomainError Malformed(string code) => new(code, ErrorKind.Malformed);
}
