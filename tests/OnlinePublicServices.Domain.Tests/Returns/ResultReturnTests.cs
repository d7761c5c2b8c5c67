using FsCheck.Xunit;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Returns;

namespace OnlinePublicServices.Domain.Tests.Returns;

public sealed class ResultReturnTests
{
    private const string Code = "H56.310-261123-0001";
    private const string Clerk = "clerk";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);
    private static readonly PostRate Rate = new(26_000, 2);

    private static readonly ReturnChoice ByPost = new(
        ReturnWay.Post,
        Address: PostalAddress.Create("Nguyễn Thị Hạnh", "0912345678", "Thôn 3", "Xã Triệu Sơn", "38").Value,
        Rate: Rate
    );

    private static readonly ReturnChoice AtAnotherCounter = new(ReturnWay.Counter, "tho-binh-commune");
    private static readonly ReturnChoice AsFile = new(ReturnWay.Electronic);

    [Fact]
    public void What_nobody_chose_is_collected_at_the_counter_and_nothing_is_sent()
    {
        var wanted = Wanted();

        Follow(wanted);

        wanted.Way.ShouldBe(ReturnWay.Counter);
        wanted.Parcels.ShouldBeEmpty();
    }

    [Fact]
    public void A_parcel_begins_only_once_there_is_a_result()
    {
        var wanted = Wanted(ByPost);

        Follow(wanted, isReady: false);
        wanted.Parcels.ShouldBeEmpty();
        Follow(wanted);

        wanted.Live.ShouldNotBeNull().State.ShouldBe(ParcelState.Wanted);
        wanted.Live!.Number.ShouldBe(Code);
        wanted.Live!.NextAskAt.ShouldBe(Now);
    }

    [Fact]
    public void The_choice_may_change_until_the_parcel_has_left_and_not_after()
    {
        var wanted = Ordered(ByPost);

        wanted.Choose(AsFile).IsRefused.ShouldBeFalse();
        Follow(wanted);
        wanted.Parcels.Single().State.ShouldBe(ParcelState.Cancelling);
        wanted.Choose(ByPost).IsRefused.ShouldBeFalse();
        Follow(wanted);
        wanted.Live.ShouldBeNull("there is one paper");
        wanted.Parcels[0].NoteCancelled(Now);
        Follow(wanted);

        var second = wanted.Live!;
        second.Number.ShouldBe($"{Code}-2");
        second.NoteOrdered("CA2", Now);
        second.Scan(bySender: true, byReceiver: false, Clerk, Now).Value.ShouldBe(TraceKind.HandedOver);
        wanted.Choose(AsFile).Error.ShouldBe(ReturnErrors.Dispatched);
    }

    [Fact]
    public void Choosing_the_same_again_orders_nothing_new()
    {
        var wanted = Ordered(ByPost);

        wanted.Choose(ByPost);
        Follow(wanted);

        wanted.Parcels.Count.ShouldBe(1);
    }

    [Fact]
    public void What_the_post_refused_goes_back_to_the_counter_and_is_ordered_again_only_when_chosen_again()
    {
        var wanted = Wanted(ByPost);
        Follow(wanted);
        wanted.Live!.NoteRefused("no-service", Now);
        wanted.Settle();

        wanted.Way.ShouldBe(ReturnWay.Counter);
        Follow(wanted);
        wanted.Parcels.Count.ShouldBe(1);
        wanted.Choose(ByPost);
        Follow(wanted);
        wanted.Live!.Number.ShouldBe($"{Code}-2");
    }

    [Fact]
    public void A_parcel_that_came_back_waits_at_the_counter_and_can_be_sent_again()
    {
        var wanted = Ordered(ByPost);
        var parcel = wanted.Live!;
        parcel.Scan(bySender: true, byReceiver: false, Clerk, Now);
        parcel.Hear([Told(TraceKind.GoingBack, 3)], Now.AddDays(3)).ShouldBe(ParcelTurn.TurnedBack);
        wanted.Choose(AsFile).IsRefused.ShouldBeTrue();

        parcel.Scan(bySender: true, byReceiver: false, Clerk, Now.AddDays(5)).Value.ShouldBe(TraceKind.Back);
        wanted.Settle();

        wanted.Way.ShouldBe(ReturnWay.Counter);
        wanted.Choose(ByPost).IsRefused.ShouldBeFalse();
        Follow(wanted);
        wanted.Live!.Number.ShouldBe($"{Code}-2");
    }

    [Fact]
    public void A_result_for_another_counter_goes_by_courier_arrives_and_is_handed_out_there()
    {
        var wanted = Wanted(AtAnotherCounter);
        Follow(wanted);
        var pouch = wanted.Live!;
        pouch.State.ShouldBe(ParcelState.Ordered);
        pouch.NextAskAt.ShouldBeNull();

        pouch.HandOut(Clerk, Now).Error.ShouldBe(ReturnErrors.OutOfTurn);
        pouch.Scan(bySender: false, byReceiver: true, Clerk, Now).Error.ShouldBe(ReturnErrors.OutOfTurn);
        pouch.Scan(bySender: true, byReceiver: false, Clerk, Now).Value.ShouldBe(TraceKind.HandedOver);
        pouch.Scan(bySender: false, byReceiver: true, Clerk, Now).Value.ShouldBe(TraceKind.Arrived);
        pouch.HandOut(Clerk, Now).IsRefused.ShouldBeFalse();

        pouch.State.ShouldBe(ParcelState.Delivered);
    }

    [Fact]
    public void Whoever_stands_at_both_counters_has_it_leave_arrive_and_only_then_come_back()
    {
        var wanted = Wanted(AtAnotherCounter);
        Follow(wanted);
        var pouch = wanted.Live!;

        TraceKind Scan() => pouch.Scan(bySender: true, byReceiver: true, Clerk, Now).Value;

        new[] { Scan(), Scan(), Scan() }.ShouldBe([TraceKind.HandedOver, TraceKind.Arrived, TraceKind.Back]);
    }

    /// <summary>By which day a parcel has to be there, and which day is late.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_parcel_is_punctual_until_the_end_of_the_promised_day(int days, bool isPunctual)
    {
        var parcel = Ordered(ByPost).Live!;
        parcel.Scan(bySender: true, byReceiver: false, Clerk, Now);

        parcel.Hear([Told(TraceKind.Delivered, days)], Now.AddDays(days)).ShouldBe(ParcelTurn.Delivered);

        parcel.PromisedOn.ShouldBe(new DateOnly(2026, 11, 25));
        parcel.WasPunctual.ShouldBe(isPunctual);
    }

    [Fact]
    public void What_the_post_repeats_or_tells_out_of_order_moves_nothing_back()
    {
        var parcel = Ordered(ByPost).Live!;
        parcel.Scan(bySender: true, byReceiver: false, Clerk, Now);
        ParcelTrace[] told = [Told(TraceKind.Delivered, 2), Told(TraceKind.Accepted, 0)];
        parcel.Hear(told, Now.AddDays(2)).ShouldBe(ParcelTurn.Delivered);
        var traces = parcel.Traces.Count;

        parcel.Hear(told, Now.AddDays(3)).ShouldBe(ParcelTurn.None);
        parcel.Hear([Told(TraceKind.InTransit, 1)], Now.AddDays(3)).ShouldBe(ParcelTurn.None);

        parcel.State.ShouldBe(ParcelState.Delivered);
        parcel.Traces.Count.ShouldBe(traces + 1);
        parcel.NextAskAt.ShouldBeNull();
    }

    [Fact]
    public void The_post_that_has_a_parcel_nobody_scanned_away_is_believed()
    {
        var wanted = Ordered(ByPost);

        wanted.Live!.Hear([Told(TraceKind.Accepted, 0)], Now);

        wanted.IsDispatched.ShouldBeTrue();
        wanted.Live!.LeftAt.ShouldBe(Now);
    }

    [Fact]
    public void What_was_called_off_too_late_goes_where_it_was_sent()
    {
        var wanted = Ordered(ByPost);
        wanted.Choose(AtAnotherCounter);
        Follow(wanted);

        wanted.Parcels.Single().Hear([Told(TraceKind.Accepted, 0)], Now);
        wanted.Settle();
        Follow(wanted);

        wanted.Way.ShouldBe(ReturnWay.Post);
        wanted.Parcels.Count.ShouldBe(1);
    }

    [Fact]
    public void A_silent_post_is_asked_about_an_order_every_minute_and_about_a_parcel_for_thirty_days()
    {
        var wanted = Wanted(ByPost);
        Follow(wanted);
        var parcel = wanted.Live!;
        parcel.NoteSilence(Now);
        parcel.NextAskAt.ShouldBe(Now.AddMinutes(1));
        parcel.NoteOrdered("CA1", Now);
        parcel.Scan(bySender: true, byReceiver: false, Clerk, Now);

        parcel.NoteSilence(Now.AddDays(29));
        parcel.NextAskAt.ShouldBe(Now.AddDays(29).AddMinutes(30));
        parcel.NoteSilence(Now.AddDays(30));

        parcel.NextAskAt.ShouldBeNull();
    }

    [Fact]
    public void Whoever_is_sent_may_collect_until_somebody_else_is_or_it_is_taken_back()
    {
        var wanted = Wanted();
        wanted.Send(Mandate("Lê Văn Bình", "11111111"));
        wanted.Mandate!.Is("1111 1111").ShouldBeTrue();
        wanted.Send(Mandate("Trần Thị Cúc", "22222222"));

        wanted.Mandate!.Is("11111111").ShouldBeFalse();
        wanted.Mandates[0].Is("11111111").ShouldBeFalse();
        wanted.Revoke(Now).IsRefused.ShouldBeFalse();

        wanted.Mandate.ShouldBeNull();
        wanted.Revoke(Now).Error.ShouldBe(ReturnErrors.NoMandate);
    }

    [Theory]
    [InlineData("", "0912345678", "Thôn 3", "Xã A", "address.name")]
    [InlineData("Nguyễn Thị Hạnh", "123", "Thôn 3", "Xã A", "address.phone")]
    [InlineData("Nguyễn Thị Hạnh", "0912345678", " ", "Xã A", "address.detail")]
    [InlineData("Nguyễn Thị Hạnh", "0912345678", "Thôn 3", null, "address.commune")]
    public void An_address_names_the_part_that_the_post_could_not_use(
        string name,
        string phone,
        string detail,
        string? commune,
        string part
    )
    {
        var read = PostalAddress.Create(name, phone, detail, commune, "38");

        read.Error.Fields.Single().Path.ShouldBe(part);
    }

    /// <summary>
    /// Whatever people choose, scan and hear in whatever order: one parcel at the most is to go or on its way, none
    /// appears without a result, and what was delivered stays so.
    /// </summary>
    [Property(MaxTest = 2000)]
    public void No_order_of_events_sends_a_result_twice(int[] steps)
    {
        var wanted = Wanted();
        var (isReady, at) = (false, Now);
        ReturnChoice[] choices = [ByPost, AtAnotherCounter, AsFile, new(ReturnWay.Counter)];
        var kinds = Enum.GetValues<TraceKind>();
        foreach (var step in steps)
        {
            at = at.AddHours(1);
            var delivered = wanted.Parcels.Count(p => p.State is ParcelState.Delivered);
            var parcel = wanted.Parcels.Count == 0 ? null : wanted.Parcels[Math.Abs(step / 81 % wanted.Parcels.Count)];
            switch (Math.Abs(step % 9))
            {
                case 0 or 1:
                    wanted.Choose(choices[Math.Abs(step / 9 % choices.Length)]);
                    break;
                case 2:
                    isReady = true;
                    break;
                case 3:
                    parcel?.NoteOrdered($"CA{wanted.Parcels.Count}", at);
                    break;
                case 4:
                    parcel?.Scan(step % 2 == 0, step % 3 == 0, Clerk, at);
                    break;
                case 5:
                    parcel?.Hear([new ParcelTrace(kinds[Math.Abs(step / 9 % kinds.Length)], at)], at);
                    break;
                case 6:
                    parcel?.NoteRefused("no-service", at);
                    break;
                case 7:
                    parcel?.NoteCancelled(at);
                    break;
                default:
                    parcel?.HandOut(Clerk, at);
                    break;
            }

            wanted.Settle();
            wanted.Follow(Guid.NewGuid(), Code, isReady, at);

            wanted.Parcels.Count(p => p.HasLeft || p.State is ParcelState.Delivered).ShouldBeLessThanOrEqualTo(1);
            wanted.Parcels.Count(p => p.IsLive).ShouldBeLessThanOrEqualTo(1);
            wanted.Parcels.Count(p => p.State is ParcelState.Delivered).ShouldBeGreaterThanOrEqualTo(delivered);
            (isReady || wanted.Parcels.Count == 0).ShouldBeTrue();
            wanted.Parcels.Select(p => p.Number).ShouldBeUnique();
        }
    }

    private static ResultReturn Wanted(ReturnChoice? choice = null)
    {
        var wanted = new ResultReturn(Guid.NewGuid(), Guid.NewGuid(), "trieu-son-commune");
        if (choice is not null)
        {
            wanted.Choose(choice).IsRefused.ShouldBeFalse();
        }

        return wanted;
    }

    private static ResultReturn Ordered(ReturnChoice choice)
    {
        var wanted = Wanted(choice);
        Follow(wanted);
        wanted.Live!.NoteOrdered("CA1", Now).IsRefused.ShouldBeFalse();
        return wanted;
    }

    private static void Follow(ResultReturn wanted, bool isReady = true) =>
        wanted.Follow(Guid.NewGuid(), Code, isReady, Now);

    private static ParcelTrace Told(TraceKind kind, int afterDays) =>
        new(kind, Now.AddDays(afterDays)) { Place = "Triệu Sơn" };

    private static CollectionMandate Mandate(string name, string code) =>
        CollectionMandate.Create(Guid.NewGuid(), name, "038088004321", code, Now).Value;
}
