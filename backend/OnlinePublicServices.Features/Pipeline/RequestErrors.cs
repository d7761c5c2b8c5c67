using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Pipeline;

/// <summary>Refusals that any request may meet.</summary>
internal static class RequestErrors
{
    /// <summary>Absent, or not the asker's to know about.</summary>
    public static readonly DomainError NotFound = new("resource.not-found", ErrorKind.NotFound);

    /// <summary>Somebody else has changed it since the asker read it.</summary>
    public static readonly DomainError StaleVersion = new("request.stale-version", ErrorKind.Stale);

    /// <summary>The database is held by another process for longer than we wait.</summary>
    public static readonly DomainError Busy = new("request.busy", ErrorKind.Unavailable);

    /// <summary>The key was used before, with other content.</summary>
    public static readonly DomainError KeyReused = new("idempotency.key-reused", ErrorKind.Refused);
}
