using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Returns;

/// <summary>How a dossier's result is handed out, opened by somebody who may see it.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Return">How its result is wanted; kept only once something was said.</param>
/// <param name="Actor">In what capacity the asker acts.</param>
internal sealed record OpenReturn(Dossier Dossier, ResultReturn Return, Actor Actor)
{
    public bool IsStaff => Actor.Role is not ActorRole.Citizen;

    /// <summary>Why nothing about it can be changed any more.</summary>
    public DomainError? FixedBy =>
        Return.IsDispatched ? ReturnErrors.Dispatched
        : DossierLifecycle.IsEnd(Dossier.Status) && !Dossier.IsResultHere ? ReturnErrors.Over
        : null;
}

/// <summary>Opens how results are wanted for those who may see it, shows it, and lets parcels follow.</summary>
internal sealed class ReturnDesk(
    PublicServicesDbContext db,
    DossierReading reading,
    FormLibrary forms,
    Catalogue catalogue,
    PostBook post,
    IPostalCarrier carrier,
    TimeProvider clock
)
{
    private const int PunctualityDays = 365;

    /// <summary>For the owner, or the staff of the unit. Errors: <c>resource.not-found</c>.</summary>
    public Task<Result<OpenReturn>> Open(string code, CancellationToken cancellationToken) =>
        reading
            .OpenForSignedIn(code, cancellationToken)
            .MapAsync(async open => new OpenReturn(
                open.Dossier,
                await Find(open.Dossier.Id, cancellationToken) ?? NewFor(open.Dossier),
                open.Actor
            ));

    /// <summary>
    /// For the owner, in the version that they saw, to be changed. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>.
    /// </summary>
    public async Task<Result<OpenReturn>> OpenForOwner(string code, int version, CancellationToken cancellationToken)
    {
        var opened = await Open(code, cancellationToken);
        if (opened.IsRefused || opened.Value.IsStaff)
        {
            return RequestErrors.NotFound;
        }

        if (opened.Value.Return.Version != version)
        {
            return RequestErrors.StaleVersion;
        }

        if (db.Entry(opened.Value.Return).State is EntityState.Detached)
        {
            db.ResultReturns.Add(opened.Value.Return);
        }

        return opened;
    }

    /// <summary>How a dossier's result is wanted; nothing where nobody said.</summary>
    public Task<ResultReturn?> Find(Guid dossierId, CancellationToken cancellationToken) =>
        db.ResultReturns.SingleOrDefaultAsync(r => r.DossierId == dossierId, cancellationToken);

    /// <summary>
    /// What was decided about the dossier lets its parcel begin, or calls it off. Errors: <c>return.dispatched</c> when
    /// the result has left and would be needed here.
    /// </summary>
    public async Task<Result<Done>> Follow(Dossier dossier, CancellationToken cancellationToken)
    {
        var wanted = await Find(dossier.Id, cancellationToken) ?? NewFor(dossier);
        if (wanted.Way is not ReturnWay.Counter && db.Entry(wanted).State is EntityState.Detached)
        {
            db.ResultReturns.Add(wanted);
        }

        if (wanted.IsDispatched && !dossier.IsResultHere)
        {
            return ReturnErrors.Dispatched;
        }

        Follow(wanted, dossier);
        return Done.Value;
    }

    /// <summary>The same where it is open already.</summary>
    public void Follow(ResultReturn wanted, Dossier dossier)
    {
        var now = clock.GetUtcNow();
        wanted.Follow(Guid.CreateVersion7(now), dossier.Code.ToString(), dossier.IsResultHere, now);
    }

    /// <summary>As its owner or the staff sees it.</summary>
    public async Task<ReturnView> Show(OpenReturn open, CancellationToken cancellationToken)
    {
        var (dossier, wanted, _) = open;
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        return new ReturnView
        {
            Version = wanted.Version,
            Way = wanted.Way,
            Counter = RefOf(wanted.CounterUnitId ?? dossier.UnitId),
            Address = ReturnAddress.Of(wanted.Address),
            FixedBy = open.FixedBy?.Code,
            Offers = await Offers(dossier.UnitId, cancellationToken),
            Counters = open.IsStaff ? [] : [.. CountersOn(today).Select(unit => RefOf(unit.Id))],
            Provinces = open.IsStaff ? [] : post.Provinces,
            Parcels = [.. wanted.Parcels.Reverse().Select(ParcelView.Of)],
            Collector = wanted.Mandate is { } mandate
                ? new CollectorView(
                    mandate.Name,
                    open.IsStaff ? mandate.PersonalId[^4..] : mandate.PersonalId,
                    open.IsStaff ? null : mandate.Code,
                    mandate.GivenAt
                )
                : null,
        };
    }

    /// <summary>Whether a counter of this unit hands results out today.</summary>
    public bool IsCounter(string unitId) =>
        CountersOn(VietnamTime.DayOf(clock.GetUtcNow())).Any(unit => unit.Id == unitId);

    private IEnumerable<Unit> CountersOn(DateOnly day) =>
        catalogue.Units.All.Where(unit =>
            unit.Kind is UnitKind.Commune && unit.Head is not null && unit.IsInForceOn(day)
        );

    /// <summary>Begun with what the form said, until its owner says otherwise.</summary>
    private ResultReturn NewFor(Dossier dossier)
    {
        var now = clock.GetUtcNow();
        var wanted = new ResultReturn(Guid.CreateVersion7(now), dossier.Id, dossier.UnitId);
        if (
            reading.ProcedureOf(dossier).Form is { } reference
            && forms.Find(reference.Id, reference.Version) is { } form
            && FiledWish.Of(dossier, form, post, now) is { } wish
            && (wish.Way is not ReturnWay.Post || carrier.IsSetUp)
        )
        {
            wanted.Begin(wish);
        }

        return wanted;
    }

    private UnitRef RefOf(string unitId) => new(unitId, catalogue.Units.Find(unitId)!.Name);

    private async Task<IReadOnlyList<ReturnOffer>> Offers(string unitId, CancellationToken cancellationToken)
    {
        List<ReturnOffer> offers =
        [
            new(ReturnWay.Electronic, null, false, null, 0, 0),
            new(ReturnWay.Counter, null, false, null, 0, 0),
        ];
        if (carrier.IsSetUp)
        {
            var now = clock.GetUtcNow();
            var tariff = post.At(now);
            var since = now.AddDays(-PunctualityDays);
            var past = await db
                .ResultReturns.Where(r => r.UnitId == unitId)
                .SelectMany(r => r.Parcels)
                .Where(p => p.Kind == ParcelKind.Post && p.DeliveredAt >= since)
                .GroupBy(p => p.WasPunctual == true)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToListAsync(cancellationToken);
            offers.Add(
                new ReturnOffer(
                    ReturnWay.Post,
                    new PostRates(tariff.WithinProvince, tariff.Elsewhere),
                    tariff.NeedsReview,
                    post.Carrier,
                    past.Sum(group => group.Count),
                    past.Where(group => group.Key).Sum(group => group.Count)
                )
            );
        }

        return offers;
    }
}
