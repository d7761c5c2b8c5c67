namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Whether what this process writes can still be trusted to reach the disk. The kernel forgets a failed flush: the next
/// one succeeds without having written. So a loss is for good, until somebody has looked and starts anew; until then
/// nothing more is acknowledged, and reading goes on.
/// </summary>
public sealed class Durability
{
    private volatile bool isLost;

    /// <summary>True after the first failed flush.</summary>
    public bool IsLost => isLost;

    /// <summary>A flush has failed.</summary>
    public void Lose() => isLost = true;
}
