using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Tests.Units;

public sealed class UnitTreeTests
{
    private static readonly DateOnly LastDayOfTheDistrict = new(2025, 6, 30);
    private static readonly DateOnly FirstDayOfTheNewCommunes = new(2025, 7, 1);

    [Fact]
    public void A_unit_stands_in_the_tree_from_its_first_day_to_its_last()
    {
        var tree = Tree();

        tree.At(LastDayOfTheDistrict)
            .Select(unit => unit.Id)
            .ShouldBe(["province", "district", "tho-vuc-phu", "nua"], true);
        tree.At(FirstDayOfTheNewCommunes)
            .Select(unit => unit.Id)
            .ShouldBe(["province", "tho-phu", "centre", "tan-ninh"], true);
    }

    [Fact]
    public void A_merged_unit_leads_through_every_later_merger_to_what_stands_in_its_place()
    {
        var tree = Tree();

        tree.InPlaceOf("tho-vuc", new DateOnly(2024, 6, 1)).Single().Id.ShouldBe("tho-vuc");
        tree.InPlaceOf("tho-vuc", LastDayOfTheDistrict).Single().Id.ShouldBe("tho-vuc-phu");
        tree.InPlaceOf("tho-vuc", FirstDayOfTheNewCommunes).Single().Id.ShouldBe("tho-phu");
    }

    [Fact]
    public void A_district_that_ended_was_followed_by_each_of_its_communes()
    {
        Tree().SuccessorsOf("district").Select(unit => unit.Id).ShouldBe(["tho-phu", "tan-ninh"]);
    }

    [Fact]
    public void A_new_commune_knows_the_units_it_was_made_from()
    {
        Tree().PredecessorsOf("tho-vuc-phu").Select(unit => unit.Id).ShouldBe(["old-tho-phu", "tho-vuc"], true);
    }

    [Theory]
    [InlineData("land", "2.000889", "tan-ninh")]
    [InlineData("civil-status", "1.001193", "tan-ninh")]
    [InlineData("civil-status", "1.004873", "tho-phu")]
    [InlineData("trade", "1.001612", "tho-phu")]
    public void After_a_split_a_dossier_goes_where_the_first_rule_for_its_procedure_or_field_sends_it(
        string field,
        string procedure,
        string heir
    )
    {
        var tree = Divided([
            new SuccessionRule("tan-ninh", ["land"], ["1.001193"]),
            new SuccessionRule("tho-phu", [], []),
        ]);

        tree.HeirOf("district", field, procedure, FirstDayOfTheNewCommunes)!.Id.ShouldBe(heir);
        tree.HeirOf("district", field, procedure, LastDayOfTheDistrict)!.Id.ShouldBe("district");
    }

    [Fact]
    public void After_a_split_without_rules_nobody_says_who_goes_on() =>
        Divided([]).HeirOf("district", "land", "2.000889", FirstDayOfTheNewCommunes).ShouldBeNull();

    [Fact]
    public void The_work_of_a_merged_unit_goes_on_in_its_successor()
    {
        var tree = Tree();
        var heir = tree.HeirOf("tho-vuc", "land", "2.000889", FirstDayOfTheNewCommunes)!;

        heir.Id.ShouldBe("tho-phu");
        tree.PlaceOf("tho-vuc", heir, FirstDayOfTheNewCommunes).Id.ShouldBe("tho-phu");
        tree.PlaceOf("centre", heir, FirstDayOfTheNewCommunes).Id.ShouldBe("centre");
    }

    [Theory]
    [InlineData("nua", "", "unit.division.foreign")]
    [InlineData("tho-phu", "land", "unit.division.without-rest")]
    public void A_split_names_its_own_successors_and_one_that_takes_what_is_left(string to, string field, string code)
    {
        string[] fields = field.Length == 0 ? [] : [field];

        UnitTree
            .Build(
                Units().Select(unit => unit.Id == "district" ? unit with { Division = [new(to, fields, [])] } : unit)
            )
            .Faults.ShouldHaveSingleItem()
            .Code.ShouldBe(code);
    }

    [Fact]
    public void A_counter_serves_all_that_its_commune_was_made_from_through_every_merger()
    {
        Tree()
            .ServedFrom("centre")
            .Select(unit => unit.Id)
            .ShouldBe(["tho-phu", "district", "tho-vuc-phu", "old-tho-phu", "tho-vuc"], true);
        Tree().ServedFrom("province").ShouldBeEmpty();
    }

