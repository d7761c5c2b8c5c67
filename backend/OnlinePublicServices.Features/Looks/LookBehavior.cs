using MediatR;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Looks;

/// <summary>A request that shows something personal of a dossier: it is noted before it is answered.</summary>
internal interface ILook
{
    /// <summary>The dossier.</summary>
    string Code { get; }

    /// <summary>What is shown of it.</summary>
    StaffLookKind What { get; }

    /// <summary>Which paper, where one is shown.</summary>
    Guid? SubjectId => null;
}

/// <summary>
/// Notes what staff are shown before the answer leaves, in a transaction of its own: what could not be noted is not shown,
/// and what was shown stays noted. Further looks in the same hour only read. A look at a dossier that is not the asker's
/// work needs a reason: <c>look.reason-needed</c>.
/// </summary>
internal sealed class LookBehavior<TRequest, TResponse>(LookBook book, IMediator mediator)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, ILook
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        var due = await book.Due(request, cancellationToken);
        if (due.IsRefused)
        {
            return TResponse.Refused(due.Error);
        }

        var answer = await next();
        if (answer.IsRefused || due.Value.Look is not { } look)
        {
            return answer;
        }

        var noted = await mediator.Send(new NoteLook(look), cancellationToken);
        return noted.IsRefused ? TResponse.Refused(noted.Error) : answer;
    }
}
