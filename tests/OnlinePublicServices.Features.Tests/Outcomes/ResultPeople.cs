using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.IssuedPapers;

namespace OnlinePublicServices.Features.Tests.Outcomes;

/// <summary>Those through whose hands a result goes, and their dossier.</summary>
internal sealed record ResultPeople(Citizen Citizen, Clerk Clerk, Clerk Head, Clerk Records) : IDisposable
{
    private const string Justice = "trieu-son-commune-office";
    private const string Decision = "Xác nhận chị Hạnh chưa đăng ký kết hôn với ai.";

    public string Code { get; private set; } = "";

    /// <summary>The dossier lies with the officer.</summary>
    public static async Task<ResultPeople> Examining(Office office, Clerk officer)
    {
        var people = new ResultPeople(
            office.SignInAsCitizen(null, ("email", "hanh@example.com"), ("email_verified", "true")),
            office.SignInAsClerk(),
            office.SignInAt(Cases.TrieuSon, StaffRole.ApprovingOfficer),
            office.SignInAt(Justice, StaffRole.RecordsClerk)
        );
        people.Code = (await people.Citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await people.Clerk.Accept(people.Code);
        await people.Clerk.TakeCash(people.Code);
        await people.Clerk.HandTo(officer, people.Code, "examine");
        return people;
    }

    /// <summary>The result is approved, not signed, and lies with the head.</summary>
    public static async Task<ResultPeople> Signing(Office office)
    {
        using var officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        var people = await Examining(office, officer);
        (await officer.Act(people.Code, "outcome-draft", new { outcome = "granted", words = Decision })).ShouldBe(200);
        await officer.HandTo(people.Head, people.Code, "sign");
        (await people.Head.Open(people.Code))["draftedOutcome"].GetProperty("words").GetString().ShouldBe(Decision);
        (await people.Head.Act(people.Code, "outcome-approval")).ShouldBe(200);
        return people;
    }

    /// <summary>The result is approved, not signed, and lies with the records clerk.</summary>
    public static async Task<ResultPeople> Sealing(Office office)
    {
        var people = await Signing(office);
        await people.Head.HandTo(people.Records, people.Code, "seal");
        return people;
    }

    public async Task<Outcome[]> SignResult()
    {
        using var signer = await Signer.Certified(Head);
        var waiting = (await Head.Get("/api/signing/slips")).ShouldBe(200)["items"].EnumerateArray();
        var mine = waiting.Single(item => item.GetProperty("dossierCode").GetString() == Code);
        var session = await Head.Post(
            "/api/signing-sessions",
            new { paperIds = new[] { mine.GetProperty("slipId").GetGuid() }, certificateId = signer.CertificateId }
        );
        return await signer.SignAll(new Prepared(session.ShouldBe(201).Json));
    }

    public Task<Answer> HandOut(string said) =>
        Clerk.Act(
            Code,
            "result-return",
            new
            {
                way = "counter",
                proof = "code",
                code = said,
            }
        );

    public void Dispose()
    {
        Citizen.Dispose();
        Clerk.Dispose();
        Head.Dispose();
        Records.Dispose();
    }
}
