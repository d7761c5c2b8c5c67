namespace OnlinePublicServices.Features.Persistence;

/// <summary>
/// Whose turn it is to write, where a database takes one writer at a time. Waiting in line costs nothing; asking a
/// locked database again and again costs threads and lets some wait far longer than others.
/// </summary>
public interface IWriteTurns
{
    /// <summary>A turn, given back by disposing; nothing when it did not come within the longest wait, or the disk has failed.</summary>
    Task<IDisposable?> TakeAsync(CancellationToken cancellationToken);
}
