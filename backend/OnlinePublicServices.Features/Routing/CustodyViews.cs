using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Routing;

/// <summary>Who has a dossier, and to whom it may go; for staff.</summary>
/// <param name="Step">The step that it is at.</param>
/// <param name="StepName">What is done at it.</param>
/// <param name="Post">The post that has it.</param>
/// <param name="Person">The person in it; nothing while the post as a whole has it.</param>
/// <param name="IsMine">True when that is the asker.</param>
/// <param name="Since">UTC.</param>
/// <param name="StepDueAt">Until when the step is to be done, UTC; nothing where no instant follows.</param>
/// <param name="Offer">What is offered and not taken yet.</param>
/// <param name="Questions">Opinions that are still to come.</param>
/// <param name="Next">Every step to which it may be handed, the planned one first.</param>
public sealed record CustodyView(
    string Step,
    LocalText StepName,
    PostView Post,
    string? Person,
    bool IsMine,
    DateTimeOffset Since,
    DateTimeOffset? StepDueAt,
    OfferView? Offer,
    IReadOnlyList<OfferView> Questions,
    IReadOnlyList<NextStepView> Next
);

/// <summary>A post.</summary>
/// <param name="Unit">The counter, department or body.</param>
/// <param name="Title">What those in it are called; its role where nobody is in it.</param>
/// <param name="Role">What it does there.</param>
/// <param name="People">Who is in it today.</param>
public sealed record PostView(LocalText Unit, LocalText? Title, StaffRole Role, IReadOnlyList<string> People);

/// <summary>A dossier on its way to a post, or a question to one.</summary>
/// <param name="Step">The step.</param>
/// <param name="StepName">What is done at it.</param>
/// <param name="Post">The post.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="IsMine">True when the asker is in that post.</param>
public sealed record OfferView(string Step, LocalText StepName, PostView Post, DateTimeOffset At, bool IsMine);

/// <summary>A step to which a dossier may be handed.</summary>
/// <param name="Step">The step.</param>
/// <param name="StepName">What is done at it.</param>
/// <param name="Post">The post that is competent.</param>
/// <param name="IsPlanned">True for the one that the process names next.</param>
public sealed record NextStepView(string Step, LocalText StepName, PostView Post, bool IsPlanned);

/// <summary>A stretch of a dossier's way, for whoever may see the dossier; it names no person.</summary>
/// <param name="Step">What was done.</param>
/// <param name="Unit">Where.</param>
/// <param name="Since">UTC.</param>
/// <param name="Until">UTC; nothing while it lasts.</param>
public sealed record StageView(LocalText Step, LocalText Unit, DateTimeOffset Since, DateTimeOffset? Until);

/// <summary>Shows custody in the words of the catalogue.</summary>
internal sealed class CustodyShowing(Catalogue catalogue, RouteBook routes, TimeProvider clock)
{
    /// <summary>Custody as the staff sees it; nothing once the dossier is at its end.</summary>
    public CustodyView? Show(Dossier dossier, Actor asker, WorkingCalendar calendar)
    {
        var custody = dossier.Custody;
        if (custody.Now.Until is not null)
        {
            return null;
        }

        var route = routes.Of(dossier);
        var now = custody.Now;
        var planned = route.After(now.Step);
        return new CustodyView(
            now.Step,
            NameOf(route, now.Step),
            Show(now.Post),
            now.AccountId is { } account ? catalogue.StaffNamed(account)?.Name : null,
            now.AccountId == asker.Id,
            now.Since,
            route.StepDueAt(now.Step, now.Since, dossier.OriginalDueAt, calendar),
            custody.Offer is { } offer ? Show(route, offer.Step, offer.To, offer.At, asker) : null,
            [.. custody.Questions.Select(q => Show(route, q.Step, q.Post, q.At, asker))],
            [
                .. route
                    .Steps.Where(step => step.Id != now.Step)
                    .OrderByDescending(step => step.Id == planned?.Id)
                    .Select(step => new NextStepView(step.Id, step.Name, Show(step.Post), step.Id == planned?.Id)),
            ]
        );
    }

    /// <summary>The way so far.</summary>
    public IReadOnlyList<StageView> Stages(Dossier dossier)
    {
        var route = routes.Of(dossier);
        return
        [
            .. dossier.Custody.Holdings.Select(holding => new StageView(
                NameOf(route, holding.Step),
                UnitName(holding.Post.UnitId),
                holding.Since,
                holding.Until
            )),
        ];
    }

    /// <summary>A post with those who are in it today.</summary>
    public PostView Show(Post post)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var filled = catalogue
            .Staff.Select(member =>
                (
                    member.Name,
                    Acting: catalogue
                        .ActingPosts(member, today)
                        .FirstOrDefault(acting =>
                            acting.Position.Role == post.Role
                            && catalogue.Units.StandsFor(acting.Position.UnitId, post.UnitId, today)
                        )
                )
            )
            .Where(one => one.Acting is not null)
            .ToList();
        return new PostView(
            UnitName(post.UnitId),
            filled.Count > 0 ? filled[0].Acting!.Position.Title : null,
            post.Role,
            [.. filled.Select(one => one.Name)]
        );
    }

    private OfferView Show(ProcessingRoute route, string step, Post post, DateTimeOffset at, Actor asker) =>
        new(step, NameOf(route, step), Show(post), at, post == asker.Post);

    private static LocalText NameOf(ProcessingRoute route, string step) =>
        route.Find(step)?.Name ?? new LocalText(step);

    private LocalText UnitName(string id) => catalogue.Units.Find(id)?.Name ?? new LocalText(id);
}
