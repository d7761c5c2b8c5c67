using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.PopulationRegister;
using OnlinePublicServices.Infrastructure.Tests.Payments;
using OnlinePublicServices.PaymentGatewaySimulator;

namespace OnlinePublicServices.Infrastructure.Tests.PopulationRegister;

/// <summary>The population register over its wire.</summary>
public sealed class PopulationRegisterTests : IAsyncLifetime
{
    private const string His = "Lê Văn Tuấn";

    private readonly LogLines log = new();
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Simulator register = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        register = await Simulator.StartAsync(
            new SimulatorSettings { Population = new() { Token = "token" } },
            TimeProvider.System,
            Cancel
        );

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        log.Dispose();
        await register.DisposeAsync();
    }

    [Fact]
    public async Task It_says_of_a_person_what_was_asked_and_no_more()
    {
        using var portal = Portal();

        var identity = (await Of(portal).FindAsync(Question(facts: PopulationFact.Identity), Cancel)).Value;
        var home = (await Of(portal).FindAsync(Question(facts: PopulationFact.Residence), Cancel)).Value;
        var tie = (await Of(portal).FindAsync(Question(facts: PopulationFact.MaritalStatus), Cancel)).Value;

        (identity.Name, identity.BirthDate, identity.Sex, identity.HasDied).ShouldBe(
            (His, "1988-06-01", Sex.Male, false)
        );
        identity.Permanent.ShouldBeNull();
        home.Permanent.ShouldBe(new Residence("Thôn 3", "Xã Triệu Sơn", "Tỉnh Thanh Hóa"));
        home.BirthDate.ShouldBeNull();
        (tie.MaritalStatus, tie.Spouse).ShouldBe((MaritalStatus.Married, "Trần Thị Lan"));
    }

    [Fact]
    public async Task What_comes_unasked_is_not_read()
    {
        await using var talkative = await Impostor.OpenAsync(_ =>
            Impostor.Json("""{"name":"A","maritalStatus":"married","spouse":"B","sex":"male"}""")
        );
        using var portal = Portal(("PopulationRegister:Address", $"{talkative.Address}"));

        var said = (await Of(portal).FindAsync(Question(facts: PopulationFact.Identity), Cancel)).Value;

        said.Sex.ShouldBe(Sex.Male);
        (said.MaritalStatus, said.Spouse).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("038088004321", "lê  văn tuấn", "1988", null)]
    [InlineData("038088004321", "Lê Văn Tuấn", null, null)]
    [InlineData("038088004321", "Lê Văn Tuấn", "1989", "population.no-match")]
    [InlineData("038088004321", "Lê Văn Tuân", "1988", "population.no-match")]
    [InlineData("038088004322", "Lê Văn Tuấn", "1988", "population.no-match")]
    public async Task The_number_alone_opens_nothing(string number, string name, string? born, string? code)
    {
        using var portal = Portal();

        var found = await Of(portal).FindAsync(Question(number, name, born), Cancel);

        found.Match<string?>(_ => null, error => error.Code).ShouldBe(code);
    }

    [Fact]
    public async Task A_question_names_the_office_its_officer_and_the_reason()
    {
        await using var impostor = await Impostor.OpenAsync(_ => Impostor.Json("""{"name":"A"}"""));
        using var portal = Portal(("PopulationRegister:Address", $"{impostor.Address}"));

        await Of(portal).FindAsync(Question(name: "Le Van Tuan"), Cancel);

        impostor
            .Asked.Single()
            .ShouldBe(
                """{"requestId":"00000000-0000-0000-0000-000000000001","systemId":"PORTAL","agencyCode":"H56.310","officer":"trang.lethi","procedureCode":"1.004873","reason":"H56.310-261123-0001","personalId":"038088004321","name":"Le Van Tuan","birthDate":"1988-06-01","facts":["identity"]}"""
            );
    }

    [Theory]
    [InlineData(200, "<html>", "population.unavailable")]
    [InlineData(200, "{}", "population.unavailable")]
    [InlineData(200, """{"name":"A","birthDate":"yesterday"}""", "population.unavailable")]
    [InlineData(404, "<html>not here</html>", "population.unavailable")]
    [InlineData(404, """{"error":"no-match"}""", "population.no-match")]
    [InlineData(401, """{"error":"Le Van Tuan 038088004321"}""", "population.refused")]
    [InlineData(307, "{}", "population.unavailable")]
    [InlineData(503, """{"error":"038088004321"}""", "population.unavailable")]
    public async Task Whatever_it_answers_becomes_a_decision_and_no_person_is_logged(
        int status,
        string body,
        string code
    )
    {
        await using var impostor = await Impostor.OpenAsync(_ => Impostor.Json(body, status));
        using var portal = Portal(("PopulationRegister:Address", $"{impostor.Address}"));

        (await Of(portal).FindAsync(Question(), Cancel)).Error.Code.ShouldBe(code);

        log.All.ShouldNotContain("Tuấn");
        log.All.ShouldNotContain("Tuan");
        log.All.ShouldNotContain("038088004321");
    }

    [Fact]
    public async Task A_register_that_is_silent_or_talks_too_much_is_asked_later()
    {
        await using var large = await Impostor.OpenAsync(_ => Impostor.Json(new string('x', 70_000)));
        using var portal = Portal();
        using var flooded = Portal(("PopulationRegister:Address", $"{large.Address}"));
        await Behave("slow");

        (await Of(portal).FindAsync(Question(), Cancel)).Error.ShouldBe(PopulationErrors.Unavailable);
        (await Of(flooded).FindAsync(Question(), Cancel)).Error.ShouldBe(PopulationErrors.Unavailable);
    }

    [Fact]
    public async Task A_system_that_it_does_not_know_is_refused()
    {
        using var unknown = Portal(("PopulationRegister:SystemId", "SOMEBODY"));
        using var guessing = Portal(("PopulationRegister:Token", "guessed"));

        (await Of(unknown).FindAsync(Question(), Cancel)).Error.ShouldBe(PopulationErrors.Refused);
        (await Of(guessing).FindAsync(Question(), Cancel)).Error.ShouldBe(PopulationErrors.Refused);
    }

    [Fact]
    public void Nothing_is_set_up_unless_it_is_configured()
    {
        using var portal = Portal(("PopulationRegister:Address", ""));

        Of(portal).IsSetUp.ShouldBeFalse();
    }

    [Theory]
    [InlineData("PopulationRegister:Address", "http://population.example/", "PopulationRegister:Address must be")]
    [InlineData("PopulationRegister:Token", "", "PopulationRegister:SystemId and PopulationRegister:Token are needed.")]
    [InlineData("PopulationRegister:TimeoutSeconds", "61", "PopulationRegister:TimeoutSeconds must lie between")]
    public void A_register_that_is_half_set_up_stops_the_start(string setting, string value, string words)
    {
        using var portal = Portal((setting, value));

        Should
            .Throw<OptionsValidationException>(() => portal.GetRequiredService<IOptions<PopulationOptions>>().Value)
            .Message.ShouldContain(words);
    }

    private ServiceProvider Portal(params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PopulationRegister:Address"] = $"{new Uri(register.Address, "/population/persons")}",
            ["PopulationRegister:SystemId"] = "PORTAL",
            ["PopulationRegister:Token"] = "token",
            ["PopulationRegister:TimeoutSeconds"] = "1",
        };
        foreach (var (name, value) in changes)
        {
            settings[name] = name.EndsWith("Address", StringComparison.Ordinal) && value.Length == 0 ? null : value;
        }

        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Development" });
        services.AddPopulationRegister(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider();
    }

    private static IPopulationRegister Of(ServiceProvider portal) => portal.GetRequiredService<IPopulationRegister>();

    private static PersonQuestion Question(
        string number = "038088004321",
        string name = His,
        string? born = "1988-06-01",
        PopulationFact facts = PopulationFact.Identity
    ) =>
        new()
        {
            Id = new Guid("00000000-0000-0000-0000-000000000001"),
            Agency = "H56.310",
            Officer = "trang.lethi",
            Procedure = "1.004873",
            Reason = "H56.310-261123-0001",
            Number = PersonalIdNumber.Parse(number).Value,
            Name = name,
            BirthDate = born,
            Facts = [facts],
        };

    private async Task Behave(string mode)
    {
        using var form = new FormUrlEncodedContent([new("mode", mode)]);
        using var done = await browser.PostAsync(new Uri(register.Address, "/population/mode"), form, Cancel);
        ((int)done.StatusCode).ShouldBe(302);
    }
}
