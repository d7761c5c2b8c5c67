using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Messages;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Messages.TextingOffice;

namespace OnlinePublicServices.Features.Tests.Messages;

/// <summary>How people are told on the way that they chose, and what becomes of what doesn't reach them.</summary>
public sealed class NoticeChannelTests
{
    private const string Mobile = "0987654321";
    private const string Landline = "02373456789";
    private const string International = "+84987654321";

    [Theory, EachDatabase]
    public async Task Whoever_chose_texts_is_told_by_text_with_the_code_and_nothing_of_the_person(Store store)
    {
        await using var texting = await OpenAsync(store);
        var citizen = await texting.SignInAsCitizen("sms", Mobile);
        var dossier = await Submit(citizen, Mobile, "hanh@example.com");
        await texting.Office.SignInAsClerk().Accept(dossier.Code);

        await texting.SendDue();

        texting.Mail.Mails.ShouldBeEmpty();
        var texts = await texting.Texts();
        texts.Select(text => text.To).ShouldBe([International, International]);
        texts.ShouldContain(text => text.Words.StartsWith($"Ho so {dossier.Code} da duoc tiep nhan. Hen tra "));
        texts.ShouldAllBe(text => text.Words.EndsWith("Xem: dichvucong.example. Co quan khong hoi ma OTP."));
        texts.ShouldAllBe(text =>
            text.Words.Length <= 160 && !text.Words.Contains("Ngoc") && !text.Words.Contains("k=")
        );
    }

    [Theory, EachDatabase]
    public async Task Whoever_has_no_mail_is_told_by_text_without_having_chosen(Store store)
    {
        await using var texting = await OpenAsync(store);
        await Submit(texting.Office.SignInAsCitizen(), Mobile, null);

        await texting.SendDue();

        (await texting.Texts()).ShouldHaveSingleItem().To.ShouldBe(International);
    }

    [Theory, EachDatabase]
    public async Task Whoever_chose_both_is_told_twice_and_each_is_sent_once(Store store)
    {
        await using var texting = await OpenAsync(store);
        var citizen = await texting.SignInAsCitizen("both", Mobile, "hanh@example.com");
        await Submit(citizen, Mobile, "hanh@example.com");

        await texting.SendDue();
        await texting.SendDue();
        texting.Office.Clock.Advance(TimeSpan.FromHours(1));
        await texting.SendDue();

        texting.Mail.Mails.ShouldHaveSingleItem().To.ShouldBe("hanh@example.com");
        (await texting.Texts()).ShouldHaveSingleItem();
    }

    [Theory, EachDatabase]
    public async Task Where_the_dossier_has_no_address_the_profiles_is_taken(Store store)
    {
        await using var texting = await OpenAsync(store);
        var citizen = await texting.SignInAsCitizen("mail", null, "hanh@example.com");
        await Submit(citizen, Landline, null);

        await texting.SendDue();

        texting.Mail.Mails.ShouldHaveSingleItem().To.ShouldBe("hanh@example.com");
    }

    [Theory, EachDatabase]
    public async Task Whoever_can_be_reached_by_neither_is_on_the_list_until_told_by_phone_or_on_paper(Store store)
    {
        await using var texting = await OpenAsync(store);
        var dossier = await Submit(texting.Office.SignInAsCitizen(), Landline, null);
        var clerk = texting.Office.SignInAsClerk();

        await texting.SendDue();
        var shown = (await Undelivered(clerk)).ShouldHaveSingleItem();
        (await clerk.Post($"/api/messages/{shown.GetProperty("id")}/telling", new { how = "paper" })).ShouldBe(204);

        shown.GetProperty("dossierCode").GetString().ShouldBe(dossier.Code);
        shown.GetProperty("lastError").GetString().ShouldBe("notice.no-address");
        shown.TryGetProperty("channel", out _).ShouldBeFalse();
        shown.GetProperty("otherWays").GetArrayLength().ShouldBe(0);
        (await Undelivered(clerk)).ShouldBeEmpty();
        var told = await texting.Office.AskAsync(db => db.OutboxMessages.SingleAsync());
        (told.State, told.ToldHow, told.ToldAt).ShouldBe(
            (MessageState.Told, TellingWay.Paper, texting.Office.Clock.GetUtcNow())
        );
        told.ToldBy!.ShouldEndWith(clerk.Subject);
        (await clerk.Post($"/api/messages/{told.Id}/attempts")).ShouldBe(404);
    }

