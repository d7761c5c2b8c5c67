using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Tests.Hosting;
using OnlinePublicServices.Identity.Tokens;

namespace OnlinePublicServices.Identity.Tests;

public sealed class KeyTests : IDisposable
{
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Two_instances_sign_with_the_same_key()
    {
        await using var first = await PortalHost.StartAsync(_data);
        await using var second = await PortalHost.StartAsync(_data, time: first.Time);

        var atFirst = await KeyIdsAsync(first);
        var atSecond = await KeyIdsAsync(second);

        atFirst.ShouldNotBeEmpty();
        atSecond.ShouldBe(atFirst);
    }

    [Fact]
    public async Task A_new_key_is_published_before_it_signs_and_nobody_is_signed_out_by_it()
    {
        var now = DateTimeOffset.UtcNow;
        var period = ((now - DateTimeOffset.UnixEpoch).Ticks / ProviderSecrets.Period.Ticks) + 1;
        var change = DateTimeOffset.UnixEpoch + (period * ProviderSecrets.Period);
        var time = new FakeTimeProvider(change - TimeSpan.FromHours(2));
        await using var portal = await PortalHost.StartAsync(_data, time: time);
        await portal.SeedAsync();
        using var browser = portal.Browser();
        await browser.SignInCitizenAsync();
        var before = await KeyIdsAsync(portal);

        for (var tenMinutes = 0; tenMinutes < 18; tenMinutes++)
        {
            time.Advance(TimeSpan.FromMinutes(10));
            await browser.GetOnceAsync("/api/mine");
        }

        var after = await KeyIdsAsync(portal);
        using var newcomer = portal.Browser();
        await newcomer.SignInCitizenAsync();
        before.Count.ShouldBe(2);
        after.Order(StringComparer.Ordinal).ShouldBe(before.Order(StringComparer.Ordinal));
        after[0].ShouldBe(before[1], "the one that was only published now signs");
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        (await newcomer.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task With_a_key_from_outside_the_database_nothing_in_it_is_readable()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Identity:KeyEncryptionKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        };
        await using var portal = await PortalHost.StartAsync(_data, settings);
        await portal.SeedAsync();
        await using var second = await PortalHost.StartAsync(_data, settings, portal.Time);
        using var browser = portal.Browser();
        await browser.SignInCitizenAsync();

        await using var scope = portal.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        var ring = await accounts
            .DataProtectionKeys.Select(k => k.Xml!)
            .ToListAsync(TestContext.Current.CancellationToken);

        ring.ShouldNotBeEmpty();
        ring.ShouldAllBe(xml => xml.Contains("sealedKey") && !xml.Contains("<masterKey"));
        using var atSecond = second.Browser(browser.Jar);
        (await atSecond.IsSignedInAsync()).ShouldBeTrue("the other instance has the same key");
    }

    [Fact]
    public async Task The_key_outside_is_changed_at_one_start_and_the_previous_one_may_go_then()
    {
        var (old, present) = (NewKey(), NewKey());
        using var browser = await SignedInUnderAsync(old);

        await using (await PortalHost.StartAsync(_data, Under(present, old)))
        {
            // The ring is sealed anew.
        }

        await using var portal = await PortalHost.StartAsync(_data, Under(present));
        using var later = portal.Browser(browser.Jar);
        (await later.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task With_another_key_outside_the_start_is_refused_and_the_ring_stays_as_it_is()
    {
        var key = NewKey();
        using var browser = await SignedInUnderAsync(key);

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() =>
            PortalHost.StartAsync(_data, Under(NewKey()))
        );

        refusal.Message.ShouldContain("Identity:KeyEncryptionKey");
        await using var portal = await PortalHost.StartAsync(_data, Under(key));
        using var later = portal.Browser(browser.Jar);
        (await later.IsSignedInAsync()).ShouldBeTrue();
    }

    private async Task<Browser> SignedInUnderAsync(string key)
    {
        await using var portal = await PortalHost.StartAsync(_data, Under(key));
        await portal.SeedAsync();
        var browser = portal.Browser();
        await browser.SignInCitizenAsync();
        return browser;
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static Dictionary<string, string?> Under(string key, string? previous = null) =>
        new() { ["Identity:KeyEncryptionKey"] = key, ["Identity:PreviousKeyEncryptionKey"] = previous };

    [Fact]
    public async Task Keys_that_could_not_be_read_at_first_are_read_by_the_next_who_asks()
    {
        await using var portal = await PortalHost.StartAsync(_data);
        await portal.SeedAsync();
        await LoseKeysAsync(portal);
        using var browser = portal.Browser();

        await Should.ThrowAsync<Exception>(() => browser.GetOnceAsync("/session/login"));
        await Should.ThrowAsync<Exception>(() => browser.GetOnceAsync("/.well-known/jwks"));
        await FindKeysAsync(portal);

        (await KeyIdsAsync(portal)).ShouldNotBeEmpty();
        await browser.SignInCitizenAsync();
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Known_keys_serve_on_while_the_database_is_away()
    {
        await using var portal = await PortalHost.StartAsync(_data);
        var before = await KeyIdsAsync(portal);
        await LoseKeysAsync(portal);

        portal.Time.Advance(TimeSpan.FromHours(2));

        (await KeyIdsAsync(portal)).ShouldBe(before);
    }

    private static Task LoseKeysAsync(PortalHost portal) => RenameAsync(portal, "identity_provider_keys", "lost_keys");

    private static Task FindKeysAsync(PortalHost portal) => RenameAsync(portal, "lost_keys", "identity_provider_keys");

    private static async Task RenameAsync(PortalHost portal, string from, string to)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
#pragma warning disable EF1002 // Names of our own.
        await accounts.Database.ExecuteSqlRawAsync($"ALTER TABLE {from} RENAME TO {to}");
#pragma warning restore EF1002
    }

    private static async Task<List<string>> KeyIdsAsync(PortalHost portal)
    {
        using var browser = portal.Browser();
        var answer = await browser.GetOnceAsync("/.well-known/jwks");
        var keys = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return [.. keys.GetProperty("keys").EnumerateArray().Select(k => k.GetProperty("kid").GetString()!)];
    }
}
