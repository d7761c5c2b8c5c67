using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Messages;

namespace OnlinePublicServices.Features.Tests.Administration;

/// <summary>Administrators word what people are told: one draws it up, another adopts it, and it is sent so.</summary>
public sealed class NoticeTemplateTests
{
    private const string Accepted = "dossierAccepted";
    private const string Address = "/api/administration/notices/" + Accepted;

    [Theory, EachDatabase]
    public async Task What_one_administrator_words_and_another_adopts_is_what_the_mail_the_text_and_the_portal_say(
        Store store
    )
    {
        await using var texting = await TextingOffice.OpenAsync(store);
        using var author = texting.Office.SignInAsAdministrator();
        using var adopter = texting.Office.SignInAsAdministrator(1);
        using var citizen = await texting.SignInAsCitizen("both", Cases.Phone, "hanh@example.com");
        var before = await TextingOffice.Submit(citizen, Cases.Phone, "hanh@example.com");
        await texting.Office.SignInAsClerk().Accept(before.Code);
        texting.Office.Clock.Advance(TimeSpan.FromMinutes(1));

        var number = await author.Change("notice", Accepted, Reword).Proposed();
        (await adopter.Adopt(number)).ShouldBe(200);
        texting.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await TextingOffice.Submit(citizen, Cases.Phone, "hanh@example.com");
        await texting.Office.SignInAsClerk().Accept(after.Code);
        await texting.SendDue();
        await texting.SendDue();

        var mails = texting.Mail.Mails.ToList();
        var mail = mails.Single(m => m.Subject == $"Bộ phận Một cửa đã nhận hồ sơ {after.Code}");
        mail.Text.ShouldStartWith("Thưa Ông/Bà,");
        mail.Text.ShouldContain($"/tra-cuu/{after.Code}#k=");
        mail.Text.ShouldContain("không bao giờ hỏi mật khẩu");
        mails.ShouldContain(m => m.Subject == $"Hồ sơ {before.Code} đã được tiếp nhận", "it was recorded before");
        var texts = await texting.Texts();
        texts.ShouldContain(text => text.Words.StartsWith($"Bo phan Mot cua da nhan ho so {after.Code}. Xem: "));
        texts.ShouldContain(text => text.Words.StartsWith($"Ho so {before.Code} da duoc tiep nhan."));
        var notices = (await citizen.Get("/api/notices")).ShouldBe(200)["items"].EnumerateArray().ToList();
        string Title(string code) =>
            notices
                .Single(n =>
                    n.GetProperty("dossierCode").GetString() == code && n.GetProperty("kind").GetString() == Accepted
                )
                .GetProperty("title")
                .GetProperty("vi")
                .GetString()!;
        Title(after.Code).ShouldBe("Bộ phận Một cửa đã nhận");
        Title(before.Code).ShouldBe("Hồ sơ đã được tiếp nhận");
    }

    [Theory, EachDatabase]
    public async Task Whoever_words_a_notice_sends_it_to_themselves_marked_as_a_test_and_to_nobody_else(Store store)
    {
        await using var texting = await TextingOffice.OpenAsync(store);
        using var author = texting.Office.SignInAsAdministrator();
        using var clerk = texting.Office.SignInAsClerk();
        var words = (await author.Entry("notice", Accepted)).Content;
        Reword(words);

        var sent = (await Try(author, words)).ShouldBe(200);
        await texting.SendDue();

        var mail = texting.Mail.Mails.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("[THỬ] Bộ phận Một cửa đã nhận hồ sơ 000.00.00.H00-300115-00000");
        mail.Text.ShouldStartWith("ĐÂY LÀ THƯ THỬ");
        mail.Text.ShouldContain("Thưa Ông/Bà,");
        mail.Text.ShouldContain("Ủy ban nhân dân xã Ví Dụ");
        var to = await texting.Office.AskAsync(db => db.OutboxMessages.Select(m => m.Recipient).SingleAsync());
        sent.Text("to").ShouldBe($"{to[0]}***{to[to.IndexOf('@')..]}");
        sent.Body.ShouldNotContain(to);
        (await texting.Office.AskAsync(db => db.OutboxMessages.SingleAsync())).SealedContent.ShouldBeNull();
        (await Try(clerk, words)).ShouldBe(404, "resource.not-found");
        words["mail"]!["vi"] = "Không có mục chèn nào.";
        (await Try(author, words)).ShouldBe(422, "template.unsound");
    }

