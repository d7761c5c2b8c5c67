using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Returns;

/// <summary>Who carries a result.</summary>
public enum ParcelKind
{
    /// <summary><c>Bưu gửi</c>: the public post, to the person's address.</summary>
    Post,

    /// <summary><c>Túi công văn</c>: the offices' own courier, to another counter.</summary>
    Pouch,
}

/// <summary>What a parcel is to be.</summary>
/// <param name="Kind">Who carries it.</param>
/// <param name="Address">Where the post brings it.</param>
/// <param name="Rate">What the post asks for it.</param>
/// <param name="CounterUnitId">The counter to which the courier brings it.</param>
public sealed record ParcelPlan(ParcelKind Kind, PostalAddress? Address, PostRate? Rate, string? CounterUnitId);

/// <summary>
/// A result on its way, from the order to whoever has it in the end. Where it is follows from scans of its label in the
/// offices and from what the post tells; each leaves a trace that stays.
/// </summary>
public sealed class Parcel
{
    /// <summary>The time between two questions to the post.</summary>
    public static readonly TimeSpan AskedEvery = TimeSpan.FromMinutes(30);

    /// <summary>The time between two tries to order it, or to call it off.</summary>
    public static readonly TimeSpan OrderedAgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>For how long the post is asked about one that it says nothing new of; then a person looks.</summary>
    public static readonly TimeSpan AskedFor = TimeSpan.FromDays(30);

    /// <summary>The most traces that are kept of one.</summary>
    public const int TracesMax = 200;

    private readonly List<ParcelTrace> traces = [];

    private Parcel() { }

    internal Parcel(Guid id, string number, ParcelPlan plan, DateTimeOffset at)
    {
        (Id, Number, Kind) = (id, number, plan.Kind);
        (Address, Rate, CounterUnitId) = (plan.Address, plan.Rate, plan.CounterUnitId);
        (BegunAt, AskedAt) = (at, at);
        if (Kind is ParcelKind.Post)
        {
            NextAskAt = at;
        }
        else
        {
            // The offices' courier takes no orders.
            State = ParcelState.Ordered;
            Trace(new ParcelTrace(TraceKind.Ordered, at));
        }
    }

    /// <summary>Its own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>Our number for it: the dossier's code, and which of its parcels it is from the second on.</summary>
    public string Number { get; private init; } = "";

    /// <summary>Who carries it.</summary>
    public ParcelKind Kind { get; private init; }

    /// <summary>Where the post brings it.</summary>
    public PostalAddress? Address { get; private set; }

    /// <summary>What the post asks for it.</summary>
    public PostRate? Rate { get; private init; }

    /// <summary>The counter to which the courier brings it.</summary>
    public string? CounterUnitId { get; private init; }

    /// <summary>Where it is.</summary>
    public ParcelState State { get; private set; }

    /// <summary>The post's own number for it, by which anybody can follow it.</summary>
    public string? ItemCode { get; private set; }

