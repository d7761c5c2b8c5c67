using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing;
using OnlinePublicServices.Infrastructure.Signing.Certificates;
using Org.BouncyCastle.Ocsp;
using X509Certificate = Org.BouncyCastle.X509.X509Certificate;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

public sealed class DevelopmentAuthorityTests : IDisposable
{
    private static readonly CertificateSubject Clerk = new("Lê Thị Ngọc Ánh", "UBND xã Thọ Bình", "Công chức");

    private readonly SigningOffice office = new();

    public void Dispose() => office.Dispose();

    [Fact]
    public void A_certificate_names_whom_the_staff_record_names()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var issued = office.Authority.Issue(Signer.Request(key), Clerk).Value;

        using var certificate = X509CertificateLoader.LoadCertificate(issued.Chain[0]);
        certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false).ShouldBe("Lê Thị Ngọc Ánh");
        certificate.Subject.ShouldNotContain("Somebody else");
        issued.Serial.Length.ShouldBe(32);
        (issued.ValidUntil - issued.ValidFrom).Days.ShouldBe(365);
    }

    [Fact]
    public void A_request_without_proof_of_possession_gets_nothing()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Signer.Request(key);
        request[^1] ^= 1;

        office.Authority.Issue(request, Clerk).Error.Code.ShouldBe("signing.request.malformed");
        office.Authority.Issue([], Clerk).Error.Code.ShouldBe("signing.request.malformed");
        office.Authority.Issue(new byte[1_000_000], Clerk).Error.Code.ShouldBe("signing.request.malformed");
    }

    [Fact]
    public void Weak_keys_get_no_certificate()
    {
        using var rsa = RSA.Create(1024);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        office.Authority.Issue(Signer.Request(rsa), Clerk).Error.Code.ShouldBe("signing.request.weak-key");
        office.Authority.Issue(Signer.Request(curve), Clerk).Error.Code.ShouldBe("signing.request.weak-key");
    }

    [Fact]
    public void The_keys_are_made_once_and_only_their_owner_reads_them()
    {
        var chain = office.Authority.Chain().Value;
        using var again = new SigningOffice(office.Folder, office.Clock);

        again.Authority.Chain().Value.ShouldBe(chain);
        var file = Path.Combine(office.Folder, "signing-authority", "authority.json");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Its_responder_tells_a_good_certificate_from_a_revoked_one_and_from_a_strangers()
    {
        var (good, revoked) = (office.Hire(), office.Hire());
        office.Authority.Revoke(revoked.Serial, CertificateRevocation.KeyCompromise);
        using var stranger = new OutsideAuthority();

        var said = new[]
        {
            Ask(good.Chain[0], good.Chain[1]),
            Ask(revoked.Chain[0], good.Chain[1]),
            Ask(stranger.Issue(), stranger.Issuer),
        };

        said[0].ShouldBeNull();
        said[1].ShouldBeOfType<RevokedStatus>();
        said[2].ShouldBeOfType<UnknownStatus>();
        new OcspResp(office.Get<IStatusResponder>().Respond([1, 2, 3])).Status.ShouldBe(
            OcspRespStatus.MalformedRequest
        );
    }

    private object? Ask(byte[] certificate, byte[] issuer)
    {
        var authority = new X509Certificate(issuer);
        var question = new OcspReqGenerator();
        var serial = new X509Certificate(certificate).SerialNumber;
        question.AddRequest(new CertificateID(CertificateID.DigestSha1, authority, serial));
        var answer = new OcspResp(office.Get<IStatusResponder>().Respond(question.Generate().GetEncoded()));
        return ((BasicOcspResp)answer.GetResponseObject()).Responses[0].GetCertStatus();
    }

    [Fact]
    public void Outside_development_there_is_no_authority_and_none_is_trusted()
    {
        using var production = new SigningOffice(office.Folder, office.Clock, "Production");
        var root = Path.Combine(office.Folder, "root.cer");
        File.WriteAllBytes(root, office.Authority.Chain().Value[1]);
        using var deceived = new SigningOffice(
            office.Folder,
            office.Clock,
            "Production",
            settings: ("Signing:TrustAnchors:PublicDuty:0", root)
        );
        using var forced = new SigningOffice(
            office.Folder,
            office.Clock,
            "Production",
            settings: ("Signing:DevelopmentAuthority:Enabled", "true")
        );

        production.Authority.IsPresent.ShouldBeFalse();
        production.Authority.Issue([], Clerk).Error.Code.ShouldBe("signing.authority.absent");
        production.Get<ITimestampResponder>().IsPresent.ShouldBeFalse();
        Should.Throw<OptionsValidationException>(() => deceived.Get<TrustedRoots>());
        Should.Throw<OptionsValidationException>(() => forced.Get<IOptions<SigningOptions>>().Value);
    }
}
