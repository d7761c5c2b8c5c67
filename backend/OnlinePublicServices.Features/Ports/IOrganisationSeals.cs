using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// The seals of offices (chứng thư số của cơ quan, tổ chức, hoặc thiết bị, dịch vụ, phần mềm), whose keys a server may
/// hold; never a person's. Source: 68/2024/ND-CP, forms 02 and 03 of certificate requests.
/// </summary>
public interface IOrganisationSeals
{
    /// <summary>
    /// The chain of a unit's seal, its own certificate first; null when it has none. <paramref name="unitName"/> is what
    /// Development's own authority writes into it.
    /// </summary>
    IReadOnlyList<byte[]>? ChainOf(string unitId, string unitName);

    /// <summary>
    /// Signs prepared bytes with a unit's seal. Errors: <see cref="SigningErrors.SealUnavailable"/>,
    /// <see cref="SigningErrors.PinWait"/>, <see cref="SigningErrors.PinLocked"/>.
    /// </summary>
    Task<Result<byte[]>> SignAsync(
        string unitId,
        byte[] bytesToSign,
        SigningAlgorithm algorithm,
        CancellationToken cancellationToken
    );
}
