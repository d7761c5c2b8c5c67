using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Signing;

/// <summary>How the contract names the ways to sign, and the refusals of a session.</summary>
internal static class SigningWords
{
    /// <summary>Older than <see cref="SigningSession.Lifetime"/>.</summary>
    public static readonly DomainError SessionExpired = new("signing.session-expired", ErrorKind.Refused);

    /// <summary>Only the clerk in whose name the paper is signs it.</summary>
    public static readonly DomainError PaperNotYours = new("signing.slip-not-yours", ErrorKind.Refused);

    /// <summary>The session prepared no such paper.</summary>
    public static readonly DomainError PaperNotPrepared = new("signing.slip-not-prepared", ErrorKind.Refused);

    /// <summary>Signed already, in this session or another.</summary>
    public static readonly DomainError AlreadySigned = new("slip.already-signed", ErrorKind.Conflict);

    public static string ToContract(this SigningAlgorithm algorithm) =>
        algorithm switch
        {
            SigningAlgorithm.EcdsaP256 => "ecdsaP256Sha256",
            SigningAlgorithm.RsaPss => "rsaPssSha256",
            SigningAlgorithm.RsaPkcs1 => "rsaPkcs1Sha256",
        };

    /// <summary>The algorithm that a client names; null when it names none that we know.</summary>
    public static SigningAlgorithm? Parse(string? word) =>
        Enum.GetValues<SigningAlgorithm>()
            .Select(a => (SigningAlgorithm?)a)
            .FirstOrDefault(a => a!.Value.ToContract() == word);
}
