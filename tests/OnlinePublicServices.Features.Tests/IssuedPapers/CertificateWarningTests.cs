using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Messages;
using OnlinePublicServices.Infrastructure.Notifications;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

/// <summary>Letters to clerks whose certificate is about to end.</summary>
public sealed class CertificateWarningTests : IAsyncDisposable
{
    private readonly MailSink sink = new();

    public ValueTask DisposeAsync() => sink.DisposeAsync();

    [Theory]
    [InlineData("30.00:00:01", null)]
    [InlineData("30.00:00:00", 30)]
    [InlineData("7.00:00:01", 30)]
    [InlineData("7.00:00:00", 7)]
    [InlineData("1.00:00:01", 7)]
    [InlineData("1.00:00:00", 1)]
    [InlineData("00:00:00", 1)]
    [InlineData("-00:00:01", null)]
    public void The_nearest_threshold_is_due(string left, int? days) =>
        CertificateWarnings.ThresholdAt(TimeSpan.Parse(left, CultureInfo.InvariantCulture)).ShouldBe(days);

    [Theory, EachDatabase]
    public async Task A_clerk_renews_before_the_end_and_the_supervisor_sees_the_new_end(Store store)
    {
        await using var office = await OpenAsync(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var end = await EndAsync(signer.Clerk);

        await LookAsync(office, end.AddDays(-7));
        await LookAsync(office, end.AddDays(-6));

        (await signer.Clerk.Get("/api/certificates")).Body.ShouldContain("\"state\":\"expiring\"");
        var mail = sink.Mails.ShouldHaveSingleItem();
        mail.To.ShouldBe(office.Catalogue.StaffAt(null, signer.Clerk.Subject)!.Email);
        mail.Text.ShouldContain(
            end.ToOffset(TimeSpan.FromHours(7))
                .ToString("'ngày' dd 'tháng' MM 'năm' yyyy", CultureInfo.InvariantCulture)
        );
        mail.Text.ShouldContain("http://dichvucong.example/can-bo/chung-thu");
        mail.Text.ShouldNotContain("?");

        using var renewed = await Signer.Certified(signer.Clerk);
        await LookAsync(office, end.AddDays(-1));

        sink.Mails.Count.ShouldBe(1);
        var row = (await office.SignInAsSupervisor().Get("/api/certificates/staff"))
            .ShouldBe(200)
            .Json.EnumerateArray()
            .Single(r => r.GetProperty("name").GetString() == signer.Clerk.Name);
        row.GetProperty("state").GetString().ShouldBe("active");
        row.GetProperty("notAfter").GetDateTimeOffset().ShouldBe(await EndAsync(signer.Clerk));
        row.GetProperty("notAfter").GetDateTimeOffset().ShouldBeGreaterThan(end.AddDays(300));
    }

    [Theory, EachDatabase]
    public async Task Each_threshold_brings_one_letter_however_many_look(Store store)
    {
        await using var office = await OpenAsync(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var end = await EndAsync(signer.Clerk);
        List<int> letters = [];

        foreach (var days in new[] { 31, 30, 29, 7, 6, 1, 0 })
        {
            office.Clock.AdjustTime(end.AddDays(-days));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SweepAsync(office)));
            letters.Add(await office.AskAsync(db => Task.FromResult(db.OutboxMessages.Count())));
        }

        letters.ShouldBe([0, 1, 1, 2, 2, 3, 3]);
    }

    [Fact]
    public async Task An_office_that_was_off_warns_once_and_of_a_revoked_certificate_not_at_all()
    {
        await using var office = await OpenAsync(Store.Sqlite);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        using var revoked = await Signer.Certified(office.SignInAsClerk(number: 1));
        (
            await revoked.Clerk.Post(
                $"/api/certificates/{revoked.CertificateId}/revocation",
                new { reason = "superseded" }
            )
        ).Status.ShouldBe(200);

        await LookAsync(office, (await EndAsync(signer.Clerk)).AddHours(-3));

        sink.Mails.ShouldHaveSingleItem();
    }

    private Task<Office> OpenAsync(Store store) =>
        Office.OpenAsync(
            store,
            new OfficeOptions
            {
                Settings = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Portal:PublicUrl"] = "http://dichvucong.example",
                    ["Mail:Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
                },
            }
        );

    private static async Task<DateTimeOffset> EndAsync(Clerk clerk) =>
        (await clerk.Get("/api/certificates"))
            .Json.EnumerateArray()
            .First()
            .GetProperty("notAfter")
            .GetDateTimeOffset();

    private static async Task LookAsync(Office office, DateTimeOffset at)
    {
        office.Clock.AdjustTime(at);
        await SweepAsync(office);
        await Task.WhenAll(
            await office.Services.GetRequiredService<OutboxSender>().StartDue(TestContext.Current.CancellationToken)
        );
    }

    private static async Task SweepAsync(Office office) =>
        await office.WithAsync<CertificateWarnings, bool>(async warnings =>
        {
            await warnings.SweepAsync(TestContext.Current.CancellationToken);
            return true;
        });
}
