using MediatR;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Looks;

/// <summary>Notes a look in a transaction of its own.</summary>
internal sealed record NoteLook(LookToNote Look) : IAct<Done>;

internal sealed class NoteLookHandler(LookBook book) : IRequestHandler<NoteLook, Result<Done>>
{
    public async Task<Result<Done>> Handle(NoteLook request, CancellationToken cancellationToken)
    {
        await book.Note(request.Look, cancellationToken);
        return Done.Value;
    }
}
