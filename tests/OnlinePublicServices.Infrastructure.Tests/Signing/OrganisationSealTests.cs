using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Tests.Signing.Agent;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

/// <summary>The seals that a server may hold.</summary>
[Collection("One token library in this process")]
public sealed class OrganisationSealTests : IDisposable
{
    private const string Unit = "trieu-son";
    private const string UnitName = "UBND xã Triệu Sơn";

    private readonly SigningOffice office = new(clock: TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task Development_issues_a_units_seal_at_first_need_and_keeps_it()
    {
        var chain = office.Get<IOrganisationSeals>().ChainOf(Unit, UnitName)!;

        using var again = new SigningOffice(office.Folder, TimeProvider.System);
        var kept = again.Get<IOrganisationSeals>().ChainOf(Unit, UnitName)!;

        kept[0].ShouldBe(chain[0]);
        await ShouldSealAsync(again);
    }

    [Fact]
    public async Task A_seal_from_an_encrypted_container_signs_and_poppler_finds_it_valid()
    {
        var container = Container(SealKey(), "secret");
        using var sealing = Configured(("Container", container), ("Passphrase", "secret"));

        await ShouldSealAsync(sealing);
    }

    [Fact]
    public async Task A_seal_in_a_security_module_signs_and_poppler_finds_it_valid()
    {
        var token = await SoftToken.Holding(SealKey(), office.Folder);
        token.Configuration.ShouldNotBeEmpty();
        using var sealing = Configured(("Module", SoftToken.Module), ("Token", "clerk"), ("Pin", SoftToken.Pin));

        await ShouldSealAsync(sealing);
    }

    [Fact]
    public async Task A_wrong_pin_in_the_configuration_is_counted_before_each_try()
    {
        await SoftToken.Holding(SealKey(), office.Folder);
        var gate = new Gate(lets: 3);
        using var sealing = Configured(gate, ("Module", SoftToken.Module), ("Token", "clerk"), ("Pin", "999999"));
        var seals = sealing.Get<IOrganisationSeals>();

        List<string> codes = [];
        for (var i = 0; i < 5; i++)
            codes.Add((await seals.SignAsync(Unit, [1], SigningAlgorithm.RsaPss, Cancel)).Error.Code);

        codes.ShouldBe([
            "signing.seal-unavailable",
            "signing.seal-unavailable",
            "signing.seal-unavailable",
            "signing.pin-wait",
            "signing.pin-wait",
        ]);
        gate.Rights.ShouldBe(0);
    }

    [Fact]
    public void A_server_does_not_start_with_a_persons_key_or_a_wrong_passphrase_as_seal()
    {
        var person = Container(office.Hire("Nguyễn Thị Hường"), "secret");

        Should
            .Throw<OptionsValidationException>(() =>
                Configured(("Container", person), ("Passphrase", "secret")).Get<IOrganisationSeals>()
            )
            .Message.ShouldContain("names a person");
        Should
            .Throw<OptionsValidationException>(() =>
                Configured(("Container", person), ("Passphrase", "other")).Get<IOrganisationSeals>()
            )
            .Message.ShouldContain("can't be opened");
    }

    [Fact]
    public void Production_refuses_a_seal_of_the_development_authority()
    {
        var container = Container(SealKey(), "secret");
        using var production = new SigningOffice(
            office.Folder,
            TimeProvider.System,
            "Production",
            settings:
            [
                ("Signing:Seals:0:Units:0", Unit),
                ("Signing:Seals:0:Container", container),
                ("Signing:Seals:0:Passphrase", "secret"),
            ]
        );

        Should
            .Throw<OptionsValidationException>(() => production.Get<IOrganisationSeals>())
            .Message.ShouldContain("a development authority made it");
    }

    private async Task ShouldSealAsync(SigningOffice sealing)
    {
        var seals = sealing.Get<IOrganisationSeals>();
        var content = new FormContent(
            SigningOffice.Form(),
            new SignaturePlace(1, 330, 120, 200, 60),
            [UnitName],
            seals.ChainOf(Unit, UnitName)!,
            TimeProvider.System.GetUtcNow(),
            Author: new SignatureAuthor("Nguyễn Thị Hường", "Công chức"),
            SecondPlace: new SignaturePlace(1, 330, 60, 200, 50)
        );
        var prepared = (await sealing.Signing.PrepareAsync(content, Cancel)).Value;
        var value = (await seals.SignAsync(Unit, prepared.SignedAttributes, prepared.Algorithm, Cancel)).Value;

        var slip = (await sealing.Signing.CompleteAsync(prepared, new FormSignature(value), Cancel)).Value;

        var path = Path.Combine(office.Folder, "sealed.pdf");
        await File.WriteAllBytesAsync(path, slip.Pdf, Cancel);
        (await OutsideTool.RunAsync("pdfsig", path)).Output.ShouldContain("Signature is Valid");
    }

    private SigningOffice Configured(params (string Key, string Value)[] seal) =>
        Configured(new Gate(lets: int.MaxValue), seal);

    private SigningOffice Configured(Gate gate, params (string Key, string Value)[] seal) =>
        new(
            office.Folder,
            TimeProvider.System,
            change: services => services.AddSingleton<IPinGate>(gate),
            settings:
            [
                ("Signing:Seals:0:Units:0", Unit),
                .. seal.Select(entry => ($"Signing:Seals:0:{entry.Key}", entry.Value)),
            ]
        );

    /// <summary>An office's certificate has no title.</summary>
    private Signer SealKey()
    {
        var key = RSA.Create(2048);
        var issued = office.Authority.Issue(Signer.Request(key), new CertificateSubject(UnitName, UnitName));
        return new Signer(UnitName, key, issued.Value.Chain);
    }

    private string Container(Signer signer, string passphrase)
    {
        using var bare = X509CertificateLoader.LoadCertificate(signer.Chain[0]);
        using var own = signer.Key is RSA rsa
            ? bare.CopyWithPrivateKey(rsa)
            : bare.CopyWithPrivateKey((ECDsa)signer.Key);
        var all = new X509Certificate2Collection(own) { X509CertificateLoader.LoadCertificate(signer.Chain[1]) };
        var path = Path.Combine(office.Folder, $"{Guid.NewGuid():N}.p12");
        File.WriteAllBytes(path, all.Export(X509ContentType.Pkcs12, passphrase)!);
        return path;
    }

    /// <summary>The database's gate is tried where there is a database.</summary>
    private sealed class Gate(int lets) : IPinGate
    {
        private int left = lets;

        public int Rights { get; private set; }

        public Task<Result<Done>> Begin(string key, int lockedAfter, CancellationToken cancellationToken) =>
            Task.FromResult<Result<Done>>(left-- > 0 ? Done.Value : SigningErrors.PinWait);

        public Task Right(string key, CancellationToken cancellationToken)
        {
            Rights++;
            return Task.CompletedTask;
        }
    }
}
