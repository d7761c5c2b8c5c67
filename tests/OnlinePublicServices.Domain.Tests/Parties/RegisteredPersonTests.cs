using OnlinePublicServices.Domain.Parties;

namespace OnlinePublicServices.Domain.Tests.Parties;

public sealed class RegisteredPersonTests
{
    private static readonly Residence Home = new("Thôn 3", "Xã Triệu Sơn", "Tỉnh Thanh Hóa");
    private static readonly RegisteredPerson Registered = new()
    {
        Name = "Lê Văn Tuấn",
        BirthDate = "1988-06-01",
        Sex = Sex.Male,
        Permanent = Home,
        Temporary = new Residence("Số 12", "Phường Hạc Thành", "Tỉnh Thanh Hóa"),
    };
    private static readonly DeclaredPerson Declared = new("Lê Văn Tuấn", "1988-06-01", Sex.Male, Home);

    [Fact]
    public void A_form_that_says_the_same_differs_in_nothing() => Registered.DifferencesTo(Declared).ShouldBeEmpty();

    [Fact]
    public void Capitals_and_blanks_make_no_difference() =>
        Registered
            .DifferencesTo(Declared with { Name = "LÊ VĂN  TUẤN ", Residence = Home with { Commune = "xã triệu sơn" } })
            .ShouldBeEmpty();

    [Fact]
    public void Where_one_lives_for_a_time_is_ones_residence_too() =>
        Registered.DifferencesTo(Declared with { Residence = Registered.Temporary }).ShouldBeEmpty();

    [Fact]
    public void What_either_leaves_open_differs_in_nothing()
    {
        Registered.DifferencesTo(new DeclaredPerson("Lê Văn Tuấn", null, null, null)).ShouldBeEmpty();
        new RegisteredPerson { Name = "Lê Văn Tuấn" }
            .DifferencesTo(Declared)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_year_alone_fits_any_of_its_days() =>
        Registered.DifferencesTo(Declared with { BirthDate = "1988" }).ShouldBeEmpty();

    [Fact]
    public void Each_thing_that_is_said_otherwise_is_named() =>
        (Registered with { HasDied = true })
            .DifferencesTo(new DeclaredPerson("Lê Văn Tuân", "1989", Sex.Female, Home with { Detail = "Thôn 4" }))
            .ShouldBe([
                PopulationDifference.Name,
                PopulationDifference.BirthDate,
                PopulationDifference.Sex,
                PopulationDifference.Residence,
                PopulationDifference.HasDied,
            ]);
}
