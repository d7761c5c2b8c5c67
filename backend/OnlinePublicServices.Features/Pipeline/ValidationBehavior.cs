using FluentValidation;
using MediatR;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Pipeline;

/// <summary>
/// Checks a request's shape (present, bounded) before its handler runs. Each failure names its field and a code;
/// rules of the trade are decided in the domain instead.
/// </summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        foreach (var validator in validators)
        {
            var outcome = await validator.ValidateAsync(request, cancellationToken);
            if (!outcome.IsValid)
            {
                return TResponse.Refused(
                    new DomainError("request.invalid", ErrorKind.Malformed)
                    {
                        Fields =
                        [
                            .. outcome.Errors.Select(e => new FieldError(CamelCase(e.PropertyName), e.ErrorCode)),
                        ],
                    }
                );
            }
        }

        return await next();
    }

    private static string CamelCase(string path) =>
        path.Length == 0 ? path : char.ToLowerInvariant(path[0]) + path[1..];
}