    /// <summary>The post's own code when it refused it.</summary>
    public string? RefusalCode { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset BegunAt { get; private init; }

    /// <summary>When it left the office, UTC.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>When whoever it was for had it, UTC.</summary>
    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>When the post is asked next, UTC; nothing when it needn't be.</summary>
    public DateTimeOffset? NextAskAt { get; private set; }

    /// <summary>When the post was asked last, UTC.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>What happened to it, in the order in which it became known.</summary>
    public IReadOnlyList<ParcelTrace> Traces => traces;

    /// <summary>Keeps how it went and nothing of where: its dossier is destroyed.</summary>
    internal void Erase()
    {
        (Address, ItemCode, NextAskAt) = (null, null, null);
        traces.Clear();
    }

    /// <summary>The number on its label: the post's own where there is one.</summary>
    public string LabelNumber => ItemCode ?? Number;

    /// <summary>Whether it still has to go or to arrive.</summary>
    public bool IsLive =>
        State
            is ParcelState.Wanted
                or ParcelState.Ordered
                or ParcelState.OnTheWay
                or ParcelState.Arrived
                or ParcelState.ComingBack;

    /// <summary>Whether it has left the office and isn't back.</summary>
    public bool HasLeft => State is ParcelState.OnTheWay or ParcelState.Arrived or ParcelState.ComingBack;

    /// <summary>By which day it should be delivered, in Viet Nam; nothing before it left.</summary>
    public DateOnly? PromisedOn =>
        LeftAt is { } left && Rate is { } rate ? VietnamTime.DayOf(left).AddDays(rate.Days) : null;

    /// <summary>Whether the post brought it when it should; nothing before it came.</summary>
    public bool? WasPunctual { get; private set; }

    /// <summary>Whether it is what is wanted.</summary>
    public bool Fits(ParcelPlan? plan) => plan == new ParcelPlan(Kind, Address, Rate, CounterUnitId);

    /// <summary>The post takes the order; taking it again changes nothing. Errors: <c>parcel.out-of-turn</c>.</summary>
    public Result<Done> NoteOrdered(string itemCode, DateTimeOffset at)
    {
        // Whoever called it off meanwhile has it cancelled under the same number.
        if (State is not (ParcelState.Wanted or ParcelState.Cancelling))
        {
            return ReturnErrors.OutOfTurn;
        }

        (ItemCode, AskedAt) = (itemCode, at);
        if (State is ParcelState.Wanted)
        {
            (State, NextAskAt) = (ParcelState.Ordered, at + AskedEvery);
            Trace(new ParcelTrace(TraceKind.Ordered, at));
        }

        return Done.Value;
    }

    /// <summary>The post doesn't take it. Errors: <c>parcel.out-of-turn</c>.</summary>
    public Result<Done> NoteRefused(string code, DateTimeOffset at)
    {
        if (State is not ParcelState.Wanted)
        {
            return ReturnErrors.OutOfTurn;
        }

        (State, RefusalCode, NextAskAt, AskedAt) = (ParcelState.Refused, code, null, at);
        Trace(new ParcelTrace(TraceKind.Refused, at));
        return Done.Value;
    }

    /// <summary>The post has cancelled it. Errors: <c>parcel.out-of-turn</c>.</summary>
    public Result<Done> NoteCancelled(DateTimeOffset at)
    {
        if (State is not ParcelState.Cancelling)
        {
            return ReturnErrors.OutOfTurn;
        }

        (State, NextAskAt, AskedAt) = (ParcelState.Cancelled, null, at);
        Trace(new ParcelTrace(TraceKind.Cancelled, at));
        return Done.Value;
    }

    /// <summary>The post was asked and gave no answer; about an order it is asked again soon.</summary>
    public void NoteSilence(DateTimeOffset at)
    {
        AskedAt = at;
        NextAskAt =
            NextAskAt is null || at - LastHeardAt >= AskedFor ? null
            : State is ParcelState.Wanted or ParcelState.Cancelling ? at + OrderedAgainAfter
            : at + AskedEvery;
    }

    /// <summary>
    /// Its label is scanned where it is given away or comes in: at the sending counter it leaves for whoever carries it, or
    /// is back; at the receiving counter it arrives. For a clerk of both it arrives first. Errors: <c>parcel.out-of-turn</c>.
    /// </summary>
    public Result<TraceKind> Scan(bool bySender, bool byReceiver, string account, DateTimeOffset at)
    {
        (ParcelState State, TraceKind Kind)? next = State switch
        {
            ParcelState.Ordered when bySender => (ParcelState.OnTheWay, TraceKind.HandedOver),
            ParcelState.OnTheWay when byReceiver && Kind is ParcelKind.Pouch => (
                ParcelState.Arrived,
                TraceKind.Arrived
            ),
            ParcelState.OnTheWay or ParcelState.Arrived or ParcelState.ComingBack when bySender => (
                ParcelState.Back,
                TraceKind.Back
            ),
            _ => null,
        };
        if (next is not var (state, kind))
        {
            return ReturnErrors.OutOfTurn;
        }

        State = state;
        LeftAt ??= kind is TraceKind.HandedOver ? at : null;
        NextAskAt = state is ParcelState.OnTheWay && Kind is ParcelKind.Post ? at + AskedEvery : null;
        Trace(new ParcelTrace(kind, at) { Account = account });
        return kind;
    }

    /// <summary>It is handed out at the counter it was for. Errors: <c>parcel.out-of-turn</c>.</summary>
    public Result<Done> HandOut(string account, DateTimeOffset at)
    {
        if (State is not ParcelState.Arrived)
        {
            return ReturnErrors.OutOfTurn;
        }

        (State, DeliveredAt) = (ParcelState.Delivered, at);
        Trace(new ParcelTrace(TraceKind.Delivered, at) { Account = account });
        return Done.Value;
    }

    /// <summary>
    /// Takes down what the post tells of it; what was told before changes nothing, and what is told too late is kept and
    /// moves nothing.
    /// </summary>
    /// <returns>Whether it was delivered by this, or turned back.</returns>
    public ParcelTurn Hear(IEnumerable<ParcelTrace> told, DateTimeOffset at)
    {
        var turn = ParcelTurn.None;
        foreach (var trace in told.OrderBy(one => one.At).Where(one => !traces.Exists(one.SaysTheSame)))
        {
            Trace(trace);
            turn = Move(trace) is var moved && moved is ParcelTurn.None ? turn : moved;
        }

        AskedAt = at;
        NextAskAt =
            State is ParcelState.Ordered or ParcelState.Cancelling or ParcelState.OnTheWay or ParcelState.ComingBack
            && at - LastHeardAt < AskedFor
                ? at + AskedEvery
                : null;
        return turn;
    }

    internal void CallOff(DateTimeOffset at)
    {
        if (Kind is ParcelKind.Pouch)
        {
            (State, NextAskAt) = (ParcelState.Cancelled, null);
            Trace(new ParcelTrace(TraceKind.Cancelled, at));
        }
        else
        {
            // Also where the order hasn't been confirmed: the post may have it all the same.
            (State, NextAskAt) = (ParcelState.Cancelling, at);
        }
    }

    private DateTimeOffset LastHeardAt => traces.Select(trace => trace.At).DefaultIfEmpty(BegunAt).Max();

    private ParcelTurn Move(ParcelTrace trace)
    {
        switch (trace.Kind)
        {
            case TraceKind.Delivered
                when State is ParcelState.Ordered or ParcelState.OnTheWay or ParcelState.ComingBack:
                LeftAt ??= trace.At;
                (State, DeliveredAt) = (ParcelState.Delivered, trace.At);
                WasPunctual = VietnamTime.DayOf(trace.At) <= PromisedOn;
                return ParcelTurn.Delivered;
            case TraceKind.GoingBack when State is ParcelState.Ordered or ParcelState.OnTheWay:
                State = ParcelState.ComingBack;
                return ParcelTurn.TurnedBack;
            // The post has it, though nobody scanned it away; one that was called off too late goes all the same.
            case TraceKind.Accepted
            or TraceKind.InTransit
            or TraceKind.OutForDelivery
            or TraceKind.AttemptFailed when State is ParcelState.Ordered or ParcelState.Cancelling:
                LeftAt ??= trace.At;
                State = ParcelState.OnTheWay;
                return ParcelTurn.None;
            default:
                return ParcelTurn.None;
        }
    }

    private void Trace(ParcelTrace trace)
    {
        if (traces.Count < TracesMax)
        {
            traces.Add(trace with { Number = traces.Count + 1 });
        }
    }
}
