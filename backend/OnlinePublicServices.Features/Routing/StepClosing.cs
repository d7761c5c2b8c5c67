using OnlinePublicServices.Domain.Dossiers;

namespace OnlinePublicServices.Features.Routing;

/// <summary>
/// Work that closes itself: once the evidence of a step is there, the dossier goes on to the next post, in the name of
/// whoever gave it. They may recall it as any offer.
/// </summary>
internal sealed class StepClosing(RouteBook routes)
{
    public void Close(Dossier dossier, ResultEvidence result, Actor actor, DateTimeOffset at)
    {
        var route = routes.Of(dossier);
        if (dossier.DoneButOpen(route, result) is { NextStep: { } step })
        {
            // Refused where somebody else has it by now: then it is theirs to hand on.
            _ = dossier.HandOver(step, route, actor, at);
        }
    }
}
