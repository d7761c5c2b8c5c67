using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>How payments name money that no gateway brought.</summary>
internal static class Counter
{
    public const string Cash = "cash";

    public const string Transfer = "transfer";
}

/// <summary>What acts at the counter on a payment share: open in the version that was seen, decide, show what it is now.</summary>
internal static class CounterActs
{
    /// <summary>Refused: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>, <c>request.stale-version</c>, and as the act says.</summary>
    public static Task<Result<PaymentView>> Act(
        this PaymentDesk desk,
        string code,
        int version,
        Func<OpenPayment, Result<Done>> decide,
        CancellationToken cancellationToken
    ) => desk.Act(code, version, decide, (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>The same, and what follows from it in one transaction.</summary>
    public static Task<Result<PaymentView>> Act<T>(
        this PaymentDesk desk,
        string code,
        int version,
        Func<OpenPayment, Result<T>> decide,
        Func<OpenPayment, T, Task> follow,
        CancellationToken cancellationToken
    ) => desk.Act(code, version, open => Task.FromResult(decide(open)), follow, cancellationToken);

    /// <summary>The same where the books have to be asked before it is decided.</summary>
    public static Task<Result<PaymentView>> Act<T>(
        this PaymentDesk desk,
        string code,
        int version,
        Func<OpenPayment, Task<Result<T>>> decide,
        Func<OpenPayment, T, Task> follow,
        CancellationToken cancellationToken
    ) =>
        desk.OpenAtCounter(code, version, cancellationToken)
            .ThenAsync(async open =>
            {
                var decided = await decide(open);
                if (decided.IsRefused)
                {
                    return decided.Error;
                }

                await follow(open, decided.Value);
                return (Result<PaymentView>)await desk.Show(open, cancellationToken);
            });

    /// <summary>What every such act asks of its request and may answer.</summary>
    public static RouteHandlerBuilder ForCounterAct(this RouteHandlerBuilder endpoint, string name) =>
        endpoint
            .ForStaff()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(name)
            .WithTags("Payments")
            .Produces<PaymentView>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>The payment, its version in the head.</summary>
    public static IResult ToHttp(this Result<PaymentView> payment, HttpContext context) =>
        payment.ToHttp(shown =>
        {
            context.SetVersion(shown.Version);
            return TypedResults.Ok(shown);
        });
}
