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

namespace OnlinePublicServices.Features.Drafts;

/// <summary>
/// Notes that the signed-in person has the register asked about themselves, before it is. Refused:
/// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>population.not-asked</c>, <c>population.too-many</c>. Source:
/// 91/2025/QH15 (consent to a purpose).
/// </summary>
internal sealed record NoteOwnLook(Guid DraftId, int Version, string IdempotencyKey) : IAct<NotedLook>, IRepeatable;

internal sealed class NoteOwnLookHandler(
    PublicServicesDbContext db,
    DraftReading reading,
    RegisterPrefill prefill,
    TimeProvider clock
) : IRequestHandler<NoteOwnLook, Result<NotedLook>>
{
    /// <summary>Presses of one person in an hour. No legal source: our own rule.</summary>
    private const int HourMax = 5;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private static readonly DomainError TooMany = new DomainError("population.too-many", ErrorKind.TooMany).With(
        ProblemMapping.RetryAfterSeconds,
        Window.TotalSeconds.ToString(CultureInfo.InvariantCulture)
    );

    public async Task<Result<NotedLook>> Handle(NoteOwnLook request, CancellationToken cancellationToken)
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
            return RegisterPrefill.NotAsked;
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
        return new NotedLook(id, now);
    }
}

/// <summary>
/// Asks the register about the signed-in person, outside any transaction. What was answered is not asked for again. Refused:
/// <c>resource.not-found</c>, <c>population.not-asked</c>, <c>population.unavailable</c>, <c>population.no-match</c>,
/// <c>population.refused</c>.
/// </summary>
internal sealed record AskAboutSelf(Guid DraftId, NotedLook Look) : IQuery<RegisterAnswer>;

internal sealed class AskAboutSelfHandler(PublicServicesDbContext db, DraftReading reading, RegisterPrefill prefill)
    : IRequestHandler<AskAboutSelf, Result<RegisterAnswer>>
{
    /// <summary>Who asks, as the register is told where it is no officer.</summary>
    private const string Self = "self";

    public async Task<Result<RegisterAnswer>> Handle(AskAboutSelf request, CancellationToken cancellationToken)
    {
        var (id, look) = request;
        var opened = await reading.Open(id, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        if (await db.OwnLooks.AnyAsync(l => l.Id == look.Id && l.Answered, cancellationToken))
        {
            return new RegisterAnswer(null);
        }

        return prefill.OfferFor(opened.Value) is { } offer && prefill.Self is { } self
            ? await prefill.Ask(
                opened.Value,
                look,
                offer,
                new AskedPerson(Self, self.Number, self.Name),
                cancellationToken
            )
            : RegisterPrefill.NotAsked;
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
