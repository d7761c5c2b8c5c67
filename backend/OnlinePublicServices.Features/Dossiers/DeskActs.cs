using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>What an act that only moves a dossier on answers.</summary>
/// <param name="Status">Where it stands after it.</param>
/// <param name="Version">The dossier's version after it.</param>
public sealed record ActReceipt(DossierStatus Status, int Version)
{
    internal static ActReceipt Of(Dossier dossier) => new(dossier.Status, dossier.Version);
}

/// <summary>A reason in a request.</summary>
/// <param name="ReasonCode">By the catalogue of reasons.</param>
/// <param name="Reason">In words, at most 2,000 characters.</param>
public sealed record ReasonGiven(string ReasonCode, string Reason)
{
    internal Result<Reason> Read() => Domain.Dossiers.Reason.Create(ReasonCode, Reason);
}

/// <summary>What acts at a desk share: open in the version that was seen, decide purely, answer with the new version.</summary>
internal static class DeskActs
{
    /// <summary>Opens a dossier for staff and does one act. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>, and as the act says.</summary>
    public static Task<Result<ActReceipt>> Act(
        this DossierReading reading,
        string code,
        int version,
        Func<OpenDossier, Result<Done>> decide,
        CancellationToken cancellationToken
    ) =>
        reading
            .OpenForStaff(code, version, cancellationToken)
            .ThenAsync(open => decide(open).Map(_ => ActReceipt.Of(open.Dossier)));

    /// <summary>The same, and what follows from the act, such as a paper to give out, in one transaction.</summary>
    public static Task<Result<ActReceipt>> Act(
        this DossierReading reading,
        string code,
        int version,
        Func<OpenDossier, Result<Done>> decide,
        Func<OpenDossier, Task> follow,
        CancellationToken cancellationToken
    ) =>
        reading
            .OpenForStaff(code, version, cancellationToken)
            .ThenAsync(async open =>
            {
                var decided = decide(open);
                if (decided.IsRefused)
                {
                    return decided.Error;
                }

                await follow(open);
                return (Result<ActReceipt>)ActReceipt.Of(open.Dossier);
            });

    /// <summary>What every act on a dossier asks of its request and may answer.</summary>
    public static RouteHandlerBuilder ForDeskAct(this RouteHandlerBuilder endpoint, string name) =>
        endpoint
            .ForStaff()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(name)
            .WithTags("Clerk")
            .Produces<ActReceipt>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>The receipt, its version in the head.</summary>
    public static IResult ToHttp(this Result<ActReceipt> receipt, HttpContext context) =>
        receipt.ToHttp(done =>
        {
            context.SetVersion(done.Version);
            return TypedResults.Ok(done);
        });

    /// <summary>The clock by which a dossier's dates are counted.</summary>
    public static (WorkingCalendar Calendar, ClockRules Rules) ClockOf(this DossierReading reading, Dossier dossier) =>
        (reading.CalendarOf(dossier), reading.RulesOf(dossier));
}
