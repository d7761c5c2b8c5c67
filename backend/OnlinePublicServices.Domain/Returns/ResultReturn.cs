using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Returns;

/// <summary>
/// <c>Trả kết quả</c> as the person wants it: as a file, at a counter or by post, and every parcel that went out for it.
/// The choice may change until a parcel has left the office. What is not chosen is collected at the counter that received
/// the dossier; a signed file can always be taken besides.
/// Source: 45/2016/QD-TTg (public post); 118/2025/ND-CP (any counter of the province).
/// </summary>
public sealed class ResultReturn
{
    /// <summary>How many parcels a dossier may have in all: it comes back, it is sent again.</summary>
    public const int ParcelsMax = 9;

    private readonly List<Parcel> parcels = [];
    private readonly List<CollectionMandate> mandates = [];

    private ResultReturn() { }

    /// <summary>Nothing chosen yet: the counter.</summary>
    public ResultReturn(Guid id, Guid dossierId, string unitId) => (Id, DossierId, UnitId) = (id, dossierId, unitId);

    /// <summary>Its own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The dossier.</summary>
    public Guid DossierId { get; private init; }

    /// <summary>The unit that hands the result out.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>How the person wants it.</summary>
    public ReturnWay Way { get; private set; } = ReturnWay.Counter;

    /// <summary>Another counter than the dossier's own, where the person wants to collect it.</summary>
    public string? CounterUnitId { get; private set; }

    /// <summary>Where the post brings it.</summary>
    public PostalAddress? Address { get; private set; }

    /// <summary>What the post asked for it when it was chosen, whole đồng.</summary>
    public PostRate? Rate { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Every parcel, the oldest first.</summary>
    public IReadOnlyList<Parcel> Parcels => [.. InOrder];

    /// <summary>Everybody who was ever sent to collect it, the oldest first.</summary>
    public IReadOnlyList<CollectionMandate> Mandates => mandates;

    /// <summary>Keeps the way and nothing of the people: its dossier is destroyed.</summary>
    public void Erase()
    {
        Address = null;
        mandates.Clear();
        parcels.ForEach(parcel => parcel.Erase());
        Version++;
    }

    /// <summary>The parcel that is to go, or on its way.</summary>
    public Parcel? Live => InOrder.LastOrDefault(parcel => parcel.IsLive);

    /// <summary>Who may collect it instead of the person now.</summary>
    public CollectionMandate? Mandate => mandates.SingleOrDefault(mandate => mandate.RevokedAt is null);

    /// <summary>Whether the choice can't be changed any more.</summary>
    public bool IsDispatched => parcels.Exists(parcel => parcel.HasLeft);

    /// <summary>Begins with what the form of the dossier says; its first version still.</summary>
    public void Begin(ReturnChoice choice) =>
        (Way, CounterUnitId, Address, Rate) = (choice.Way, choice.CounterUnitId, choice.Address, choice.Rate);

    /// <summary>
    /// Says how the result is wanted. Errors: <c>return.dispatched</c>.
    /// </summary>
    public Result<Done> Choose(ReturnChoice choice)
    {
        if (IsDispatched)
        {
            return ReturnErrors.Dispatched;
        }

        Begin(choice);
        Version++;
        return Done.Value;
    }

    /// <summary>
    /// Lets the parcels follow the choice: once there is a result that is wanted elsewhere, one is begun; one that hasn't
    /// left and is wanted no more, or otherwise, is called off.
    /// </summary>
    /// <param name="parcelId">The id of the parcel, should one begin.</param>
    /// <param name="code">The dossier's code, of which its number is made.</param>
    /// <param name="isReady">Whether there is a result that can go.</param>
    /// <param name="at">UTC.</param>
    public void Follow(Guid parcelId, string code, bool isReady, DateTimeOffset at)
    {
        var wanted = isReady ? WantedParcel() : null;
        if (Live is { HasLeft: false } waiting && !waiting.Fits(wanted))
        {
            waiting.CallOff(at);
            Version++;
        }

        // There is one paper: nothing begins before the post has let go of what was called off, or after it was delivered.
        var isFree = !parcels.Exists(p => p.IsLive || p.State is ParcelState.Cancelling or ParcelState.Delivered);
        if (wanted is { } plan && isFree && parcels.Count < ParcelsMax)
        {
            var number = parcels.Count == 0 ? code : $"{code}-{parcels.Count + 1}";
            parcels.Add(new Parcel(parcelId, number, plan, at));
            Version++;
        }
    }

    /// <summary>
    /// What came of a parcel is what holds: one that is back waits at its own counter until something else is chosen, and
    /// one that was called off too late goes where it was sent.
    /// </summary>
    public void Settle()
    {
        if (Live is { HasLeft: true } gone)
        {
            Way = gone.Kind is ParcelKind.Post ? ReturnWay.Post : ReturnWay.Counter;
            (CounterUnitId, Address, Rate) = (gone.CounterUnitId, gone.Address, gone.Rate);
        }
        else if (InOrder.LastOrDefault() is { State: ParcelState.Back or ParcelState.Refused })
        {
            (Way, CounterUnitId) = (ReturnWay.Counter, null);
        }

        Version++;
    }

    /// <summary>
    /// Sends somebody to collect it, with a code; whoever was sent before may not any more. Errors:
    /// <c>return.mandates-too-many</c>.
    /// </summary>
    public Result<CollectionMandate> Send(CollectionMandate mandate)
    {
        if (mandates.Count >= CollectionMandate.Max)
        {
            return ReturnErrors.TooManyMandates;
        }

        Mandate?.Revoke(mandate.GivenAt);
        mandates.Add(mandate);
        Version++;
        return mandate;
    }

    /// <summary>Takes it back from them. Errors: <c>return.no-mandate</c>.</summary>
    public Result<Done> Revoke(DateTimeOffset at)
    {
        if (Mandate is not { } mandate)
        {
            return ReturnErrors.NoMandate;
        }

        mandate.Revoke(at);
        Version++;
        return Done.Value;
    }

    /// <summary>Their numbers end in one digit, so they sort as they were begun.</summary>
    private IEnumerable<Parcel> InOrder => parcels.OrderBy(parcel => parcel.Number, StringComparer.Ordinal);

    private ParcelPlan? WantedParcel() =>
        Way switch
        {
            ReturnWay.Post when Address is { } address && Rate is { } rate => new ParcelPlan(
                ParcelKind.Post,
                address,
                rate,
                null
            ),
            ReturnWay.Counter when CounterUnitId is { } counter => new ParcelPlan(
                ParcelKind.Pouch,
                null,
                null,
                counter
            ),
            _ => null,
        };
}

/// <summary>How somebody wants the result.</summary>
/// <param name="Way">As a file, at a counter, by post.</param>
/// <param name="CounterUnitId">A counter other than the dossier's own.</param>
/// <param name="Address">Where the post brings it.</param>
/// <param name="Rate">What the post asks for it, and how long it takes.</param>
public sealed record ReturnChoice(
    ReturnWay Way,
    string? CounterUnitId = null,
    PostalAddress? Address = null,
    PostRate? Rate = null
);
