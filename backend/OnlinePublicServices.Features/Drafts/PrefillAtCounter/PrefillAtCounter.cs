using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>What the clerk has seen of whoever stands at the counter.</summary>
/// <param name="PaperShown">
/// The clerk has their identity paper in hand, and name and number of the draft are those on it.
/// </param>
/// <param name="BirthDate">The day of birth on it, ISO 8601, whole or in part; the register answers only where it fits.</param>
public sealed record SeenIdentity(bool PaperShown, string? BirthDate);

/// <summary>
/// Notes that a clerk has the register asked about whoever stands at the counter, before it is. Refused:
/// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>population.identity-unseen</c>, <c>population.not-asked</c>,
/// <c>population.too-many</c>. Source: 91/2025/QH15; 118/2025/ND-CP.
/// </summary>
internal sealed record NoteCounterLook(Guid DraftId, int Version, SeenIdentity Seen, string IdempotencyKey)
    : IAct<NotedLook>,
        IRepeatable;

/// <summary>Whoever stands at a counter, as their identity paper has them.</summary>
internal sealed record StandingPerson(Person Person, PersonalIdNumber Number);

/// <summary>Opens the draft of somebody at the counter for the clerk who writes it, and tells who that is.</summary>
internal sealed class CounterPrefill(PublicServicesDbContext db, DraftReading reading, RegisterPrefill prefill)
{
    /// <summary>Errors: <c>resource.not-found</c>.</summary>
    public async Task<Result<OpenDraft>> Open(Guid draftId, CancellationToken cancellationToken)
    {
        var opened = await reading.Open(draftId, cancellationToken);
        return opened.IsRefused || opened.Value.Draft.ClerkAccount is not null ? opened : RequestErrors.NotFound;
    }

    /// <summary>What is worth asking about whom; nothing where there is nothing.</summary>
    public async Task<(RegisterOffer Offer, StandingPerson Standing)?> Asked(
        OpenDraft open,
        CancellationToken cancellationToken
    )
    {
        var person = await db.People.SingleAsync(p => p.Id == open.Draft.OwnerId, cancellationToken);
        return
            prefill.OfferFor(open) is { } offer
            && PersonalIdNumber.Parse(person.PersonalId) is { IsRefused: false } number
            ? (offer, new StandingPerson(person, number.Value))
            : null;
    }
}

internal sealed class NoteCounterLookHandler(
    PublicServicesDbContext db,
    CounterPrefill counter,
    LookSubjects subjects,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<NoteCounterLook, Result<NotedLook>>
{
    /// <summary>
    /// Presses of one clerk in an hour: whoever serves people, not whoever looks through a list. No legal source: our own rule.
    /// </summary>
    private const int HourMax = 20;

    private static readonly DomainError Unseen = new("population.identity-unseen", ErrorKind.Refused);

    private static readonly DomainError TooMany = new DomainError("population.too-many", ErrorKind.TooMany).With(
        ProblemMapping.RetryAfterSeconds,
        LookBook.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture)
    );

    public async Task<Result<NotedLook>> Handle(NoteCounterLook request, CancellationToken cancellationToken)
    {
        var opened = await counter.Open(request.DraftId, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var draft = opened.Value.Draft;
        if (draft.Version != request.Version)
        {
            return RequestErrors.StaleVersion;
        }

        if (!request.Seen.PaperShown || PartialDate.Parse(request.Seen.BirthDate).IsRefused)
        {
            return Unseen;
        }

        if (
            await counter.Asked(opened.Value, cancellationToken) is not var (_, standing)
            || desk.AtCounter(draft.UnitId) is not { Post: { } post } clerk
        )
        {
            return RegisterPrefill.NotAsked;
        }

        // A turn before the count: presses at once are counted one after the other.
        await db.DrawNumber($"counter-looks {post.UnitId}", cancellationToken);
        var now = clock.GetUtcNow();
        var since = now - LookBook.Window;
        if (await db.CounterLooks.CountAsync(l => l.Account == clerk.Id && l.At > since, cancellationToken) >= HourMax)
        {
            return TooMany;
        }

        var id = Guid.CreateVersion7(now);
        db.CounterLooks.Add(
            new CounterLook
            {
                Id = id,
                DraftId = draft.Id,
                ProcedureCode = draft.ProcedureCode,
                UnitId = draft.UnitId,
                Account = clerk.Id,
                PostUnit = post.UnitId,
                PostRole = post.Role,
                About = await subjects.Of(standing.Number, cancellationToken),
                At = now,
            }
        );
        return new NotedLook(id, now);
    }
}

/// <summary>
/// Asks the register about whoever stands at the counter, outside any transaction. What was answered is not asked for again.
/// Refused: <c>resource.not-found</c>, <c>population.not-asked</c>, <c>population.unavailable</c>,
/// <c>population.no-match</c>, <c>population.refused</c>.
/// </summary>
internal sealed record AskAboutStanding(Guid DraftId, SeenIdentity Seen, NotedLook Look) : IQuery<RegisterAnswer>;

internal sealed class AskAboutStandingHandler(
    PublicServicesDbContext db,
    CounterPrefill counter,
    RegisterPrefill prefill,
    StaffDesk desk
) : IRequestHandler<AskAboutStanding, Result<RegisterAnswer>>
{
    public async Task<Result<RegisterAnswer>> Handle(AskAboutStanding request, CancellationToken cancellationToken)
    {
        var (id, seen, look) = request;
        var opened = await counter.Open(id, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        if (await db.CounterLooks.AnyAsync(l => l.Id == look.Id && l.Answered, cancellationToken))
        {
            return new RegisterAnswer(null);
        }

        return await counter.Asked(opened.Value, cancellationToken) is var (offer, standing)
            ? await prefill.Ask(
                opened.Value,
                look,
                offer,
                new AskedPerson(
                    desk.Member!.Login,
                    standing.Number,
                    standing.Person.FullName,
                    PartialDate.Parse(seen.BirthDate).Value.ToString()
                ),
                cancellationToken
            )
            : RegisterPrefill.NotAsked;
    }
}

/// <summary>Fills in what the register said. Refused: <c>resource.not-found</c>.</summary>
internal sealed record FillAtCounter(Guid DraftId, Guid LookId, RegisteredPerson? Said) : IAct<DraftView>;

internal sealed class FillAtCounterHandler(
    PublicServicesDbContext db,
    DraftReading reading,
    CounterPrefill counter,
    TimeProvider clock
) : IRequestHandler<FillAtCounter, Result<DraftView>>
{
    public async Task<Result<DraftView>> Handle(FillAtCounter request, CancellationToken cancellationToken)
    {
        var opened = await counter.Open(request.DraftId, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var open = opened.Value;
        if (request.Said is { } said)
        {
            var person = await db.People.SingleAsync(p => p.Id == open.Draft.OwnerId, cancellationToken);
            RegisterPrefill.Fill(open, said, [KnownFacts.Of(KnownFacts.AtCounter, person)], clock.GetUtcNow());
            (await db.CounterLooks.SingleAsync(l => l.Id == request.LookId, cancellationToken)).Answer();
            open = reading.Open(open.Draft);
        }

        return await reading.Show(open, cancellationToken);
    }
}
