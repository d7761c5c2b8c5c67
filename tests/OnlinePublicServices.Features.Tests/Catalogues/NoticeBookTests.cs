using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Tests.Catalogues;

/// <summary>Which words hold when: those adopted last, and those of a day to come from that day on.</summary>
public sealed class NoticeBookTests
{
    private const string Id = "dossierAccepted";

    private static readonly NoticeTemplate Shipped = ShippedCatalogue.Value.Notices.BuiltIn(Id);

    [Theory]
    [InlineData("2026-10-31", "as shipped")]
    [InlineData("2026-11-02", "as shipped")]
    [InlineData("2026-11-21", "the mended")]
    [InlineData("2026-12-31", "the mended")]
    [InlineData("2027-01-01", "of the new law")]
    public void Words_for_a_day_to_come_take_over_on_it_though_others_were_mended_meanwhile(string day, string expected)
    {
        var book = new NoticeBook(
            [Shipped],
            [
                Adopted("of the new law", 1, "2026-11-01", validFrom: "2027-01-01"),
                Adopted("the mended", 2, "2026-11-20"),
            ]
        );

        var words = book.InForce(Id, At(day));

        (words == Shipped ? "as shipped" : words.Subject.Vi[..^" {code}".Length]).ShouldBe(expected);
    }

    [Fact]
    public void A_first_day_that_had_passed_at_the_adoption_gives_way_to_what_is_adopted_later()
    {
        var book = new NoticeBook(
            [Shipped],
            [
                Adopted("first", 1, "2026-11-10", validFrom: "2026-11-30"),
                Adopted("second", 2, "2026-12-01", validFrom: "2026-11-01"),
            ]
        );

        book.InForce(Id, At("2026-12-02")).Subject.Vi.ShouldStartWith("second");
    }

    private static LaidNotice Adopted(string subject, int edition, string on, string? validFrom = null) =>
        new(
            Id,
            Shipped with
            {
                Subject = new($"{subject} {{code}}"),
                ValidFrom = validFrom is null ? null : DateOnly.Parse(validFrom, null),
            },
            new Adoption(edition, "admin", At(on))
        );

    /// <summary>Noon in Viet Nam.</summary>
    private static DateTimeOffset At(string day) =>
        new(DateOnly.Parse(day, null), new TimeOnly(12, 0), TimeSpan.FromHours(7));
}
