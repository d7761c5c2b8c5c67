using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
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
    : IAct<NotedCounterLook>,
        IRepeatable;

/// <summary>A look that is noted.</summary>
/// <param name="Id">Names it, here and at the register.</param>
/// <param name="At">When, UTC.</param>
internal sealed record NotedCounterLook(Guid Id, DateTimeOffset At);

/// <summary>Whoever stands at a counter, as their identity paper has them.</summary>
internal sealed record StandingPerson(Person Person, PersonalIdNumber Number);

/// <summary>Opens the draft of somebody at the counter for the clerk who writes it, and tells who that is.</summary>
internal sealed class CounterPrefill(PublicServicesDbContext db, DraftReading reading, RegisterPrefill prefill)
{
    public static readonly DomainError NotAsked = new("population.not-asked", ErrorKind.Refused);

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
) : IRequestHandler<NoteCounterLook, Result<NotedCounterLook>>
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

    public async Task<Result<NotedCounterLook>> Handle(NoteCounterLook request, CancellationToken cancellationToken)
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
            return CounterPrefill.NotAsked;
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
        return new NotedCounterLook(id, now);
    }
}

/// <summary>
/// Asks the register about whoever stands at the counter, outside any transaction. What was answered is not asked for again,
/// nor is what was noted longer ago than <see cref="AskAboutStandingHandler.GoodFor"/>. Refused: <c>resource.not-found</c>,
/// <c>population.not-asked</c>, <c>population.unavailable</c>, <c>population.no-match</c>, <c>population.refused</c>.
/// </summary>
internal sealed record AskAboutStanding(Guid DraftId, SeenIdentity Seen, NotedCounterLook Look)
    : IQuery<StandingAnswered>;

/// <summary>What the register said.</summary>
/// <param name="Said">What; nothing where it was filled in by an earlier request of the same press.</param>
internal sealed record StandingAnswered(RegisteredPerson? Said);

internal sealed class AskAboutStandingHandler(
    PublicServicesDbContext db,
    CounterPrefill counter,
    IPopulationRegister register,
    Catalogue catalogue,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<AskAboutStanding, Result<StandingAnswered>>
{
    /// <summary>How long a press may still be asked for: for the connection that broke, and no longer.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(1);

    public async Task<Result<StandingAnswered>> Handle(AskAboutStanding request, CancellationToken cancellationToken)
    {
        var opened = await counter.Open(request.DraftId, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        if (await db.CounterLooks.AnyAsync(l => l.Id == request.Look.Id && l.Answered, cancellationToken))
        {
            return new StandingAnswered(null);
        }

        var now = clock.GetUtcNow();
        if (now - request.Look.At > GoodFor)
        {
            return PopulationErrors.Unavailable;
        }

        if (await counter.Asked(opened.Value, cancellationToken) is not var (offer, standing))
        {
            return CounterPrefill.NotAsked;
        }

        var draft = opened.Value.Draft;
        var edition = LegalEdition.On(VietnamTime.DayOf(now));
        var said = await register.FindAsync(
            new PersonQuestion
            {
                Id = request.Look.Id,
                Agency = catalogue.Units.Find(draft.UnitId)!.AgencyCodeIn(edition)?.ToString() ?? draft.UnitId,
                Officer = desk.Member!.Login,
                Procedure = draft.ProcedureCode,
                Reason = $"{draft.Id} {draft.ProcedureCode}",
                Number = standing.Number,
                Name = standing.Person.FullName,
                BirthDate = PartialDate.Parse(request.Seen.BirthDate).Value.ToString(),
                Facts = offer.Facts,
            },
            cancellationToken
        );
        // Whoever stands there lives: the register is wrong about them, and so may be all else that it says.
        return said.Then<StandingAnswered>(person =>
            person.HasDied ? PopulationErrors.NoMatch : new StandingAnswered(person)
        );
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