    [Theory, EachDatabase]
    public async Task Twenty_of_them_are_sent_in_an_hour_even_at_once_and_more_after_it(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var author = office.SignInAsAdministrator();
        var words = (await author.Entry("notice", Accepted)).Content;
        (await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Try(author, words))))
            .Count(answer => answer.Status == 200)
            .ShouldBe(20);

        (await Try(author, words)).ShouldBe(429, "template.tests-too-many");
        office.Clock.Advance(TimeSpan.FromMinutes(61));

        (await Try(author, words)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task Whoever_drew_it_up_can_not_adopt_it(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var author = office.SignInAsAdministrator();
        using var adopter = office.SignInAsAdministrator(1);
        var number = await author.Change("notice", Accepted, Reword).Proposed();

        (await author.Edition(number))["needsAnother"].GetBoolean().ShouldBeTrue();
        (await author.Adopt(number)).ShouldBe(422, "catalogue.own-proposal");
        (await author.Get(Address)).ShouldBe(200)["versions"].GetArrayLength().ShouldBe(1);

        (await adopter.Edition(number))["needsAnother"].GetBoolean().ShouldBeFalse();
        (await adopter.Adopt(number)).ShouldBe(200);
        (await author.Get(Address)).ShouldBe(200)["versions"].GetArrayLength().ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task Nobody_hides_words_behind_another_change_to_adopt_them_alone(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var author = office.SignInAsAdministrator();
        var (text, drawnFrom) = await author.Entry("text", "noFee");
        text["vi"] = "Miễn phí";
        var (notice, _) = await author.Entry("notice", Accepted);
        Reword(notice);

        var number = await author
            .Post(
                "/api/administration/editions",
                new
                {
                    entries = new object[]
                    {
                        new
                        {
                            kind = "text",
                            key = "noFee",
                            content = text,
                        },
                        new
                        {
                            kind = "notice",
                            key = Accepted,
                            content = notice,
                        },
                    },
                    drawnFrom,
                    reason = Keeping.Why,
                },
                Guid.NewGuid().ToString()
            )
            .Proposed();

        (await author.Adopt(number)).ShouldBe(422, "catalogue.own-proposal");
    }

    [Theory, EachDatabase]
    public async Task Words_begin_on_their_day_and_earlier_ones_come_back(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var author = office.SignInAsAdministrator();
        using var adopter = office.SignInAsAdministrator(1);
        var seed = (await author.Entry("notice", Accepted)).Content;
        var number = await author
            .Change(
                "notice",
                Accepted,
                words =>
                {
                    Reword(words);
                    words["validFrom"] = "2026-11-25";
                }
            )
            .Proposed();
        (await adopter.Adopt(number)).ShouldBe(200);

        (await States(author)).ShouldBe(["coming", "inForce"]);
        (await Listed(author))["beginsOn"]!.GetValue<string>().ShouldBe("2026-11-25");
        (await Listed(author))["subject"]!["vi"]!.GetValue<string>().ShouldBe("Hồ sơ {code} đã được tiếp nhận");
        office.Clock.Advance(TimeSpan.FromDays(2));
        (await States(author)).ShouldBe(["inForce", "past"]);
        (await Listed(author))["subject"]!["vi"]!.GetValue<string>().ShouldStartWith("Bộ phận Một cửa");
        (await Listed(author))["changedBy"]!.GetValue<string>().ShouldBe(adopter.Name);

        var installed = JsonNode.Parse((await author.Get(Address))["versions"][1].GetProperty("content").GetRawText())!;
        var again = await author.Propose("notice", Accepted, installed, 1).Proposed();
        (await adopter.Adopt(again)).ShouldBe(200);
        (await States(author)).ShouldBe(["inForce", "past", "past"]);
        JsonNode.DeepEquals((await author.Entry("notice", Accepted)).Content, seed).ShouldBeTrue();
    }

    public static TheoryData<string, string, string> Faults =>
        new()
        {
            { "subject.vi", "Hồ sơ {code}\r\nBcc: ke-gian", "template.control-character" },
            { "subject.vi", "Hồ sơ {code} {reason}", "template.placeholder-unknown" },
            { "subject.vi", "Hồ sơ {code} {unit}", "template.placeholder-elsewhere" },
            { "subject.vi", "", "field.required" },
            { "mail.vi", "<script>alert(1)</script> {code} {link} {dueAt}", "template.markup" },
            { "mail.vi", "Xem https://evil.example {code} {dueAt} {link}", "template.address" },
            { "mail.vi", "{code} {dueAt}", "template.placeholder-missing" },
            { "mail.vi", "{code {dueAt}} {link}", "template.brace-nested" },
            { "mail.vi", "{code} {dueAt} {link} {", "template.brace-open" },
            { "sms", "Đã nhận.", "template.placeholder-missing" },
            { "portal.title.en", "", "field.required" },
        };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_is_named_at_its_field_when_it_is_proposed_and_at_its_letter_when_it_is_previewed(
        string field,
        string value,
        string code
    )
    {
        await using var office = await Office.OpenAsync(Store.Sqlite);
        using var administrator = office.SignInAsAdministrator();
        var (words, drawnFrom) = await administrator.Entry("notice", Accepted);
        Set(words, field, value);

        var proposed = await administrator.Propose("notice", Accepted, words, drawnFrom);
        var faults = (await Preview(administrator, words)).ShouldBe(200)["faults"].EnumerateArray().ToList();

        proposed.ShouldBe(422, "catalogue.faulty");
        proposed
            .Json.GetProperty("errors")
            .GetProperty($"notice/{Accepted}/{field}")
            .EnumerateArray()
            .Select(e => e.GetString())
            .ShouldContain(code);
        var fault = faults.First(f => f.GetProperty("code").GetString() == code);
        fault.GetProperty("path").GetString().ShouldBe(field);
        fault.GetProperty("line").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_thousand_letters_are_refused_and_shown_to_nobody()
    {
        await using var office = await Office.OpenAsync(Store.Sqlite);
        using var administrator = office.SignInAsAdministrator();
        var (words, drawnFrom) = await administrator.Entry("notice", Accepted);
        Set(words, "mail.vi", new string('{', 100_000));

        (await administrator.Propose("notice", Accepted, words, drawnFrom))
            .FaultAt($"notice/{Accepted}/mail.vi")
            .ShouldBe("template.too-long");
        var preview = (await Preview(administrator, words)).ShouldBe(200);

        preview["mails"].GetArrayLength().ShouldBe(0);
        preview["faults"][0].GetProperty("code").GetString().ShouldBe("template.too-long");
    }

    [Fact]
    public async Task The_preview_shows_the_mail_the_text_in_parts_and_the_notice_about_nobody()
    {
        await using var office = await Office.OpenAsync(Store.Sqlite);
        using var administrator = office.SignInAsAdministrator();
        var (words, _) = await administrator.Entry("notice", Accepted);
        Reword(words);

        var preview = (await Preview(administrator, words)).ShouldBe(200);

        preview["faults"].GetArrayLength().ShouldBe(0);
        var mail = preview["mails"].EnumerateArray().ShouldHaveSingleItem();
        mail.GetProperty("subject").GetString().ShouldBe("Bộ phận Một cửa đã nhận hồ sơ 000.00.00.H00-300115-00000");
        mail.GetProperty("text").GetString()!.ShouldContain("Thủ tục ví dụ");
        mail.GetProperty("text").GetString()!.ShouldContain("không bao giờ hỏi mật khẩu");
        var (plain, accented) = (preview["sms"].GetProperty("plain"), preview["sms"].GetProperty("accented"));
        plain.GetProperty("text").GetString()!.ShouldStartWith("Bo phan Mot cua da nhan ho so 000.");
        (plain.GetProperty("isGsm").GetBoolean(), plain.GetProperty("parts").GetInt32()).ShouldBe((true, 1));
        (accented.GetProperty("isGsm").GetBoolean(), accented.GetProperty("parts").GetInt32()).ShouldBe((false, 2));
        preview["portal"].GetProperty("title").GetProperty("en").GetString().ShouldBe("Received");
        (await office.AskAsync(db => db.OutboxMessages.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Every_notice_can_be_previewed_as_it_was_installed()
    {
        await using var office = await Office.OpenAsync(Store.Sqlite);
        using var administrator = office.SignInAsAdministrator();

        foreach (var form in NoticeForms.All)
        {
            var (words, _) = await administrator.Entry("notice", form.Id);
            var preview = (await Preview(administrator, words, form.Id)).ShouldBe(200);

            preview["faults"].GetArrayLength().ShouldBe(0, form.Id);
            preview["mails"].GetArrayLength().ShouldBe(form.IsBilingual ? 2 : 1, form.Id);
            preview.Json.TryGetProperty("sms", out _).ShouldBe(form.HasSms, form.Id);
            foreach (var mail in preview["mails"].EnumerateArray())
            {
                mail.GetRawText()[1..].ShouldNotContain("{");
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Only_administrators_see_and_preview_them(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        var (words, _) = await administrator.Entry("notice", Accepted);
        foreach (var visitor in new[] { office.SignInAsClerk(), office.SignInAsSupervisor(), office.SignInAsAuditor() })
        {
            (await visitor.Get("/api/administration/notices")).ShouldBe(404);
            (await visitor.Get(Address)).ShouldBe(404);
            (await Preview(visitor, words)).ShouldBe(404);
            (await visitor.Propose("notice", Accepted, words, 0)).ShouldBe(404);
        }

        (await administrator.Get("/api/administration/notices/greeting")).ShouldBe(404);
        (await Preview(administrator, words, "greeting")).ShouldBe(404);
        (await administrator.Propose("notice", "greeting", words, 0))
            .FaultAt("notice/greeting/id")
            .ShouldBe("catalogue.unknown-reference");
        (await administrator.Propose("notice", "dossierRefused", words, 0))
            .FaultAt("notice/dossierRefused/id")
            .ShouldBe("catalogue.key-differs");
    }

    private static Task<Answer> Try(Visitor author, JsonObject words) =>
        author.Post(
            $"{Address}/tests",
            new
            {
                subject = words["subject"],
                mail = words["mail"],
                sms = words["sms"],
                portal = words["portal"],
            },
            Guid.NewGuid().ToString()
        );

    private static void Reword(JsonObject words)
    {
        Set(words, "subject.vi", "Bộ phận Một cửa đã nhận hồ sơ {code}");
        Set(words, "mail.vi", "Thưa Ông/Bà,\n\nThủ tục: {procedure}\nMã: {code}\nHẹn: {dueAt}\nXem:\n{link}");
        Set(words, "sms", "Bộ phận Một cửa đã nhận hồ sơ {code}.");
        Set(words, "portal.title.vi", "Bộ phận Một cửa đã nhận");
        Set(words, "portal.title.en", "Received");
    }

    private static void Set(JsonObject words, string field, string value)
    {
        var names = field.Split('.');
        JsonNode node = words;
        foreach (var name in names[..^1])
        {
            node = node[name]!;
        }

        node[names[^1]] = value;
    }

    private static Task<Answer> Preview(Clerk administrator, JsonObject words, string key = Accepted)
    {
        var shown = words.DeepClone().AsObject();
        shown.Remove("id");
        shown.Remove("validFrom");
        return administrator.Post($"/api/administration/notices/{key}/preview", shown);
    }

    private static async Task<string?[]> States(Clerk administrator) =>
        [
            .. (await administrator.Get(Address))
                .ShouldBe(200)["versions"]
                .EnumerateArray()
                .Select(version => version.GetProperty("state").GetString()),
        ];

    private static async Task<JsonNode> Listed(Clerk administrator) =>
        JsonNode.Parse(
            (await administrator.Get("/api/administration/notices"))
                .ShouldBe(200)["items"]
                .EnumerateArray()
                .Single(item => item.GetProperty("id").GetString() == Accepted)
                .GetRawText()
        )!;
}
