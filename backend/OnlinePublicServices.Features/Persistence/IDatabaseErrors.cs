namespace OnlinePublicServices.Features.Persistence;

/// <summary>Tells a provider's errors apart. One implementation for each provider, in its seam.</summary>
public interface IDatabaseErrors
{
    /// <summary>A unique index, a serialisation failure or a deadlock: repeating the act is right.</summary>
    bool IsLostRace(Exception error);

    /// <summary>
    /// The database is locked, unreachable, or out of room for longer than we wait: nothing was kept, and trying later is
    /// right.
    /// </summary>
    bool IsBusy(Exception error);
}
