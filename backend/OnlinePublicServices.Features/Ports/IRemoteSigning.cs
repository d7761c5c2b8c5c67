using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Signing with keys that remote signing services keep for their customers. Each use needs the person's consent at the
/// service itself, so no PIN and no password comes by here; what the consent gives lives in one call.
/// Source: 68/2024/ND-CP, Art. 33.
/// </summary>
public interface IRemoteSigning
{
    /// <summary>The services that can be used, by name; none unless configured.</summary>
    IReadOnlyList<string> Providers { get; }

    /// <summary>
    /// The page on which the person consents. Errors: <see cref="SigningErrors.RemoteUnavailable"/>,
    /// <see cref="SigningErrors.RemoteFailed"/>.
    /// </summary>
    Task<Result<Uri>> AskAsync(RemoteQuestion question, CancellationToken cancellationToken);

    /// <summary>
    /// The keys of the person who consented to a question without an order. Errors: as of <see cref="AskAsync"/>.
    /// </summary>
    Task<Result<IReadOnlyList<RemoteCredential>>> ListAsync(RemoteAnswer answer, CancellationToken cancellationToken);

    /// <summary>
    /// A signature for each hash of an order to which the person consented, in its order. Errors: as of
    /// <see cref="AskAsync"/>.
    /// </summary>
    Task<Result<IReadOnlyList<byte[]>>> SignAsync(
        RemoteAnswer answer,
        RemoteOrder order,
        CancellationToken cancellationToken
    );
}

/// <summary>What a person is asked to consent to.</summary>
/// <param name="Provider">At which service.</param>
/// <param name="State">Comes back with the answer; unguessable.</param>
/// <param name="Verifier">Proves at the service that the answer is redeemed by whoever asked; 43 to 128 characters.</param>
/// <param name="ReturnTo">Where the service sends the browser.</param>
/// <param name="Order">What is to be signed; null: only the list of the person's keys.</param>
public sealed record RemoteQuestion(string Provider, string State, string Verifier, Uri ReturnTo, RemoteOrder? Order);

/// <summary>A person's consent as it came back; good once.</summary>
/// <param name="Provider">From which service.</param>
/// <param name="Code">What the service gave.</param>
/// <param name="Verifier">That of the question.</param>
/// <param name="ReturnTo">That of the question.</param>
public sealed record RemoteAnswer(string Provider, string Code, string Verifier, Uri ReturnTo);

/// <summary>Hashes to be signed with one key.</summary>
/// <param name="CredentialId">The key, as the service names it.</param>
/// <param name="Algorithm">How.</param>
/// <param name="Hashes">SHA-256 of the bytes to sign, one to a hundred.</param>
public sealed record RemoteOrder(string CredentialId, SigningAlgorithm Algorithm, IReadOnlyList<byte[]> Hashes);

/// <summary>A key that a service keeps.</summary>
/// <param name="Id">As the service names it.</param>
/// <param name="Chain">DER, the person's certificate first.</param>
/// <param name="Algorithm">The best that the key does.</param>
public sealed record RemoteCredential(string Id, IReadOnlyList<byte[]> Chain, SigningAlgorithm Algorithm);
