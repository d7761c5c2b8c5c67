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

namespace OnlinePublicServices.Features.Drafts;

/// <summary>
/// Notes that the signed-in person has the register asked about themselves, before it is. Refused:
/// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>population.not-asked</c>, <c>population.too-many</c>. Source:
/// 91/2025/QH15 (consent to a purpose).
/// </summary>
internal sealed record NoteOwnLook(Guid DraftId, int Version, string IdempotencyKey) : IAct<NotedOwnLook>, IRepeatable;

/// <summary>A look that is noted.</summary>
/// <param name="Id">Names it, here and at the register.</param>
/// <param name="At">When, UTC.</param>
internal sealed record NotedOwnLook(Guid Id, DateTimeOffset At);

internal sealed class NoteOwnLookHandler(
    PublicServicesDbContext db,
    DraftReading reading,
    RegisterPrefill prefill,
    TimeProvider clock
) : IRequestHandler<NoteOwnLook, Result<NotedOwnLook>>
{
    /// <summary>Presses of one person in an hour. No legal source: our own rule.</summary>
    private const int HourMax = 5;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    internal static readonly DomainError NotAsked = new("population.not-asked", ErrorKind.Refused);

    private static readonly DomainError TooMany = new DomainError("population.too-many", ErrorKind.TooMany).With(
        ProblemMapping.RetryAfterSeconds,
        Window.TotalSeconds.ToString(CultureInfo.InvariantCulture)
    );

    public async Task<Result<NotedOwnLook>> Handle(NoteOwnLook request, CancellationToken cancellationToken)
    {
        var opened = await reading.Open(request.DraftId, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var draft = opened.Value.Draft;
        if (draft.Version != request.Version)
        {
            return RequestErrors.StaleVersion;
        }

        if (prefill.OfferFor(opened.Value) is null)
        {
            return NotAsked;
        }

        // A turn before the count: presses at once are counted one after the other. One of 256, so that what stays of it names
        // nobody.
        await db.DrawNumber($"own-looks {draft.OwnerId.ToString("N")[^2..]}", cancellationToken);
        var now = clock.GetUtcNow();
        var since = now - Window;
        if (
            await db.OwnLooks.CountAsync(l => l.PersonId == draft.OwnerId && l.At > since, cancellationToken) >= HourMax
        )
        {
            return TooMany;
        }

        var id = Guid.CreateVersion7(now);
        db.OwnLooks.Add(
            new OwnLook
            {
                Id = id,
                PersonId = draft.OwnerId,
                DraftId = draft.Id,
                ProcedureCode = draft.ProcedureCode,
                UnitId = draft.UnitId,
                At = now,
            }
        );
        return new NotedOwnLook(id, now);
    }
}

/// <summary>
/// Asks the register about the signed-in person, outside any transaction. What was answered is not asked for again, nor is
/// what was noted longer ago than <see cref="AskAboutSelfHandler.GoodFor"/>: whoever repeats an old press has to press anew,
/// and be counted. Refused: <c>population.not-asked</c>, <c>population.unavailable</c>, <c>population.no-match</c>,
/// <c>population.refused</c>.
/// </summary>
internal sealed record AskAboutSelf(Guid DraftId, NotedOwnLook Look) : IQuery<SelfAnswered>;

/// <summary>What the register said.</summary>
/// <param name="Said">What; nothing where it was filled in by an earlier request of the same press.</param>
internal sealed record SelfAnswered(RegisteredPerson? Said);

internal sealed class AskAboutSelfHandler(
    PublicServicesDbContext db,
    DraftReading reading,
    RegisterPrefill prefill,
    IPopulationRegister register,
    Catalogue catalogue,
    TimeProvider clock
) : IRequestHandler<AskAboutSelf, Result<SelfAnswered>>
{
    /// <summary>How long a press may still be asked for: for the connection that broke, and no longer.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(1);

    /// <summary>Who asks, as the register is told where it is no officer.</summary>
    private const string Self = "self";

    public async Task<Result<SelfAnswered>> Handle(AskAboutSelf request, CancellationToken cancellationToken)
    {
        var opened = await reading.Open(request.DraftId, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        if (await db.OwnLooks.AnyAsync(l => l.Id == request.Look.Id && l.Answered, cancellationToken))
        {
            return new SelfAnswered(null);
        }

        var now = clock.GetUtcNow();
        if (now - request.Look.At > GoodFor)
        {
            return PopulationErrors.Unavailable;
        }

        var draft = opened.Value.Draft;
        if (prefill.OfferFor(opened.Value) is not { Facts: var facts } || prefill.Self is not { } self)
        {
            return NoteOwnLookHandler.NotAsked;
        }

        var edition = LegalEdition.On(VietnamTime.DayOf(now));
        var said = await register.FindAsync(
            new PersonQuestion
            {
                Id = request.Look.Id,
                Agency = catalogue.Units.Find(draft.UnitId)!.AgencyCodeIn(edition)?.ToString() ?? draft.UnitId,
                Officer = Self,
                Procedure = draft.ProcedureCode,
                Reason = $"{draft.Id} {draft.ProcedureCode}",
                Number = self.Number,
                Name = self.Name,
                Facts = facts,
            },
            cancellationToken
        );
        // Whoever is signed in lives: the register is wrong about them, and so may be all else that it says.
        return said.Then<SelfAnswered>(person => person.HasDied ? PopulationErrors.NoMatch : new SelfAnswered(person));
    }
}

/// <summary>
/// Fills in what the register said, where nobody has typed an answer, and what else is known where the answers have shown by
/// now that a field is about the person. Refused: <c>resource.not-found</c>.
/// </summary>
internal sealed record FillFromRegister(Guid DraftId, Guid LookId, RegisteredPerson? Said) : IAct<DraftView>;

internal sealed class FillFromRegisterHandler(
    PublicServicesDbContext db,
    DraftReading reading,
    CurrentPerson current,
    KnownSources known,
    TimeProvider clock
) : IRequestHandler<FillFromRegister, Result<DraftView>>
{
    public async Task<Result<DraftView>> Handle(FillFromRegister request, CancellationToken cancellationToken)
    {
        var opened = await reading.Open(request.DraftId, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var open = opened.Value;
        if (request.Said is not { } said)
        {
            return await reading.Show(open, cancellationToken);
        }

        var person = await current.LoadOrBegin(cancellationToken);
        RegisterPrefill.Fill(open, said, await known.Of(person, cancellationToken), clock.GetUtcNow());
        var look = await db.OwnLooks.SingleAsync(l => l.Id == request.LookId, cancellationToken);
        look.Answer();
        return await reading.Show(reading.Open(open.Draft), cancellationToken);
    }
}
