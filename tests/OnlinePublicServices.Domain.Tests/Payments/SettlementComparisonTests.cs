using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;

namespace OnlinePublicServices.Domain.Tests.Payments;

public sealed class SettlementComparisonTests
{
    private static readonly DateOnly Day = new(2026, 11, 30);
    private static readonly Vnd Charge = new(15_000);

    [Fact]
    public void Money_on_which_both_sides_agree_is_no_difference()
    {
        var compared = Compare([Line("A1")], [Booked("A1")]);

        compared.Differences.ShouldBeEmpty();
        compared.OfOthers.ShouldBe(0);
    }

    [Theory]
    [InlineData(AttemptState.Open)]
    [InlineData(AttemptState.Failed)]
    [InlineData(AttemptState.Expired)]
    [InlineData(AttemptState.Held)]
    public void Money_there_whose_attempt_has_none_here_is_missing_here(AttemptState state)
    {
        var compared = Compare([Line("A1")], [Booked("A1", state) with { PaidOn = null, Transaction = null }]);

        KindsOf(compared).ShouldBe([SettlementDifferenceKind.NotHere]);
        compared.Differences[0].OursVnd.ShouldBeNull();
        compared.Differences[0].TheirsVnd.ShouldBe(Charge);
    }

    [Fact]
    public void Money_that_is_only_in_our_books_is_missing_there()
    {
        var compared = Compare([], [Booked("A1")]);

        KindsOf(compared).ShouldBe([SettlementDifferenceKind.NotThere]);
        compared.Differences[0].Row.ShouldBeNull();
    }

    [Theory]
    [InlineData(GatewayState.Failed)]
    [InlineData(GatewayState.Pending)]
    [InlineData(GatewayState.Held)]
    public void A_row_that_says_that_no_money_came_leaves_ours_missing_there(GatewayState state)
    {
        var compared = Compare([Line("A1") with { State = state }], [Booked("A1")]);

        KindsOf(compared).ShouldBe([SettlementDifferenceKind.NotThere]);
    }

    [Fact]
    public void Another_amount_is_named_with_both()
    {
        var compared = Compare([Line("A1") with { AmountVnd = new Vnd(15_001) }], [Booked("A1")]);

        KindsOf(compared).ShouldBe([SettlementDifferenceKind.OtherAmount]);
        compared.Differences[0].OursVnd.ShouldBe(Charge);
        compared.Differences[0].TheirsVnd.ShouldBe(new Vnd(15_001));
    }

    [Fact]
    public void Money_paid_about_midnight_is_named_on_both_days()
    {
        var before = Day.AddDays(-1);
        var row = Line("A1") with { PaidOn = before };

        var theirs = Compare([row], [Booked("A1")]);
        var ours = Of(Entries([], []), [Booked("A1")], new() { ["A1"] = before });

        KindsOf(theirs).ShouldBe([SettlementDifferenceKind.OtherDay]);
        KindsOf(ours).ShouldBe([SettlementDifferenceKind.OtherDay]);
        ours.Differences[0].TheirsOn.ShouldBe(before);
    }

    [Fact]
    public void Money_of_the_day_that_stands_in_the_file_of_the_next_agrees()
    {
        var compared = Of(Entries([], []), [Booked("A1")], new() { ["A1"] = Day });

        compared.Differences.ShouldBeEmpty();
    }

    [Fact]
    public void Both_sides_that_have_it_on_the_same_other_day_agree()
    {
        var before = Day.AddDays(-1);

        var compared = Compare([Line("A1") with { PaidOn = before }], [Booked("A1") with { PaidOn = before }]);

        compared.Differences.ShouldBeEmpty();
    }

    [Fact]
    public void Two_payments_of_one_attempt_are_a_double_and_the_one_that_we_know_is_compared()
    {
        var compared = Compare([Line("A1", 2, "T9"), Line("A1", 3)], [Booked("A1")]);

        KindsOf(compared).ShouldBe([SettlementDifferenceKind.Doubled]);
        compared.Differences[0].Row.ShouldBe(2);
        compared.Differences[0].Transaction.ShouldBe("T9");
    }

    [Fact]
    public void The_same_row_twice_is_a_double()
    {
        KindsOf(Compare([Line("A1"), Line("A1", 3)], [Booked("A1")])).ShouldBe([SettlementDifferenceKind.Doubled]);
    }

    [Fact]
    public void Other_money_for_the_same_attempt_is_named()
    {
        KindsOf(Compare([Line("A1", 2, "T9")], [Booked("A1")])).ShouldBe([SettlementDifferenceKind.OtherTransaction]);
    }

    [Fact]
    public void A_reference_that_is_nobodys_is_unknown()
    {
        KindsOf(Compare([Line("Z9")], [])).ShouldBe([SettlementDifferenceKind.UnknownReference]);
    }

    [Fact]
    public void Rows_of_other_units_are_counted_and_are_no_difference()
    {
        var compared = Of(
            Entries([Line("A1"), Line("B1", 3, "T2")], [Booked("A1")]) with
            {
                Others = new HashSet<string> { "B1" },
            },
            [Booked("A1")]
        );

        compared.Differences.ShouldBeEmpty();
        compared.OfOthers.ShouldBe(1);
    }

