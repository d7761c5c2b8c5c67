using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Pipeline;

/// <summary>
/// One act, one transaction: rows, history and outbox messages stand or fall together. A refusal rolls back. An act
/// that lost a race against another (changed row, unique index, serialisation, deadlock) is repeated from its
/// beginning, at most three times in all: it then sees what the winner left, so that a repeated act replays its first
/// answer and an edit of an outdated version is refused.
/// </summary>
internal sealed class UnitOfWorkBehavior<TRequest, TResponse>(
    PublicServicesDbContext db,
    IDatabaseErrors errors,
    IWriteTurns turns,
    ILogger<UnitOfWorkBehavior<TRequest, TResponse>> logger
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IAct
    where TResponse : IRefusable<TResponse>
{
    private const int AttemptsMax = 3;

    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        using var turn = await turns.TakeAsync(cancellationToken);
        if (turn is null)
        {
            return TResponse.Refused(RequestErrors.Busy);
        }

        var answer = await Repeat(turn, next, cancellationToken);
        // A repeated act may have found its first answer, which is still on its way to the disk.
        return answer.IsRefused || await turn.KeepAsync() ? answer : TResponse.Refused(RequestErrors.Busy);
    }

    private async Task<TResponse> Repeat(
        IWriteTurn turn,
        RequestHandlerDelegate<TResponse> next,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Once(turn, next, cancellationToken);
            }
            catch (Exception lost) when (IsLostRace(lost) && attempt < AttemptsMax)
            {
                PipelineLog.Repeated(logger, typeof(TRequest).Name, attempt);
                db.ChangeTracker.Clear();
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                return TResponse.Refused(RequestErrors.StaleVersion);
            }
            catch (Exception busy) when (errors.IsBusy(busy))
            {
                return TResponse.Refused(RequestErrors.Busy);
            }
        }
    }

    private bool IsLostRace(Exception error) => error is DbUpdateConcurrencyException || errors.IsLostRace(error);

    private async Task<TResponse> Once(
        IWriteTurn turn,
        RequestHandlerDelegate<TResponse> next,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await turn.BeginAsync(db.Database, cancellationToken);
        var answer = await next();
        if (answer.IsRefused)
        {
            // What a refused act touched must not reach the database with the next one of the same request.
            db.ChangeTracker.Clear();
            return answer;
        }

        await db.SaveChangesAsync(cancellationToken);

        // Past this point the act counts: a client that goes away must not leave the commit half asked for.
        await transaction.CommitAsync(CancellationToken.None);
        return answer;
    }
}
