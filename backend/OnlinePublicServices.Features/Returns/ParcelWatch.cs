using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Returns;

/// <summary>
/// Orders parcels, calls them off, and asks where they are. Each is asked outside any transaction and taken down by an
/// act of its own; killed in between, it is asked again under the same number.
/// </summary>
internal sealed class ParcelWatch(
    PublicServicesDbContext db,
    Catalogue catalogue,
    PostBook post,
    IPostalCarrier carrier,
    OneByOne acts,
    TimeProvider clock
)
{
    /// <summary>The longest waiting in one look; the next look goes on with the others.</summary>
    private const int RowsMax = 200;

    /// <summary>Everything that is due to be asked, until the post doesn't answer.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        if (!carrier.IsSetUp)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var due = await db
            .ResultReturns.AsNoTracking()
            .SelectMany(r => r.Parcels)
            .Where(p => p.NextAskAt <= now)
            .OrderBy(p => p.NextAskAt)
            .Select(p => p.Id)
            .Take(RowsMax)
            .ToListAsync(cancellation);
        foreach (var id in due)
        {
            if (await AskAsync(id, cancellation) is CarrierWord.Silent)
            {
                return;
            }
        }
    }

    /// <summary>Asks about one parcel, now.</summary>
    public async Task<CarrierWord?> AskAsync(Guid parcelId, CancellationToken cancellation)
    {
        var wanted = await db
            .ResultReturns.AsNoTracking()
            .SingleAsync(r => r.Parcels.Any(p => p.Id == parcelId), cancellation);
        var parcel = wanted.Parcels.Single(p => p.Id == parcelId);
        CarrierWord? word = parcel switch
        {
            { Kind: ParcelKind.Pouch } => null,
            { State: ParcelState.Wanted } => await Order(wanted, parcel, cancellation),
            { State: ParcelState.Cancelling } => await Cancel(parcel, cancellation),
            { ItemCode: { } item } => await Track(item, cancellation),
            _ => null,
        };
        if (word is not null)
        {
            await acts.Send(new HearCarrier(parcelId, word), cancellation);
        }

        return word;
    }

    private async Task<CarrierWord> Order(ResultReturn wanted, Parcel parcel, CancellationToken cancellation)
    {
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == wanted.DossierId, cancellation);
        var unit = catalogue.Units.Find(wanted.UnitId)!;
        var order = new PostalOrder
        {
            Number = parcel.Number,
            CollectVnd = parcel.Rate!.PriceVnd,
            SenderName = unit.Name.Vi,
            SenderAddress = unit.Address?.Vi ?? unit.Name.Vi,
            SenderPhone = unit.Phone ?? "",
            SenderProvince = post.HomeProvince,
            AgencyCode = unit.AgencyCodeIn(dossier.Edition)?.ToString() ?? unit.Id,
            Contents = catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!.Name.Vi,
            Receiver = parcel.Address!,
        };
        return (await carrier.OrderAsync(order, cancellation)).Match<CarrierWord>(
            item => new CarrierWord.Taken(item),
            error =>
                error.Code == PostalErrors.Refused.Code
                    ? new CarrierWord.NotTaken(error.Parameters.GetValueOrDefault("reason", "unknown"))
                    : new CarrierWord.Silent()
        );
    }

    private async Task<CarrierWord> Cancel(Parcel parcel, CancellationToken cancellation)
    {
        var cancelled = await carrier.CancelAsync(parcel.Number, cancellation);
        return !cancelled.IsRefused ? new CarrierWord.CalledOff()
            : cancelled.Error.Code == PostalErrors.TooLate.Code && parcel.ItemCode is { } item
                ? await Track(item, cancellation)
            : new CarrierWord.Silent();
    }

    private async Task<CarrierWord> Track(string item, CancellationToken cancellation) =>
        (await carrier.TrackAsync(item, cancellation)).Match<CarrierWord>(
            told => new CarrierWord.Told(told),
            _ => new CarrierWord.Silent()
        );
}

/// <summary>What the post said when asked.</summary>
internal abstract record CarrierWord
{
    /// <summary>It takes the order.</summary>
    public sealed record Taken(string ItemCode) : CarrierWord;

    /// <summary>It doesn't, for a reason of its own.</summary>
    public sealed record NotTaken(string Code) : CarrierWord;

    /// <summary>It is called off.</summary>
    public sealed record CalledOff : CarrierWord;

    /// <summary>What happened to it.</summary>
    public sealed record Told(IReadOnlyList<ParcelTrace> Traces) : CarrierWord;

    /// <summary>Nothing that can be used.</summary>
    public sealed record Silent : CarrierWord;
}

/// <summary>Takes down what the post said about a parcel; one that is delivered closes its dossier.</summary>
internal sealed record HearCarrier(Guid ParcelId, CarrierWord Word) : IAct<Done>;

internal sealed class HearCarrierHandler(PublicServicesDbContext db, ReturnDesk desk, TimeProvider clock)
    : IRequestHandler<HearCarrier, Result<Done>>
{
    private static readonly CollectedBy ByPost = new(ReturnWay.Post, CollectionProof.PostReceipt);

    public async Task<Result<Done>> Handle(HearCarrier request, CancellationToken cancellationToken)
    {
        var wanted = await db.ResultReturns.SingleAsync(
            r => r.Parcels.Any(p => p.Id == request.ParcelId),
            cancellationToken
        );
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == wanted.DossierId, cancellationToken);
        var parcel = wanted.Parcels.Single(p => p.Id == request.ParcelId);
        var now = clock.GetUtcNow();
        var heard = request.Word switch
        {
            CarrierWord.Taken taken => parcel.NoteOrdered(taken.ItemCode, now),
            CarrierWord.NotTaken refused => parcel
                .NoteRefused(refused.Code, now)
                .Map(done =>
                {
                    db.Owe(MessageKind.ParcelRefused, dossier, now);
                    return done;
                }),
            CarrierWord.CalledOff => parcel.NoteCancelled(now),
            CarrierWord.Told told => Hear(parcel, told, dossier, now),
            _ => Silence(parcel, now),
        };
        wanted.Settle();
        desk.Follow(wanted, dossier);
        return heard;
    }

    private Result<Done> Hear(Parcel parcel, CarrierWord.Told told, Dossier dossier, DateTimeOffset now)
    {
        switch (parcel.Hear(told.Traces, now))
        {
            case ParcelTurn.Delivered when dossier.Status is DossierStatus.Resolved:
                return dossier.ReturnResult(ByPost, Actor.System, now);
            case ParcelTurn.TurnedBack:
                db.Owe(MessageKind.ParcelTurnedBack, dossier, now);
                return Done.Value;
            default:
                return Done.Value;
        }
    }

    private static Result<Done> Silence(Parcel parcel, DateTimeOffset now)
    {
        parcel.NoteSilence(now);
        return Done.Value;
    }
}