    [Fact]
    public void A_one_stop_centre_acts_in_the_name_of_its_commune_and_is_its_counter()
    {
        var tree = Tree();

        tree.AuthorityOf("centre")!.Id.ShouldBe("tho-phu");
        tree.CounterOf(tree.Find("tho-phu")!, FirstDayOfTheNewCommunes).Id.ShouldBe("centre");
        tree.CounterOf(tree.Find("nua")!, LastDayOfTheDistrict).Id.ShouldBe("nua");
        tree.AuthorityOf("province").ShouldBeNull();
    }

    [Theory]
    [InlineData("unit.parent.unknown", "parentId")]
    [InlineData("unit.parent.not-in-force", "parentId")]
    [InlineData("unit.parent.circular", "parentId")]
    [InlineData("unit.dates.reversed", "validTo")]
    [InlineData("unit.successor.unknown", "successors")]
    [InlineData("unit.successor.not-in-force", "successors")]
    [InlineData("unit.successor.of-living-unit", "successors")]
    [InlineData("unit.id.repeated", "id")]
    public void A_faulty_tree_names_the_unit_and_the_field(string code, string field)
    {
        var faulty = code switch
        {
            "unit.parent.unknown" => A("x") with { ParentId = "nowhere" },
            "unit.parent.not-in-force" => A("x") with { ParentId = "district" },
            "unit.parent.circular" => A("x") with { ParentId = "x" },
            "unit.dates.reversed" => A("x") with { ValidTo = new DateOnly(2017, 1, 1) },
            "unit.successor.unknown" => A("x") with { ValidTo = LastDayOfTheDistrict, Successors = ["nowhere"] },
            "unit.successor.not-in-force" => A("x") with { ValidTo = LastDayOfTheDistrict, Successors = ["tho-vuc"] },
            "unit.successor.of-living-unit" => A("x") with { Successors = ["tho-phu"] },
            _ => A("province"),
        };

        var (_, faults) = UnitTree.Build([.. Units(), faulty]);

        faults.ShouldContain(fault =>
            fault.Code == code && fault.Parameters["unit"] == faulty.Id && fault.Parameters["field"] == field
        );
    }

    internal static UnitTree Tree()
    {
        var (tree, faults) = UnitTree.Build(Units());
        faults.ShouldBeEmpty();
        return tree;
    }

    private static UnitTree Divided(SuccessionRule[] division)
    {
        var (tree, faults) = UnitTree.Build(
            Units().Select(unit => unit.Id == "district" ? unit with { Division = division } : unit)
        );
        faults.ShouldBeEmpty();
        return tree;
    }

    private static readonly DateOnly Merger = new(2024, 12, 1);

    private static Unit OldCommune =>
        A("commune") with
        {
            Kind = UnitKind.Commune,
            ParentId = "district",
            ValidTo = LastDayOfTheDistrict,
        };

    private static Unit NewCommune =>
        A("commune") with
        {
            Kind = UnitKind.Commune,
            ParentId = "province",
            ValidFrom = FirstDayOfTheNewCommunes,
        };

    private static Unit[] Units()
    {
        var district = A("district") with
        {
            Kind = UnitKind.District,
            ParentId = "province",
            ValidTo = LastDayOfTheDistrict,
            Successors = ["tho-phu", "tan-ninh"],
        };
        return
        [
            A("province") with
            {
                Kind = UnitKind.Province,
            },
            district,
            OldCommune with
            {
                Id = "tho-vuc",
                ValidTo = Merger.AddDays(-1),
                Successors = ["tho-vuc-phu"],
            },
            OldCommune with
            {
                Id = "old-tho-phu",
                ValidTo = Merger.AddDays(-1),
                Successors = ["tho-vuc-phu"],
            },
            OldCommune with
            {
                Id = "tho-vuc-phu",
                ValidFrom = Merger,
                Successors = ["tho-phu"],
            },
            OldCommune with
            {
                Id = "nua",
                Successors = ["tan-ninh"],
            },
            NewCommune with
            {
                Id = "tho-phu",
            },
            NewCommune with
            {
                Id = "tan-ninh",
            },
            A("centre") with
            {
                Kind = UnitKind.OneStopCentre,
                ParentId = "tho-phu",
                ValidFrom = FirstDayOfTheNewCommunes,
            },
        ];
    }

    private static Unit A(string id) =>
        new()
        {
            Id = id,
            Kind = UnitKind.Department,
            Name = new LocalText(id),
            ValidFrom = new DateOnly(2018, 1, 1),
        };
}
