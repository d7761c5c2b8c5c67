using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Seals;

/// <summary>A seal's key, wherever it is held.</summary>
internal interface ISealKey : IDisposable
{
    /// <summary>DER, the seal's own certificate first.</summary>
    IReadOnlyList<byte[]> Chain { get; }

    Task<Result<byte[]>> SignAsync(byte[] bytesToSign, SigningAlgorithm algorithm, CancellationToken cancellationToken);
}
