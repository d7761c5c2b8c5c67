using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Tests.Dossiers;

public sealed class DossierCodeTests
{
    [Theory]
    [InlineData("000.17.22.H56-210531-0001", "000.17.22.H56", "2021-05-31", 1, "")]
    [InlineData("000.00.14.H56-200203-0118", "000.00.14.H56", "2020-02-03", 118, "")]
    [InlineData("000.17.22.H56-250630-12345", "000.17.22.H56", "2025-06-30", 12345, "")]
    [InlineData("H56.017.002-260731-0001", "H56.017.002", "2026-07-31", 1, "")]
    [InlineData("H56.017.02-250701-9999", "H56.017.02", "2025-07-01", 9999, "")]
    [InlineData("H56.017-260731-10000", "H56.017", "2026-07-31", 10000, "")]
    [InlineData("H56.017.02-260731-090001", "H56.017.02", "2026-07-31", 1, "09")]
    [InlineData("H56.017.02-260731-0912345", "H56.017.02", "2026-07-31", 12345, "09")]
    public void A_code_of_either_edition_is_read_into_its_parts(
        string text,
        string unit,
        string receivedOn,
        int number,
        string owner
    )
    {
        var code = DossierCode.Parse(text).Value;

        code.Unit.ToString().ShouldBe(unit);
        code.ReceivedOn.ToString("O", CultureInfo.InvariantCulture).ShouldBe(receivedOn);
        (code.Number, code.Owner).ShouldBe((number, owner));
        code.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("000.17.22.h56-210531-0001", "000.17.22.H56-210531-0001")]
    [InlineData("0001722H562105310001", "000.17.22.H56-210531-0001")]
    [InlineData(" 000 17 22 H56 210531 0001 ", "000.17.22.H56-210531-0001")]
    [InlineData("000.17.22.H56–210531—0001", "000.17.22.H56-210531-0001")]
    [InlineData("000-17-22-H56-210531-0001", "000.17.22.H56-210531-0001")]
    [InlineData("000.17.22.H56 - 210531 - 0001", "000.17.22.H56-210531-0001")]
    [InlineData("00017.22H56.2105310001", "000.17.22.H56-210531-0001")]
    [InlineData("h56.017.002-260731-0001", "H56.017.002-260731-0001")]
    [InlineData("H560170022607310001", "H56.017.002-260731-0001")]
    [InlineData("H56017022607310001", "H56.017.02-260731-0001")]
    [InlineData("H56.017.02\u2212260731\u22110001", "H56.017.02-260731-0001")]
    public void A_code_typed_sloppily_is_understood(string typed, string meant) =>
        DossierCode.Parse(typed.Replace('\u2211', '\u2011')).Value.ToString().ShouldBe(meant);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("...")]
    [InlineData("H56")]
    [InlineData("000.17.22.H56")]
    [InlineData("000.17.22.H56-210531")]
    [InlineData("000.17.22.H56-210531-001")]
    [InlineData("000.17.22.H56-210531-00001")]
    [InlineData("000.17.22.H56-210531-0000")]
    [InlineData("000.17.22.H56-210531-000A")]
    [InlineData("000.17.22.H56-211331-0001")]
    [InlineData("000.17.22.H56-210230-0001")]
    [InlineData("000.17.22.H56-250701-0001")]
    [InlineData("000.17.22.H56-210531-123456")]
    [InlineData("000.00.00.H56-210531-0001")]
    [InlineData("000.7.22.H56-210531-0001")]
    [InlineData("001.17.22.H56-210531-0001")]
    [InlineData("000.17.22.H5-210531-0001")]
    [InlineData("000.17.22.H56_210531_0001")]
    [InlineData("000.17.22.H56-21.05.31-0001")]
    [InlineData("000.17.22.H56-210531-0001x")]
    [InlineData("000.17.22.H56-210531-00\u0660\u0661")]
    [InlineData("H56.017.002-250630-0001")]
    [InlineData("H56.017.002-260731-00001")]
    [InlineData("H56.17.002-260731-0001")]
    [InlineData("H56.0017.02-260731-0001")]
    [InlineData("H56-260731-0001")]
    [InlineData("H56.017.02-260731-090000")]
    [InlineData("H56.017.02-260731-09001")]
    [InlineData("H56.017.02-260731-09-0001")]
    [InlineData("H56.017.02-260731-99999999999999")]
    [InlineData("G09.20-20260609-0092637")]
    [InlineData("https://example.vn/tra-cuu/000.17.22.H56-210531-0001")]
    public void A_malformed_code_is_refused(string? text) =>
        DossierCode.Parse(text).Error.Code.ShouldBe("dossier-code.malformed");

    [Theory]
    [InlineData("000.17.22.H56-210531-0001")]
    [InlineData("H56.017.002-260731-0001")]
    [InlineData("H56.017.02-260731-090001")]
    public void A_code_with_one_character_lost_or_doubled_is_never_another_code_by_accident(string right)
    {
        var neighbours = Enumerable
            .Range(0, right.Length)
            .SelectMany(at => new[] { right.Remove(at, 1), right.Insert(at, right[at].ToString()) })
            .Select(DossierCode.Parse)
            .Where(read => !read.IsRefused)
            .Select(read => read.Value.ToString());

        // What is still read differs by a sign, or by a digit that the shape itself leaves free: the width of the
        // third level, and the length of the number.
        neighbours.ShouldAllBe(read =>
            read == right || read.Split('-')[0] != right.Split('-')[0] || read.Split('-')[2] != right.Split('-')[2]
        );
    }

    [Fact]
    public void A_code_cannot_be_made_of_parts_that_do_not_fit()
    {
        var old = UnitCode.Parse("000.17.22.H56").Value;
        var now = UnitCode.Parse("H56.017.02").Value;

        DossierCode.Create(now, new DateOnly(2026, 11, 23), 1).IsRefused.ShouldBeFalse();
        DossierCode.Create(old, new DateOnly(2026, 11, 23), 1).IsRefused.ShouldBeTrue();
        DossierCode.Create(now, new DateOnly(2025, 6, 30), 1).IsRefused.ShouldBeTrue();
        DossierCode.Create(now, new DateOnly(2126, 11, 23), 1).IsRefused.ShouldBeTrue();
        DossierCode.Create(now, new DateOnly(2026, 11, 23), 0).IsRefused.ShouldBeTrue();
        DossierCode.Create(now, new DateOnly(2026, 11, 23), 100_000).IsRefused.ShouldBeTrue();
        DossierCode.Create(now, new DateOnly(2026, 11, 23), 1, "9").IsRefused.ShouldBeTrue();
        DossierCode.Create(now, new DateOnly(2026, 11, 23), 1, "0A").IsRefused.ShouldBeTrue();
        DossierCode.Create(old, new DateOnly(2021, 5, 31), 1, "09").IsRefused.ShouldBeTrue();
        DossierCode
            .Create(UnitCode.Parse("H56").Value, new DateOnly(2026, 11, 23), 1)
            .Error.Code.ShouldBe("dossier-code.malformed");
    }

    [Property(Arbitrary = [typeof(Codes)], MaxTest = 1000)]
    public void A_code_written_and_read_again_is_the_same(DossierCode code) =>
        DossierCode.Parse(code.ToString()).Value.ShouldBe(code);

    [Property(Arbitrary = [typeof(Codes)], MaxTest = 1000)]
    public void A_code_without_its_signs_is_the_same_or_refused_as_doubtful(DossierCode code)
    {
        var bare = code.ToString().Replace(".", "").Replace("-", "").ToLowerInvariant();

        var read = DossierCode.Parse(bare);

        (read.IsRefused || read.Value == code).ShouldBeTrue();
    }

    public static class Codes
    {
        private static readonly Gen<string> TwoDigits = Gen.Choose(1, 99).Select(number => $"{number:D2}");
        private static readonly Gen<string> ThreeDigits = Gen.Choose(1, 999).Select(number => $"{number:D3}");

        public static Arbitrary<DossierCode> ACode() =>
            Gen.OneOf(
                    Code(
                        from office in TwoDigits
                        from branch in TwoDigits
                        from province in TwoDigits
                        select $"000.{office}.{branch}.H{province}",
                        new DateOnly(2018, 11, 23),
                        LegalEditions.FirstDayOfB.AddDays(-1),
                        Gen.Constant("")
                    ),
                    Code(
                        from province in TwoDigits
                        from branch in ThreeDigits
                        from office in Gen.OneOf(TwoDigits, ThreeDigits)
                        select $"H{province}.{branch}.{office}",
                        LegalEditions.FirstDayOfB,
                        new DateOnly(2099, 12, 31),
                        Gen.OneOf(Gen.Constant(""), TwoDigits)
                    )
                )
                .ToArbitrary();

        private static Gen<DossierCode> Code(Gen<string> units, DateOnly first, DateOnly last, Gen<string> owners) =>
            from unit in units
            from day in Gen.Choose(first.DayNumber, last.DayNumber)
            from number in Gen.OneOf(Gen.Choose(1, 9_999), Gen.Choose(10_000, 99_999))
            from owner in owners
            select DossierCode.Create(UnitCode.Parse(unit).Value, DateOnly.FromDayNumber(day), number, owner).Value;
    }
}
