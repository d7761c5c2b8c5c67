using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Tests.Catalogues;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

public sealed class VerificationTests(Offices offices) : IClassFixture<Offices>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_slip_is_told_for_what_it_is(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var (code, unsigned) = await Waiting(office, signer.Clerk);
        var visitor = office.Anonymous();

        var waiting = await Check(visitor, unsigned);
        await signer.SignSlip(code);
        var signed = await SlipOf(signer.Clerk, code);
        var genuine = await Check(visitor, signed);
        var appended = await Check(visitor, [.. signed, .. "\n%%EOF\n"u8]);
        var changed = await Check(visitor, Flip(signed));
        var overtaken = await Check(visitor, unsigned);
        var nonsense = await Check(visitor, "no PDF"u8.ToArray());

        waiting.Text("verdict").ShouldBe("unsignedRegistered");
        genuine.Text("verdict").ShouldBe("valid");
        appended.Text("verdict").ShouldBe("altered");
        changed.Text("verdict").ShouldBe("altered");
        overtaken.Text("verdict").ShouldBe("unsigned");
        nonsense.Text("verdict").ShouldBe("malformed");
        appended["reasons"][0].GetString().ShouldBe("bytesAppended");
    }

    [Theory, EachDatabase]
    public async Task Only_of_a_file_with_a_readable_signature_is_said_whether_it_was_changed(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var (code, unsigned) = await Waiting(office, signer.Clerk);
        await signer.SignSlip(code);
        var signed = await SlipOf(signer.Clerk, code);
        var visitor = office.Anonymous();

        var (genuine, changed) = (await Check(visitor, signed), await Check(visitor, Flip(signed)));
        var (bare, nonsense) = (await Check(visitor, unsigned), await Check(visitor, "no PDF"u8.ToArray()));

        genuine["changed"].GetBoolean().ShouldBeFalse();
        changed["changed"].GetBoolean().ShouldBeTrue();
        bare.Json.TryGetProperty("changed", out _).ShouldBeFalse();
        nonsense.Json.TryGetProperty("changed", out _).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task A_genuine_slip_names_its_signer_and_nobody_else(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var (code, _) = await Waiting(office, signer.Clerk);
        await signer.SignSlip(code);

        var answer = await Check(office.Anonymous(), await SlipOf(signer.Clerk, code));

        answer["signer"].GetProperty("name").GetString().ShouldBe(signer.Clerk.Name);
        answer.Text("timeSource").ShouldBe("timestamp");
        answer["slip"].GetProperty("dossierCode").GetString().ShouldBe(code);
        answer["slip"].GetProperty("current").GetBoolean().ShouldBeTrue();
        answer.Body.ShouldNotContain("Bích Ngọc");
    }

    [Theory, EachDatabase]
    public async Task A_genuine_slip_that_another_one_replaced_is_called_superseded(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var (code, _) = await Waiting(office, signer.Clerk);
        var sha256 = await signer.SignSlip(code);
        var file = await SlipOf(signer.Clerk, code);

        await office.AskAsync(async db =>
        {
            (await db.IssuedPapers.SingleAsync(s => s.Sha256 == sha256)).Supersede();
            return await db.SaveChangesAsync();
        });
        var answer = await Check(office.Anonymous(), file);

        answer.Text("verdict").ShouldBe("superseded");
        answer["slip"].GetProperty("current").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task The_signer_is_named_with_the_post_that_serves_the_slips_office_and_not_with_another_one()
    {
        const string Login = "trang.lethi";
        using var law = new CatalogueCopy();
        law.Change(
            "staff/01-counted-in-the-report.json",
            staff =>
                staff["staff"]!.AsArray().Single(member => member!["login"]!.GetValue<string>() == Login)!["positions"]!
                    .AsArray()
                    .Insert(0, APostIn("tho-binh-commune-one-stop"))
        );
        await using var office = await Office.OpenAsync(
            Store.Sqlite,
            new() { Settings = new Dictionary<string, string> { ["Catalogue:Folder"] = law.Path } }
        );
        var member = office.Catalogue.Staff.Single(one => one.Login == Login);
        using var signer = await Signer.Certified(new Clerk(office, member.Subject, member.Name));
        var (code, _) = await Waiting(office, signer.Clerk);
        await signer.SignSlip(code);

        var answer = await Check(office.Anonymous(), await SlipOf(signer.Clerk, code));

        answer["signer"].GetProperty("unit").GetString().ShouldBe("Trung tâm Phục vụ hành chính công xã Triệu Sơn");
    }

    [Theory, EachDatabase]
    public async Task A_file_made_to_be_slow_to_read_is_unsigned_like_any_other(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var (_, unsigned) = await Waiting(office, signer.Clerk);
        var bait = Encoding.ASCII.GetBytes(
            "<dc:title><rdf:Alt><rdf:li>" + string.Concat(Enumerable.Repeat(new string('A', 10) + ' ', 18))
        );
        byte[] hostile =
        [
            .. unsigned[..unsigned.AsSpan().IndexOf("\n"u8)],
            .. "\n%"u8,
            .. Enumerable.Repeat(bait, 18 * 1024 * 1024 / bait.Length).SelectMany(bytes => bytes),
            .. unsigned[unsigned.AsSpan().IndexOf("\n"u8)..],
        ];

        var answer = await Check(office.Anonymous(), hostile);

        answer.ShouldBe(200);
        answer.Text("verdict").ShouldBeOneOf("unsigned", "malformed");
    }

    [Theory, EachDatabase]
    public async Task More_than_twenty_mebibytes_are_not_looked_at(Store store)
    {
        var office = await offices.In(store);

        var answer = await Check(office.Anonymous(), new byte[(20 * 1024 * 1024) + 1]);

        answer.ShouldBe(413, "request.too-large");
    }

    private static async Task<(string Code, byte[] Unsigned)> Waiting(Office office, Clerk clerk)
    {
        var citizen = office.SignInAsCitizen();
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        await clerk.Accept(dossier.Code);
        return (dossier.Code, await SlipOf(citizen, dossier.Code));
    }

    private static Task<byte[]> SlipOf(Visitor visitor, string code) =>
        visitor.Http.GetByteArrayAsync(new Uri($"/api/dossiers/{code}/appointment-slip", UriKind.Relative), Cancel);

    private static async Task<Answer> Check(Visitor visitor, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/verifications") { Content = content };
        // Too large a file is refused before it is sent.
        request.Headers.ExpectContinue = true;
        using var response = await visitor.Http.SendAsync(request, Cancel);
        return await Answer.ReadAsync(response);
    }

    private static JsonObject APostIn(string unit) =>
        new()
        {
            ["id"] = "a-second-post",
            ["unitId"] = unit,
            ["role"] = "receivingClerk",
            ["title"] = new JsonObject { ["vi"] = "Công chức một cửa", ["en"] = "Receiving clerk" },
            ["validFrom"] = "2025-07-01",
        };

    /// <summary>One bit of the signed content is otherwise.</summary>
    private static byte[] Flip(byte[] file)
    {
        var copy = file.ToArray();
        copy[file.Length / 4] ^= 1;
        return copy;
    }
}
