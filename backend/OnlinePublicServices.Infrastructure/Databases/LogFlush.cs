using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Win32.SafeHandles;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents;

namespace OnlinePublicServices.Infrastructure.Databases;

/// <summary>
/// Brings SQLite's write-ahead log to the disk, once for everybody who came since the last flush began. The log is one
/// file that only grows or begins anew after a checkpoint that flushed it, so that a flush keeps all that was committed
/// before it.
/// </summary>
internal sealed class LogFlush(IConfiguration configuration, Durability durability) : IDisposable
{
    private readonly Lock gate = new();
    private SqliteConnection? holder;
    private SafeFileHandle? log;
    private TaskCompletionSource<bool>? waiting;
    private bool isAtWork;

    /// <summary>
    /// Opens the log, before anything is written that this flush is to keep: the kernel tells of a failed flush, whoever
    /// asked for it, only to those who had the file open then. The connection keeps SQLite from ever taking the log away.
    /// </summary>
    public void Watch()
    {
        lock (gate)
        {
            if (log is not null)
            {
                return;
            }

            var connection = SqliteDatabase.ConnectionTo(configuration);
            connection.Pooling = false;
            holder = new SqliteConnection(connection.ToString());
            holder.Open();
            using var command = holder.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; SELECT count(*) FROM sqlite_master;";
            command.ExecuteNonQuery();
            log = File.OpenHandle(
                connection.DataSource + "-wal",
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.ReadWrite | FileShare.Delete
            );
        }
    }

    /// <summary>Whether all that was committed before is on the disk now.</summary>
    public Task<bool> FlushAsync()
    {
        lock (gate)
        {
            waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!isAtWork)
            {
                isAtWork = true;
                _ = Task.Run(Work);
            }

            return waiting.Task;
        }
    }

    public void Dispose()
    {
        log?.Dispose();
        holder?.Dispose();
    }

    private void Work()
    {
        while (TakeWaiting() is { } those)
        {
            those.SetResult(Flush());
        }
    }

    private TaskCompletionSource<bool>? TakeWaiting()
    {
        lock (gate)
        {
            var those = waiting;
            waiting = null;
            isAtWork = those is not null;
            return those;
        }
    }

    private bool Flush()
    {
        try
        {
            DurableFolder.Flush(log!);
        }
        catch (Exception failed) when (failed is IOException or ObjectDisposedException)
        {
            durability.Lose();
        }

        return !durability.IsLost;
    }
}
