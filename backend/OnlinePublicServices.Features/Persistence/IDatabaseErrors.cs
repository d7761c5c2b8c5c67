namespace OnlinePublicServices.Features.Persistence;

/// <summary>Tells a provider's errors apart. One implementation for each provider, in its seam.</summary>
internal interface IDatabaseErrors
{
    /// <summary>A unique index, a serialisation failure or a deadlock: repeating the act is right.</summary>
    bool IsLostRace(Exception error);

    /// <summary>The database is locked or unreachable for longer than we wait: trying later is right.</summary>
    bool IsBusy(Exception error);
}
