using MediatR;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Pipeline;

/// <summary>Does the acts of a watch one by one: one that fails is logged and keeps no other back.</summary>
internal sealed partial class OneByOne(PublicServicesDbContext db, IMediator mediator, ILogger<OneByOne> logger)
{
    /// <returns>Whether it was done.</returns>
    public async Task<bool> Send(IAct<Done> act, CancellationToken cancellation)
    {
        try
        {
            return !(await mediator.Send(act, cancellation)).IsRefused;
        }
        // Whatever is wrong with one dossier, the next one's date comes all the same; the next look tries this one again.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(logger, act.GetType().Name, failure);
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    [LoggerMessage(103, LogLevel.Error, "{Act} of a watch failed")]
    private static partial void Failed(ILogger logger, string act, Exception failure);
}