    [Theory]
    [InlineData(AttemptState.Paid, true)]
    [InlineData(AttemptState.Surplus, true)]
    [InlineData(AttemptState.Refunding, false)]
    [InlineData(AttemptState.Refunded, false)]
    [InlineData(AttemptState.Reversed, false)]
    public void What_they_gave_back_and_our_books_still_have_is_named(AttemptState state, bool isNamed)
    {
        var compared = Compare([Line("A1") with { State = GatewayState.Reversed }], [Booked("A1", state)]);

        KindsOf(compared).ShouldBe(isNamed ? [SettlementDifferenceKind.ReturnedThere] : []);
    }

    [Fact]
    public void The_banks_rows_are_matched_by_its_own_numbers()
    {
        var compared = Bank([Line("", 2, "FT1")], [Booked("dvc1", transaction: "FT1")]);

        compared.Differences.ShouldBeEmpty();
    }

    [Fact]
    public void A_transfer_that_a_dossier_of_ours_asked_for_is_missing_here_until_it_is_booked()
    {
        var compared = Bank([Line("H1T01", 2, "FT1"), Line("", 3, "FT2")], [], "H1T01");

        KindsOf(compared).ShouldBe([SettlementDifferenceKind.NotHere, SettlementDifferenceKind.UnknownReference]);
    }

    [Fact]
    public void A_transfer_made_twice_for_one_dossier_is_a_double()
    {
        var compared = Bank(
            [Line("H1T01", 2, "FT1"), Line("H1T01", 3, "FT2")],
            [Booked("dvcH12026113009000001", transaction: "FT2")],
            "H1T01"
        );

        KindsOf(compared).ShouldBe([SettlementDifferenceKind.Doubled]);
        compared.Differences[0].Transaction.ShouldBe("FT1");
    }

    [Theory]
    [InlineData("dvcH12026113009000001", false)]
    [InlineData("dvcH22026113009000001", true)]
    [InlineData("dvcH1202026113009000001", true)]
    public void A_transfer_that_was_booked_on_another_dossier_than_its_words_name_is_named(string booked, bool isNamed)
    {
        var compared = Bank([Line("H1T01", 2, "FT1")], [Booked(booked, transaction: "FT1")], "H1T01");

        KindsOf(compared).ShouldBe(isNamed ? [SettlementDifferenceKind.OtherDossier] : []);
    }

    /// <summary>PAY-6: of a hundred payments five notices were lost.</summary>
    [Fact]
    public void Five_of_a_hundred_that_no_notice_told_of_are_found_by_the_file()
    {
        var lines = Enumerable.Range(1, 100).Select(n => Line($"A{n}", n + 1, $"T{n}")).ToList();
        var ours = Enumerable
            .Range(1, 100)
            .Select(n =>
                n % 20 == 0
                    ? Booked($"A{n}", AttemptState.Open) with
                    {
                        PaidOn = null,
                        Transaction = null,
                    }
                    : Booked($"A{n}", transaction: $"T{n}")
            )
            .ToList();

        var compared = Compare(lines, ours);

        compared
            .Differences.Select(one => (one.Kind, one.Reference))
            .ShouldBe(new[] { 20, 40, 60, 80, 100 }.Select(n => (SettlementDifferenceKind.NotHere, $"A{n}")));
    }

    /// <summary>What differs all told, and how many rows are of other units.</summary>
    private sealed record Compared(IReadOnlyList<SettlementDifference> Differences, int OfOthers);

    private static Compared Compare(IReadOnlyList<SettlementLine> lines, IReadOnlyList<BookedMoney> ours) =>
        Of(Entries(lines, ours), ours);

    private static Compared Bank(
        IReadOnlyList<SettlementLine> lines,
        IReadOnlyList<BookedMoney> ours,
        params string[] expected
    ) => Of(Entries(lines, ours) with { IsBank = true, Expected = expected.ToHashSet() }, ours);

    private static Compared Of(
        SettlementEntries entries,
        IReadOnlyList<BookedMoney> booked,
        Dictionary<string, DateOnly>? around = null
    )
    {
        var comparison = new SettlementComparison(entries);
        return new Compared(
            [.. comparison.Theirs(), .. comparison.OnlyOurs(comparison.Untold(booked), around ?? [])],
            comparison.OfOthers
        );
    }

    private static SettlementEntries Entries(IReadOnlyList<SettlementLine> lines, IReadOnlyList<BookedMoney> ours) =>
        new()
        {
            Day = Day,
            IsBank = false,
            Lines = lines,
            Ours = ours,
            Others = new HashSet<string>(),
            Expected = new HashSet<string>(),
        };

    private static SettlementLine Line(string reference, int row = 2, string transaction = "T1") =>
        new(row, reference, transaction, Charge, Day, GatewayState.Paid);

    private static BookedMoney Booked(
        string reference,
        AttemptState state = AttemptState.Paid,
        string transaction = "T1"
    ) => new(reference, transaction, Charge, state, Day);

    private static IEnumerable<SettlementDifferenceKind> KindsOf(Compared compared) =>
        compared.Differences.Select(one => one.Kind);
}
