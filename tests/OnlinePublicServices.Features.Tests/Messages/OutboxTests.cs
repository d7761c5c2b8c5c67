using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.IssuedPapers;
using OnlinePublicServices.Infrastructure.Notifications;

namespace OnlinePublicServices.Features.Tests.Messages;

/// <summary>What the outbox does towards a real mail server in all its manners.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private readonly MailSink sink = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => sink.DisposeAsync();

    [Theory, EachDatabase]
    public async Task A_message_leaves_in_the_workers_next_round_after_its_act(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail() with { WorkersRun = true });

        var dossier = await Submit(office, "hanh@example.com");
        office.Clock.Advance(TimeSpan.FromSeconds(1));

        (await sink.NextRecipient()).ShouldBe("hanh@example.com");
        dossier.Code.ShouldNotBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_message_lost_in_the_gap_is_repeated_with_its_id_and_its_very_bytes(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        var (clerk, dossier) = (office.SignInAsClerk(), await Submit(office, "hanh@example.com"));
        var refused = await Submit(office, "hanh@example.com");
        (await clerk.TryRefuse(refused.Code, 1, "Không thuộc thẩm quyền")).ShouldBe(201);
        await clerk.Accept(dossier.Code);
        using var signer = await Signer.Certified(clerk);
        await signer.SignSlip(dossier.Code);
        sink.Manner = _ => MailManner.DropsBeforeAnswer;

        await SendDue(office);
        var first = sink.Mails.ToDictionary(mail => mail.MessageId);
        sink.Manner = _ => MailManner.Takes;
        office.Clock.Advance(TimeSpan.FromSeconds(10));
        await SendDue(office);
        office.Clock.Advance(TimeSpan.FromDays(1));
        await SendDue(office);

        first.Count.ShouldBe(5, "two receipts, a refusal, an acceptance and a slip");
        sink.Mails.Count.ShouldBe(10, "once in the gap, once for good, and never again");
        sink.Mails.ShouldAllBe(mail => mail.Bytes == first[mail.MessageId].Bytes);
        (await Outbox(office)).ShouldAllBe(message => message.State == MessageState.Sent);
    }

    [Theory, EachDatabase]
    public async Task A_bad_address_holds_nobody_else_up_and_is_shown_to_the_units_staff_at_once(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        var bad = await Submit(office, "nobody@example.com");
        await Submit(office, "hanh@example.com");
        sink.Manner = to =>
            to.StartsWith("nobody", StringComparison.Ordinal) ? MailManner.RefusesRecipient : MailManner.Takes;

        await SendDue(office);

        sink.Mails.ShouldHaveSingleItem().To.ShouldBe("hanh@example.com");
        var shown = await Undelivered(office.SignInAsClerk());
        shown.Select(m => m.GetProperty("dossierCode").GetString()).ShouldBe([bad.Code]);
        shown[0].GetProperty("lastError").GetString().ShouldBe("mail.recipient-refused");
        shown[0].GetProperty("toMasked").GetString()!.ShouldNotContain("nobody");
        (await Undelivered(office.SignInAsClerk(Cases.ThoBinh))).ShouldBeEmpty("it is another unit's");
    }

    [Theory, EachDatabase]
    public async Task What_a_clerk_sends_again_goes_out_under_its_first_id(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        await Submit(office, "hanh@example.com");
        sink.Manner = _ => MailManner.RefusesMessage;
        await SendDue(office);
        sink.Manner = _ => MailManner.Takes;
        var clerk = office.SignInAsClerk();
        var id = (await Undelivered(clerk)).ShouldHaveSingleItem().GetProperty("id").GetGuid();

        (await clerk.Post($"/api/messages/{id}/attempts")).ShouldBe(204);
        (await clerk.Post($"/api/messages/{id}/attempts")).ShouldBe(204);
        await SendDue(office);

        sink.Mails.ShouldHaveSingleItem().MessageId.ShouldBe($"<{id:N}@motcua.example>");
        (await Undelivered(clerk)).ShouldBeEmpty();
        (await clerk.Post($"/api/messages/{id}/attempts")).ShouldBe(404);
    }

    [Fact]
    public async Task A_server_that_puts_off_is_asked_again_at_growing_intervals_and_after_three_days_a_person_looks()
    {
        await using var office = await Office.OpenAsync(Store.Sqlite, WithMail());
        await Submit(office, "hanh@example.com");
        sink.Manner = _ => MailManner.PutsOff;
        var start = office.Clock.GetUtcNow();
        List<TimeSpan> waits = [];

        for (
            var message = await TheMessage(office);
            message.State == MessageState.Waiting;
            message = await TheMessage(office)
        )
        {
            office.Clock.AdjustTime(message.NextAttemptAt);
            waits.Add(message.NextAttemptAt - start);
            start = message.NextAttemptAt;
            await SendDue(office);
        }

        waits.Take(7).Select(w => w.TotalSeconds).ShouldBe([0, 10, 30, 120, 300, 900, 900]);
        var parked = await TheMessage(office);
        (parked.State, parked.LastError).ShouldBe((MessageState.Undeliverable, "mail.put-off"));
        (office.Clock.GetUtcNow() - parked.CreatedAt).ShouldBeInRange(TimeSpan.FromDays(3), TimeSpan.FromHours(72.3));
    }

    [Theory, EachDatabase]
    public async Task What_staff_sends_again_after_days_gets_its_three_days_of_tries_anew(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        await Submit(office, "hanh@example.com");
        sink.Manner = _ => MailManner.RefusesMessage;
        await SendDue(office);
        var clerk = office.SignInAsClerk();
        var id = (await Undelivered(clerk)).ShouldHaveSingleItem().GetProperty("id").GetGuid();
        office.Clock.Advance(TimeSpan.FromDays(4));
        sink.Manner = _ => MailManner.PutsOff;

        (await clerk.Post($"/api/messages/{id}/attempts")).ShouldBe(204);
        await SendDue(office);
        var putOff = (await TheMessage(office)).State;
        sink.Manner = _ => MailManner.Takes;
        office.Clock.Advance(TimeSpan.FromSeconds(10));
        await SendDue(office);

        putOff.ShouldBe(MessageState.Waiting);
        sink.Mails.ShouldHaveSingleItem().To.ShouldBe("hanh@example.com");
    }

    [Theory, EachDatabase]
    public async Task A_server_that_is_down_loses_nothing(Store store)
    {
        var closed = new MailSink();
        var port = closed.Port;
        await closed.DisposeAsync();
        await using var office = await Office.OpenAsync(store, WithMail(port));
        await Submit(office, "hanh@example.com");

        await SendDue(office);

        var message = await TheMessage(office);
        (message.State, message.LastError, message.Attempts).ShouldBe(
            (MessageState.Waiting, "mail.server-unreachable", 1)
        );
    }

    [Theory, EachDatabase]
    public async Task A_message_that_breaks_in_our_own_hands_is_put_aside_after_five_tries_and_the_rest_goes_on(
        Store store
    )
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        var broken = await Submit(office, "hanh@example.com");
        await office.SignInAsClerk().Accept(broken.Code);
        await office.AskAsync(db =>
            db.OutboxMessages.Where(m => m.Kind == MessageKind.DossierSubmitted)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Kind, MessageKind.AppointmentSlipSigned))
        );

        for (var attempt = 0; attempt < 8; attempt++)
        {
            await SendDue(office);
            office.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        sink.Mails.ShouldHaveSingleItem().Subject.ShouldContain(broken.Code);
        var aside = (await Outbox(office)).Single(m => m.State == MessageState.Undeliverable);
        (aside.Attempts, aside.LastError).ShouldBe((5, "mail.message-broken"));
    }

    [Fact]
    public async Task Two_workers_over_one_outbox_send_each_message_once()
    {
        Assert.SkipWhen(
            PostgresServer.Address is null && !PostgresServer.IsOwed,
            "OPS_TEST_POSTGRES names no PostgreSQL server."
        );
        await using var office = await Office.OpenAsync(Store.Postgres, WithMail());
        await using var second = office.OpenSecondInstance(WithMail());
        await Owe(office, 120);

        await Task.WhenAll(SendDue(office), SendDue(second), SendDue(office), SendDue(second));

        sink.Mails.Count.ShouldBe(120);
        sink.Mails.Select(mail => mail.MessageId).Distinct().Count().ShouldBe(120);
        (await Outbox(office)).ShouldAllBe(m => m.State == MessageState.Sent && m.Attempts == 1);
    }

    [Theory, EachDatabase]
    public async Task A_server_that_hangs_on_some_messages_is_left_after_a_while_and_holds_up_no_others(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        await Submit(office, "hangs@example.com");
        sink.Manner = to => to.StartsWith("hangs", StringComparison.Ordinal) ? MailManner.Hangs : MailManner.Takes;

        var hanging = await Sender(office).StartDue(TestContext.Current.CancellationToken);
        (await sink.NextRecipient()).ShouldBe("hangs@example.com");
        await Submit(office, "hanh@example.com");
        await SendDue(office);
        var meanwhile = sink.Mails.Select(mail => mail.To).ToArray();
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(hanging).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        meanwhile.ShouldBe(["hanh@example.com"]);
        var left = (await Outbox(office)).Single(m => m.Recipient == "hangs@example.com");
        (left.State, left.LastError).ShouldBe((MessageState.Waiting, "mail.server-unreachable"));
    }

    private OfficeOptions WithMail(int? port = null) =>
        new()
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Mail:Port"] = (port ?? sink.Port).ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
        };

    private static Task<Submitted> Submit(Office office, string email) =>
        office
            .SignInAsCitizen()
            .SubmitDossier(Cases.MaritalStatus, answers: Cases.AnswersFor(Cases.MaritalStatus).With(("email", email)));

    /// <summary>More messages than anybody wants to file dossiers for: copies of one that is owed.</summary>
    private static async Task Owe(Office office, int messages)
    {
        await Submit(office, "hanh@example.com");
        var owed = await TheMessage(office);
        await office.AskAsync(async db =>
        {
            db.OutboxMessages.AddRange(
                Enumerable
                    .Range(1, messages - 1)
                    .Select(n => new OutboxMessage(
                        Guid.CreateVersion7(),
                        owed.Kind,
                        owed.DossierId!.Value,
                        owed.UnitId!,
                        $"person{n}@example.com",
                        owed.CreatedAt
                    ))
            );
            return await db.SaveChangesAsync();
        });
    }

    private static OutboxSender Sender(Office office) => office.Services.GetRequiredService<OutboxSender>();

    /// <summary>A round of the worker, to its end.</summary>
    private static async Task SendDue(Office office) =>
        await Task.WhenAll(await Sender(office).StartDue(TestContext.Current.CancellationToken));

    private static Task<List<OutboxMessage>> Outbox(Office office) =>
        office.AskAsync(db => db.OutboxMessages.AsNoTracking().ToListAsync());

    private static async Task<OutboxMessage> TheMessage(Office office) => (await Outbox(office)).ShouldHaveSingleItem();

    private static async Task<System.Text.Json.JsonElement[]> Undelivered(Clerk clerk) =>
        [.. (await clerk.Get("/api/messages/undelivered")).ShouldBe(200)["items"].EnumerateArray()];
}
