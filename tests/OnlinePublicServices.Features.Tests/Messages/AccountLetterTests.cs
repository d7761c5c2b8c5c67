using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Infrastructure.Notifications;

namespace OnlinePublicServices.Features.Tests.Messages;

/// <summary>Letters about accounts, from the page that owes them to the mail server.</summary>
public sealed partial class AccountLetterTests : IAsyncLifetime
{
    private readonly MailSink sink = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => sink.DisposeAsync();

    [Theory, EachDatabase]
    public async Task A_letter_asked_for_just_before_a_stop_goes_out_after_it_once(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        await Register(office, "moi@example.com");

        (await Outbox(office)).ShouldBeEmpty("the desk has not looked yet");
        await WriteLetters(office);
        await WriteLetters(office);
        await SendDue(office);

        var mail = sink.Mails.ShouldHaveSingleItem();
        mail.To.ShouldBe("moi@example.com");
        mail.Text.ShouldContain("http://dichvucong.example/account/confirm-email?");
        (await Outbox(office)).ShouldHaveSingleItem().SealedContent.ShouldBeNull("it is of no more use");
    }

    [Theory, EachDatabase]
    public async Task A_desk_that_fell_between_writing_a_letter_and_noting_it_writes_the_same_one(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        await Register(office, "moi@example.com");
        var asked = await Accounts(office, db => db.LetterRequests.AsNoTracking().SingleAsync());
        await WriteLetters(office);
        await Accounts(
            office,
            db =>
            {
                db.LetterRequests.Add(asked);
                return db.SaveChangesAsync();
            }
        );

        await WriteLetters(office);
        await SendDue(office);

        sink.Mails.ShouldHaveSingleItem().MessageId.ShouldBe($"<{asked.Id:N}@motcua.example>");
    }

    [Theory, EachDatabase]
    public async Task What_could_not_be_sent_is_the_administrators_to_see_and_its_link_nobodys(Store store)
    {
        await using var office = await Office.OpenAsync(store, WithMail());
        await Register(office, "moi@example.com");
        await WriteLetters(office);
        sink.Manner = _ => MailManner.RefusesMessage;
        await SendDue(office);
        var administrator = office.SignInAsAdministrator();

        var list = (await administrator.Get("/api/messages/undelivered")).ShouldBe(200);
        var row = list["items"].EnumerateArray().ShouldHaveSingleItem();
        var stored = (await Outbox(office)).ShouldHaveSingleItem();

        row.GetProperty("kind").GetString().ShouldBe("accountEmailProof");
        row.TryGetProperty("dossierCode", out _).ShouldBeFalse();
        list.Body.ShouldNotContain("token");
        list.Body.ShouldNotContain("moi@example.com");
        stored.SealedContent!.ShouldNotContain("confirm-email");
        var clerk = office.SignInAsClerk();
        (await clerk.Get("/api/messages/undelivered"))["items"].GetArrayLength().ShouldBe(0);
        (await clerk.Post($"/api/messages/{stored.Id}/attempts")).ShouldBe(404);

        sink.Manner = _ => MailManner.Takes;
        (await administrator.Post($"/api/messages/{stored.Id}/attempts")).ShouldBe(204);
        await SendDue(office);
        sink.Mails.ShouldHaveSingleItem().MessageId.ShouldBe($"<{stored.Id:N}@motcua.example>");
    }

    [Fact]
    public async Task A_link_that_ended_before_it_could_be_sent_is_not_sent()
    {
        await using var office = await Office.OpenAsync(Store.Sqlite, WithMail());
        await Register(office, "moi@example.com");
        await WriteLetters(office);

        office.Clock.Advance(TimeSpan.FromMinutes(31));
        await SendDue(office);

        sink.Mails.ShouldBeEmpty();
        var ended = (await Outbox(office)).ShouldHaveSingleItem();
        (ended.State, ended.LastError).ShouldBe((MessageState.Undeliverable, "mail.link-ended"));
    }

    [Fact]
    public async Task An_unproven_address_gets_three_proofs_an_hour_and_ten_a_day_and_nothing_else()
    {
        await using var office = await Office.OpenAsync(Store.Sqlite, WithMail());
        await Register(office, "moi@example.com");
        await WriteLetters(office);
        await Register(office, "moi@example.com");
        List<int> byHour = [];

        for (var hour = 0; hour < 24; hour++)
        {
            for (var n = 0; n < 4; n++)
            {
                await Ask(office, "/account/forgot-password", ("login", "moi@example.com"));
            }

            await WriteLetters(office);
            byHour.Add((await Outbox(office)).Count - byHour.Sum());
            office.Clock.Advance(TimeSpan.FromHours(1));
        }

        byHour.Max().ShouldBe(3);
        byHour.Sum().ShouldBe(10);
        (await Outbox(office))
            .Select(m => m.Kind)
            .Distinct()
            .ShouldBe([MessageKind.AccountEmailProof, MessageKind.AccountPasswordReset], ignoreOrder: true);
    }

    [Fact]
    public void Every_letter_has_its_words_in_both_languages()
    {
        foreach (var language in new[] { "vi", "en" })
        {
            foreach (
                var kind in Enum.GetValues<MessageKind>()
                    .Where(k =>
                        k.ToString().StartsWith("Account", StringComparison.Ordinal)
                        || k == MessageKind.CertificateEnding
                    )
            )
            {
                using var mail = new Ports.AccountNotice(
                    Guid.NewGuid(),
                    kind,
                    "moi@example.com",
                    new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero),
                    "https://dichvucong.example/account",
                    new(2026, 11, 23, 2, 30, 0, TimeSpan.Zero),
                    language
                )
                    .AsShipped()
                    .AsMail();

                (mail.Subject + mail.TextBody)
                    .Any(letter => letter > 0x1E00 && letter < 0x1F00)
                    .ShouldBe(language == "vi");
                mail.TextBody!.ShouldNotContain("{0");
                mail.Subject!.ShouldNotContain("{");
            }
        }
    }

    private OfficeOptions WithMail() =>
        new()
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                // Over http a cookie for https would not come back.
                ["Portal:PublicUrl"] = "http://dichvucong.example",
                ["Mail:Port"] = sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
        };

    private static Task Register(Office office, string login) =>
        Ask(
            office,
            "/account/register",
            ("name", "Lê Văn Mới"),
            ("login", login),
            ("password", "chim se nho tren canh cao")
        );

    private static async Task Ask(Office office, string page, params (string Name, string Value)[] fields)
    {
        using var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = office.Address };
        var form = await browser.GetStringAsync(page, TestContext.Current.CancellationToken);
        using var content = new FormUrlEncodedContent(
            Hidden()
                .Matches(form)
                .Select(h => new KeyValuePair<string, string>(
                    h.Groups["name"].Value,
                    WebUtility.HtmlDecode(h.Groups["value"].Value)
                ))
                .Concat(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)))
        );
        using var answer = await browser.PostAsync(page, content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static Task WriteLetters(Office office) =>
        office.Services.GetRequiredService<LetterDesk>().WriteAllAsync(TestContext.Current.CancellationToken);

    private static async Task SendDue(Office office) =>
        await Task.WhenAll(
            await office.Services.GetRequiredService<OutboxSender>().StartDue(TestContext.Current.CancellationToken)
        );

    private static Task<T> Accounts<T>(Office office, Func<AccountsDbContext, Task<T>> question) =>
        office.WithAsync(question);

    private static Task<List<OutboxMessage>> Outbox(Office office) =>
        office.AskAsync(db => db.OutboxMessages.AsNoTracking().ToListAsync());

    [GeneratedRegex(
        """<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)">""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Hidden();
}
