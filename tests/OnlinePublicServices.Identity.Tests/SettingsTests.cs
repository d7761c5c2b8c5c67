using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Tests.Hosting;

namespace OnlinePublicServices.Identity.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("Portal:PublicUrl", "http://portal.test")]
    [InlineData("Portal:PublicUrl", "https://localhost")]
    [InlineData("Portal:PublicUrl", "https://portal.test/sub")]
    [InlineData("Identity:KeyEncryptionKey", null)]
    [InlineData("Identity:KeyEncryptionKey", "c2hvcnQ=")]
    [InlineData("Identity:KeyEncryptionKey", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("Identity:StaffSecondFactor", "Optional")]
    [InlineData("Identity:Staff:IdleMinutes", "600")]
    [InlineData("Identity:Providers:0:ClientSecret", "secret")]
    [InlineData("Identity:Providers:0:ClientSecret", "changeit-changeit-changeit")]
    [InlineData("Identity:Providers:0:Authority", "http://sso.example.org")]
    [InlineData("Identity:Providers:0:Kind", "robot")]
    [InlineData("Identity:Providers:0:ClaimMapping:sub", "TechID")]
    public async Task Production_refuses_to_start_with_an_unsafe_setting_and_names_it(string setting, string? value)
    {
        var settings = SafeSettings();
        settings[setting] = value;

        var refusal = await Should.ThrowAsync<OptionsValidationException>(() =>
            PortalHost.StartAsync(_data, settings, environment: "Production")
        );

        var named = setting.Split(':')[^1] is "IdleMinutes" ? "IdleMinutes" : setting.Split(':')[^1];
        refusal.Message.ShouldContain(named);
    }

    [Fact]
    public async Task Production_starts_with_safe_settings()
    {
        await using var portal = await PortalHost.StartAsync(_data, SafeSettings(), environment: "Production");
        using var browser = portal.Browser();

        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Accounts_with_known_passwords_are_not_made_in_production()
    {
        await using var portal = await PortalHost.StartAsync(_data, SafeSettings(), environment: "Production");

        await Should.ThrowAsync<InvalidOperationException>(portal.SeedAsync);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public void The_tables_follow_the_model_on_both_databases(string provider)
    {
        var options = new DbContextOptionsBuilder<AccountsDbContext>().UseSnakeCaseNamingConvention();
        var assembly = "OnlinePublicServices.Migrations." + provider;
        _ =
            provider == "Sqlite"
                ? options.UseSqlite("Data Source=:memory:", o => o.MigrationsAssembly(assembly))
                : options.UseNpgsql("Host=localhost", o => o.MigrationsAssembly(assembly));

        using var accounts = new AccountsDbContext(options.Options);

        accounts.Database.GetMigrations().ShouldNotBeEmpty();
        accounts.Database.HasPendingModelChanges().ShouldBeFalse();
        accounts
            .Model.GetEntityTypes()
            .Select(e => e.GetTableName())
            .ShouldAllBe(table => table!.StartsWith("identity_", StringComparison.Ordinal));
    }

    private static Dictionary<string, string?> SafeSettings() =>
        new()
        {
            ["Identity:StaffSecondFactor"] = "Required",
            ["Identity:KeyEncryptionKey"] = "CzBVep/E6Q4zWH2ix+wRNluApcrvFDleg6jN8hc8YYY=",
            ["Identity:Providers:0:Name"] = "quocgia",
            ["Identity:Providers:0:Authority"] = "https://sso.example.org",
            ["Identity:Providers:0:ClientId"] = "cong-tinh",
            ["Identity:Providers:0:ClientSecret"] = "Zk3-hoa-2vP9-xoai-Q7",
        };
}
