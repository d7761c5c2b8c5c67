using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Messages;
using OnlinePublicServices.Infrastructure.Notifications;

namespace OnlinePublicServices.Features.Tests.Payments;

/// <summary>No mail about what is due brings a link that was dead when it left.</summary>
public sealed class PaymentDueMailTests : IAsyncLifetime
{
    private readonly MailSink sink = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => sink.DisposeAsync();

    [Theory, EachDatabase]
    public async Task A_mail_brings_the_link_that_is_alive_when_it_leaves_and_not_the_one_when_it_was_owed(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        using var clerk = office.SignInAsClerk();
        var code = (await clerk.SubmitDossier(Cases.MaritalStatus)).Code;
        sink.Manner = _ => MailManner.PutsOff;
        await SendDue(office);
        var renewed = await MakeLink(clerk, code);

        sink.Manner = _ => MailManner.Takes;
        office.Clock.Advance(TimeSpan.FromSeconds(10));
        await SendDue(office);

        LinkIn(TheMail()).ShouldBe(renewed);
    }

    [Theory, EachDatabase]
    public async Task A_second_message_leaves_the_link_alone_that_somebody_was_given(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        using var clerk = office.SignInAsClerk();
        var code = (await clerk.SubmitDossier(Cases.MaritalStatus)).Code;
        var given = await MakeLink(clerk, code);
        await office.AskAsync(db =>
            db.OutboxMessages.Where(m => m.Kind == MessageKind.PaymentDue).ExecuteDeleteAsync()
        );

        await office.WithAsync<IServiceProvider, int>(async scope =>
        {
            var books = scope.GetRequiredService<PublicServicesDbContext>();
            await scope
                .GetRequiredService<PaymentLinks>()
                .Owe(
                    await books.Dossiers.SingleAsync(),
                    await books.Payments.SingleAsync(),
                    TestContext.Current.CancellationToken
                );
            return await books.SaveChangesAsync();
        });
        await SendDue(office);

        LinkIn(TheMail()).ShouldBe(given);
    }

    [Theory, EachDatabase]
    public async Task A_mail_that_is_sent_again_after_its_link_has_ended_brings_another_one(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        using var clerk = office.SignInAsClerk();
        using var relative = office.Anonymous();
        var code = (await clerk.SubmitDossier(Cases.MaritalStatus)).Code;
        var first = await MakeLink(clerk, code);
        await Park(office);
        office.Clock.Advance(TimeSpan.FromDays(40));

        await SendAgain(office, clerk);

        var link = LinkIn(TheMail()).ShouldNotBeNull();
        link.ShouldNotBe(first);
        (await relative.Get("/api/linked-payment", ("X-Payment-Key", link.Split("#k=")[1])))
            .ShouldBe(200)
            .Text("dossierCode")
            .ShouldBe(code);
    }

    [Theory, EachDatabase]
    public async Task A_mail_that_is_sent_again_when_no_link_is_alive_says_where_to_get_one(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        using var clerk = office.SignInAsClerk();
        var code = (await clerk.SubmitDossier(Cases.MaritalStatus)).Code;
        await Park(office);
        await clerk.TakeCash(code);
        await office.AskAsync(db =>
            db.OutboxMessages.Where(m => m.Kind != MessageKind.PaymentDue).ExecuteDeleteAsync()
        );
        office.Clock.Advance(TimeSpan.FromDays(40));

        await SendAgain(office, clerk);

        LinkIn(TheMail()).ShouldBeNull();
        TheMail().Text.ShouldContain("xin đường dẫn mới ở nơi tiếp nhận");
    }

    private OfficeOptions WithMail() =>
        new()
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Mail:Port"] = sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
        };

    /// <summary>The server refuses what is due to be sent.</summary>
    private async Task Park(Office office)
    {
        sink.Manner = _ => MailManner.RefusesMessage;
        await SendDue(office);
        sink.Manner = _ => MailManner.Takes;
    }

    private static async Task SendAgain(Office office, Clerk clerk)
    {
        var due = await office.AskAsync(db => db.OutboxMessages.SingleAsync(m => m.Kind == MessageKind.PaymentDue));
        (await clerk.Post($"/api/messages/{due.Id}/attempts")).ShouldBe(204);
        await SendDue(office);
    }

    private static async Task SendDue(Office office) =>
        await Task.WhenAll(
            await office.Services.GetRequiredService<OutboxSender>().StartDue(TestContext.Current.CancellationToken)
        );

    private static async Task<string> MakeLink(Clerk clerk, string code)
    {
        await clerk.Open(code);
        var made = await clerk.Post($"/api/dossiers/{code}/payment/link", key: Guid.NewGuid().ToString());
        return made.ShouldBe(200).Text("address")!;
    }

    private SunkMail TheMail() =>
        sink
            .Mails.Where(mail => mail.Subject.Contains("khoản phải nộp", StringComparison.Ordinal))
            .ShouldHaveSingleItem();

    private static string? LinkIn(SunkMail mail) =>
        mail
            .Text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .SingleOrDefault(word => word.Contains("/nop-phi#k=", StringComparison.Ordinal));
}
