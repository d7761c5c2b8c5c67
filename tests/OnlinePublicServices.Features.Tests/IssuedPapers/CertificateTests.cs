using System.Security.Cryptography.X509Certificates;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

public sealed class CertificateTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task A_certificate_names_the_clerk_as_the_staff_record_does(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());

        using var certificate = X509Certificate2.CreateFromPem(signer.ChainPem);

        certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false).ShouldBe(signer.Clerk.Name);
        (await signer.Clerk.Get("/api/certificates")).Body.ShouldContain("\"state\":\"active\"");
    }

    [Theory, EachDatabase]
    public async Task Importing_takes_proof_of_the_key_and_the_clerks_own_name(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());
        var (owner, other) = (signer.Clerk, office.SignInAsClerk(Cases.ThoBinh));

        var proven = await Import(owner, signer, signer.Sign);
        var unproven = await Import(owner, signer, bytes => signer.Sign([.. bytes, 0]));
        var foreign = await Import(other, signer, signer.Sign);

        proven.ShouldBe(201)["id"].GetGuid().ShouldBe(signer.CertificateId);
        unproven.ShouldBe(422, "certificate.proof-invalid");
        foreign.ShouldBe(422, "certificate.name-mismatch");
    }

    [Theory, EachDatabase]
    public async Task A_supervisor_sees_who_cannot_sign_yet(Store store)
    {
        var office = await offices.In(store);
        using var signer = await Signer.Certified(office.SignInAsClerk());

        var rows = (await office.SignInAsSupervisor().Get("/api/certificates/staff")).ShouldBe(200).Json;
        var asked = await signer.Clerk.Get("/api/certificates/staff");

        rows.EnumerateArray()
            .Single(row => row.GetProperty("name").GetString() == signer.Clerk.Name)
            .GetProperty("state")
            .GetString()
            .ShouldBe("active");
        asked.ShouldBe(404, "resource.not-found");
    }

    private static async Task<Answer> Import(Clerk clerk, Signer signer, Func<byte[], byte[]> sign)
    {
        var challenge = (await clerk.Post("/api/certificates/challenges")).ShouldBe(200);
        return await clerk.Post(
            "/api/certificates",
            new
            {
                certificatePem = signer.ChainPem,
                proof = new
                {
                    challengeId = challenge.Text("challengeId"),
                    signature = sign(challenge["bytesToSign"].GetBytesFromBase64()),
                },
            }
        );
    }
}
