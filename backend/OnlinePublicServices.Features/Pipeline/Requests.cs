using MediatR;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Pipeline;

/// <summary>A question: reads, changes nothing.</summary>
public interface IQuery<T> : IRequest<Result<T>>;

/// <summary>An act: runs in one transaction, which a refusal rolls back.</summary>
public interface IAct<T> : IRequest<Result<T>>, IAct;

/// <summary>Marks acts for the unit of work, whatever they answer.</summary>
public interface IAct;

/// <summary>
/// An act whose repetition under the same key gives the first answer again. The key is scoped to the actor and kept
/// for 24 hours.
/// </summary>
internal interface IRepeatable
{
    /// <summary>The client's Idempotency-Key.</summary>
    string IdempotencyKey { get; }
}