    [Theory, EachDatabase]
    public async Task Where_no_gateway_is_set_up_a_mobile_number_alone_is_a_persons_to_call_at_once(Store store)
    {
        await using var texting = await OpenAsync(store, ("Sms:Address", ""));
        var wished = await texting.SignInAsCitizen("sms", Mobile);
        await Submit(wished, Mobile, "hanh@example.com");
        await Submit(texting.Office.SignInAsCitizen(), Mobile, null);
        var clerk = texting.Office.SignInAsClerk();

        await texting.SendDue();

        texting.Mail.Mails.ShouldHaveSingleItem("being told goes before the wish");
        var shown = (await Undelivered(clerk)).ShouldHaveSingleItem();
        shown.GetProperty("lastError").GetString().ShouldBe("sms.not-set-up");
        var id = shown.GetProperty("id").GetString();
        (await clerk.Post($"/api/messages/{id}/other-way", new { channel = "sms" })).ShouldBe(
            422,
            "message.way-missing"
        );
    }

    [Theory, EachDatabase]
    public async Task A_text_is_delivered_when_the_gateway_says_so_and_then_no_report_changes_it(Store store)
    {
        await using var texting = await OpenAsync(store);
        await Submit(texting.Office.SignInAsCitizen(), Mobile, null);
        await texting.SendDue();
        var text = (await texting.Texts()).ShouldHaveSingleItem();

        (await texting.Report(text.Id, "delivered")).ShouldBe(204);
        (await texting.Report(text.Id, "failed")).ShouldBe(204);
        texting.Office.Clock.Advance(TimeSpan.FromDays(2));
        await texting.SendDue();

        (await Undelivered(texting.Office.SignInAsClerk())).ShouldBeEmpty();
        (await TheMessage(texting)).State.ShouldBe(MessageState.Sent);
        (await Hearings(texting)).ShouldBe([SmsHearing.Delivered, SmsHearing.Repeated], ignoreOrder: true);
    }

    [Theory, EachDatabase]
    public async Task Forged_foreign_and_repeated_reports_do_nothing_but_leave_a_trace(Store store)
    {
        await using var texting = await OpenAsync(store);
        await Submit(texting.Office.SignInAsCitizen(), Mobile, null);
        await texting.SendDue();
        var text = (await texting.Texts()).ShouldHaveSingleItem();

        (await texting.Report(text.Id, "failed", "another's")).ShouldBe(404);
        (await texting.Report(text.Id, "failed", "another's")).ShouldBe(404);
        (await texting.Report(text.Id, "failed", body: "{}")).ShouldBe(404);
        (await texting.Report(Guid.NewGuid(), "failed")).ShouldBe(204);

        (await TheMessage(texting)).State.ShouldBe(MessageState.AwaitingReport);
        var traces = await texting.Office.AskAsync(db => db.SmsTraces.OrderBy(t => t.Hearing).ToListAsync());
        traces.Select(t => (t.Hearing, t.Times)).ShouldBe([(SmsHearing.NotBelieved, 3), (SmsHearing.Unknown, 1)]);
    }

