namespace OnlinePublicServices.Features.Ports;

/// <summary>The room that deleted rows leave in the database's files.</summary>
internal interface IErasedSpace
{
    /// <summary>
    /// Makes what was deleted unreadable in the database's own files as far as the database can: SQLite empties its log,
    /// and has zeroed what it freed; PostgreSQL reclaims dead rows.
    /// </summary>
    Task ReleaseAsync(CancellationToken cancellation);
}
