using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>Stands before every PIN that this server passes on: it counts first and lets through afterwards.</summary>
public interface IPinGate
{
    /// <summary>
    /// Enters a try at a key. <paramref name="lockedAfter"/>: how many wrong PINs in a row lock it at its keeper's;
    /// the last of them is never made. Errors: <see cref="SigningErrors.PinWait"/>, <see cref="SigningErrors.PinLocked"/>.
    /// </summary>
    Task<Result<Done>> Begin(string key, int lockedAfter, CancellationToken cancellationToken);

    /// <summary>The PIN was right: what was counted against the key is forgiven.</summary>
    Task Right(string key, CancellationToken cancellationToken);
}