    [Theory, EachDatabase]
    public async Task A_failed_text_is_on_the_list_and_goes_by_mail_where_the_clerk_wants_it(Store store)
    {
        await using var texting = await OpenAsync(store);
        var citizen = await texting.SignInAsCitizen("sms", Mobile);
        await Submit(citizen, Mobile, "hanh@example.com");
        await texting.SendDue();
        await texting.Report((await texting.Texts())[0].Id, "failed");
        var clerk = texting.Office.SignInAsClerk();

        var shown = (await Undelivered(clerk)).ShouldHaveSingleItem();
        var elsewhere = texting.Office.SignInAsClerk(Cases.ThoBinh);
        var path = $"/api/messages/{shown.GetProperty("id")}/other-way";
        (await elsewhere.Post(path, new { channel = "mail" })).ShouldBe(404);
        (await clerk.Post(path, new { channel = "mail" })).ShouldBe(204);
        await texting.SendDue();

        shown.GetProperty("channel").GetString().ShouldBe("sms");
        shown.GetProperty("toMasked").GetString().ShouldBe("*******321");
        shown.GetProperty("lastError").GetString().ShouldBe("sms.report.absent-subscriber");
        var other = shown.GetProperty("otherWays").EnumerateArray().ShouldHaveSingleItem();
        other.GetProperty("channel").GetString().ShouldBe("mail");
        other.GetProperty("toMasked").GetString().ShouldBe("h***@example.com");
        texting.Mail.Mails.ShouldHaveSingleItem().To.ShouldBe("hanh@example.com");
        (await Undelivered(clerk)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_text_sent_again_is_another_one_to_the_gateway_and_an_old_report_no_longer_counts(Store store)
    {
        await using var texting = await OpenAsync(store);
        await Submit(texting.Office.SignInAsCitizen(), Mobile, null);
        await texting.SendDue();
        var first = (await texting.Texts())[0].Id;
        await texting.Report(first, "failed");
        var clerk = texting.Office.SignInAsClerk();
        var id = (await Undelivered(clerk)).ShouldHaveSingleItem().GetProperty("id").GetGuid();

        (await clerk.Post($"/api/messages/{id}/attempts")).ShouldBe(204);
        await texting.SendDue();
        await texting.Report(first, "failed");

        (await texting.Texts()).Count.ShouldBe(2);
        (await TheMessage(texting)).State.ShouldBe(MessageState.AwaitingReport);
    }

    [Theory, EachDatabase]
    public async Task A_text_on_which_the_gateway_keeps_silent_for_a_day_is_on_the_list(Store store)
    {
        await using var texting = await OpenAsync(store);
        await Submit(texting.Office.SignInAsCitizen(), Mobile, null);
        await texting.SendDue();
        var text = (await texting.Texts())[0].Id;
        var clerk = texting.Office.SignInAsClerk();

        texting.Office.Clock.Advance(TimeSpan.FromHours(23));
        await texting.SendDue();
        var before = await Undelivered(clerk);
        texting.Office.Clock.Advance(TimeSpan.FromHours(1));
        await texting.SendDue();
        var after = await Undelivered(clerk);
        await texting.Report(text, "delivered");

        before.ShouldBeEmpty();
        after.ShouldHaveSingleItem().GetProperty("lastError").GetString().ShouldBe("sms.unreported");
        (await Undelivered(clerk)).ShouldBeEmpty("the telephone was on again");
        (await texting.Texts()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_gateway_that_is_away_is_tried_for_a_day_and_then_a_person_looks()
    {
        await using var texting = await OpenAsync(Store.Sqlite, ("Sms:Address", "http://127.0.0.1:9/"));
        await Submit(texting.Office.SignInAsCitizen(), Mobile, null);
        var start = texting.Office.Clock.GetUtcNow();

        OutboxMessage message;
        while ((message = await TheMessage(texting)).State == MessageState.Waiting)
        {
            texting.Office.Clock.AdjustTime(message.NextAttemptAt);
            await texting.SendDue();
        }

        (message.State, message.LastError).ShouldBe((MessageState.Undeliverable, "sms.gateway-unreachable"));
        (texting.Office.Clock.GetUtcNow() - start).ShouldBeInRange(TimeSpan.FromHours(24), TimeSpan.FromHours(24.5));
    }

    [Theory]
    [InlineData("sms", null, "phone", "field.required")]
    [InlineData("sms", Landline, "phone", "phone.not-mobile")]
    [InlineData("both", Mobile, "email", "field.required")]
    [InlineData("mail", Mobile, "email", "field.required")]
    public async Task A_way_is_chosen_with_the_address_that_it_needs(
        string notices,
        string? phone,
        string field,
        string code
    )
    {
        await using var office = await Office.OpenAsync(Store.Sqlite);
        var citizen = office.SignInAsCitizen();
        var seen = (await citizen.Get("/api/profile")).Version;
        var profile = new
        {
            fullName = citizen.Name,
            phone,
            notices,
        };

        var answer = await citizen.Put("/api/profile", profile, seen);

        answer.ShouldBe(422, "profile.invalid");
        answer.Errors[field].ShouldBe([code]);
    }

    private static Task<OutboxMessage> TheMessage(TextingOffice texting) =>
        texting.Office.AskAsync(db => db.OutboxMessages.AsNoTracking().SingleAsync());

    private static Task<List<SmsHearing>> Hearings(TextingOffice texting) =>
        texting.Office.AskAsync(db => db.SmsTraces.Select(t => t.Hearing).ToListAsync());
}
