using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Certificates;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

public sealed class CertificateCheckTests : IDisposable
{
    private const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    private const string MailUsage = "1.3.6.1.5.5.7.3.4";

    private readonly OutsideAuthority authority = new();
    private readonly string folder = Directory.CreateTempSubdirectory("certificates-").FullName;

    public void Dispose()
    {
        authority.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_certificate_of_a_configured_authority_may_sign()
    {
        using var office = Office();

        var judged = await office.Certificates.CheckAsync(
            [authority.Issue(extendedUsage: MailUsage), authority.Issuer],
            SigningOffice.Morning,
            TestContext.Current.CancellationToken
        );

        judged.Value.Anchor.ShouldBe(new TrustAnchor(TrustStore.PublicDuty, "CN=Outside Root"));
        judged.Value.RevocationKnown.ShouldBeTrue();
        judged.Value.Path.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Every_unfit_certificate_is_refused_with_its_reason()
    {
        using var office = Office();
        using var weak = RSA.Create(1024);
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var mine = Signer
            .Blank(own)
            .CreateSelfSigned(SigningOffice.Morning.AddDays(-1), SigningOffice.Morning.AddDays(9));
        var revoked = authority.Issue();
        authority.Revoke(revoked);

        (await CheckAsync(office, authority.Issue(fromDay: -9, untilDay: -1))).ShouldBe("signing.certificate.expired");
        (await CheckAsync(office, authority.Issue(fromDay: 1))).ShouldBe("signing.certificate.not-yet-valid");
        (await CheckAsync(office, revoked)).ShouldBe("signing.certificate.revoked");
        (await CheckAsync(office, authority.Issue(extendedUsage: ServerUsage))).ShouldBe("signing.certificate.usage");
        (await CheckAsync(office, authority.Issue(weak))).ShouldBe("signing.certificate.weak-key");
        (await CheckAsync(office, authority.Issue(own))).ShouldBe("signing.certificate.weak-key");
        (await CheckAsync(office, mine.RawData)).ShouldBe("signing.certificate.weak-key");
        (await CheckAsync(office, authority.Issuer)).ShouldBe("signing.certificate.usage");
        (await CheckAsync(office, [1, 2, 3])).ShouldBe("signing.certificate.malformed");
    }

    [Fact]
    public async Task A_certificate_without_its_chain_or_of_its_own_making_is_not_trusted()
    {
        using var office = Office();
        using var elsewhere = new OutsideAuthority();

        var alone = await office.Certificates.CheckAsync(
            [authority.Issue()],
            SigningOffice.Morning,
            TestContext.Current.CancellationToken
        );
        var stranger = await office.Certificates.CheckAsync(
            [elsewhere.Issue(), elsewhere.Issuer],
            SigningOffice.Morning,
            TestContext.Current.CancellationToken
        );

        alone.Error.Code.ShouldBe("signing.certificate.untrusted");
        stranger.Error.Code.ShouldBe("signing.certificate.untrusted");
    }

    [Fact]
    public async Task No_fresh_answer_about_revocation_means_no_signature_unless_the_policy_is_soft()
    {
        using var strict = Office();
        using var soft = Office("Soft");
        var certificate = authority.Issue();

        authority.NextList = SigningOffice.Morning.AddMinutes(-1);
        (await CheckAsync(strict, certificate)).ShouldBe("signing.certificate.revocation-unknown");
        authority.Answer = HttpStatusCode.Redirect;
        (await CheckAsync(strict, certificate)).ShouldBe("signing.certificate.revocation-unknown");
        (await CheckAsync(soft, certificate)).ShouldBeNull();
    }

    [Fact]
    public async Task An_address_that_only_the_certificate_names_is_never_asked()
    {
        using var office = Office();

        var outcome = await CheckAsync(office, authority.Issue(listHost: "169.254.169.254"));

        outcome.ShouldBe("signing.certificate.revocation-unknown");
        authority.Asked.ShouldAllBe(uri => uri.Host == OutsideAuthority.Host);
    }

    private SigningOffice Office(string policy = "Hard") =>
        new(
            folder,
            change: services =>
                services.AddHttpClient(RevocationSources.Client).ConfigurePrimaryHttpMessageHandler(() => authority),
            settings:
            [
                ("Signing:TrustAnchors:PublicDuty:0", authority.WriteRoot(folder)),
                ("Signing:Revocation:AllowedHosts:0", OutsideAuthority.Host),
                ("Signing:Revocation:Policy", policy),
            ]
        );

    private async Task<string?> CheckAsync(SigningOffice office, byte[] certificate)
    {
        var judged = await office.Certificates.CheckAsync(
            [certificate, authority.Issuer],
            SigningOffice.Morning,
            TestContext.Current.CancellationToken
        );
        return judged.IsRefused ? judged.Error.Code : null;
    }
}
