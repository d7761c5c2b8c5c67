using System.Data.Common;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>
/// Reads that anybody may ask for in any number: one statement, written by hand for both databases, prepared once and
/// kept. Everything else is read through the model.
/// </summary>
public interface IPreparedReads
{
    /// <summary>Runs a statement whose one parameter is <c>@value</c>, and reads what it answers.</summary>
    Task<T> Ask<T>(string statement, string value, Func<DbDataReader, T> read, CancellationToken cancellationToken);
}
