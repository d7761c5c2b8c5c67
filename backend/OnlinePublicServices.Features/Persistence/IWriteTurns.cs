using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>
/// Whose turn it is to write, where a database takes one writer at a time. Waiting in line costs nothing; asking a
/// locked database again and again costs threads and lets some wait far longer than others.
/// </summary>
public interface IWriteTurns
{
    /// <summary>A turn, given back by disposing; nothing when it did not come within the longest wait, or the disk has failed.</summary>
    Task<IWriteTurn?> TakeAsync(CancellationToken cancellationToken);
}

/// <summary>The right to write, until it is given back.</summary>
public interface IWriteTurn : IDisposable
{
    /// <summary>
    /// Begins a transaction whose commit need not be on the disk yet when it returns: nothing that it wrote may be
    /// acknowledged before <see cref="KeepAsync"/>.
    /// </summary>
    Task<IDbContextTransaction> BeginAsync(DatabaseFacade database, CancellationToken cancellationToken);

    /// <summary>
    /// Gives the turn back and waits until all that was committed in it is on the disk, together with what others
    /// committed meanwhile. False when the disk has failed.
    /// </summary>
    Task<bool> KeepAsync();
}
