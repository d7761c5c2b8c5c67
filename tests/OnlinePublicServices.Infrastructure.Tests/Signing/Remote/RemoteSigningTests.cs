using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.RemoteSigningSimulator;

namespace OnlinePublicServices.Infrastructure.Tests.Signing.Remote;

/// <summary>A remote signing service over its protocol, from the question to the signature in a paper.</summary>
public sealed class RemoteSigningTests : IAsyncLifetime
{
    private const string Login = "thao.dongoc";
    private const string Verifier = "a-verifier-of-at-least-forty-three-characters";
    private static readonly Uri Portal = new("https://dichvucong.example/can-bo/ky-tu-xa");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("remote-signing-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(KeyKind.Ec, SigningAlgorithm.EcdsaP256)]
    [InlineData(KeyKind.Rsa, SigningAlgorithm.RsaPss)]
    [InlineData(KeyKind.RsaPkcs1, SigningAlgorithm.RsaPkcs1)]
    internal async Task A_key_kept_elsewhere_signs_a_form_that_verifies(KeyKind kind, SigningAlgorithm algorithm)
    {
        await using var service = await Start(kind);
        using var office = Open(service);
        var credential = await Credential(office, service);
        var prepared = await Prepare(office, credential);
        var order = OrderOf(credential, prepared.SignedAttributes);

        var signatures = await Sign(office, order, await Consent(office, service, order));

        credential.Algorithm.ShouldBe(algorithm);
        var signed = await office.Signing.CompleteAsync(prepared, new FormSignature(signatures.Value.Single()), Cancel);
        (await office.InspectAsync(signed.Value.Pdf)).Verdict.ShouldBe(InspectionVerdict.Valid);
    }

    [Fact]
    public async Task Of_several_keys_each_is_listed_with_the_certificate_of_its_person()
    {
        await using var service = await Start(KeyKind.Ec, KeyKind.Rsa);
        using var office = Open(service);

        var listed = await List(office, service);

        listed.Select(c => c.Algorithm).ShouldBe([SigningAlgorithm.EcdsaP256, SigningAlgorithm.RsaPss]);
        foreach (var credential in listed)
        {
            var judged = await office.Certificates.CheckAsync(credential.Chain, office.Clock.GetUtcNow(), Cancel);
            judged.Value.CommonName.ShouldBe("Đỗ Ngọc Thảo");
        }
    }

    [Fact]
    public async Task A_service_may_name_its_authorization_server_by_the_issuer()
    {
        await using var service = await RemoteService.StartAsync(
            folder.FullName,
            Portal,
            TimeProvider.System,
            [KeyKind.Ec],
            byIssuer: true
        );
        using var office = Open(service);
        var credential = await Credential(office, service);
        var order = OrderOf(credential, [1]);

        (await Sign(office, order, await Consent(office, service, order))).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_consent_is_good_once_and_for_these_hashes_alone()
    {
        await using var service = await Start(KeyKind.Ec);
        using var office = Open(service);
        var credential = await Credential(office, service);
        var (first, second) = (OrderOf(credential, [1]), OrderOf(credential, [2]));
        var more = first with { Hashes = [.. first.Hashes, .. first.Hashes] };

        var once = await Consent(office, service, first);
        (await Sign(office, first, once)).IsRefused.ShouldBeFalse();
        Refusal(await Sign(office, first, once)).ShouldBe("signing.remote-failed");
        Refusal(await Sign(office, second, await Consent(office, service, first))).ShouldBe("signing.remote-failed");
        Refusal(await Sign(office, more, await Consent(office, service, first))).ShouldBe("signing.remote-failed");
    }

    [Fact]
    public async Task A_code_without_its_verifier_or_the_clients_secret_gives_nothing()
    {
        await using var service = await Start(KeyKind.Ec);
        using var office = Open(service);
        using var stranger = Open(service, ("Signing:Remote:0:ClientSecret", "guessed"));
        var credential = await Credential(office, service);
        var order = OrderOf(credential, [1]);

        var other = await Consent(office, service, order) with { Verifier = Verifier + "x" };
        var stolen = await Consent(office, service, order);

        Refusal(await Sign(office, order, other)).ShouldBe("signing.remote-failed");
        Refusal(await Sign(stranger, order, stolen)).ShouldBe("signing.remote-failed");
    }

    [Fact]
    public async Task A_token_that_signs_is_spent_by_one_use()
    {
        await using var service = await Start(KeyKind.Ec);
        using var office = Open(service);
        var credential = await Credential(office, service);
        var order = OrderOf(credential, [1]);
        var token = await Redeem(service, await Consent(office, service, order));

        (await SignHash(service, token, order)).ShouldBe(HttpStatusCode.OK);
        (await SignHash(service, token, order)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_person_may_refuse_and_the_service_may_fail()
    {
        await using var service = await Start(KeyKind.Ec);
        using var office = Open(service);
        var page = await Ask(office, null);

        (await service.Refuse(page)).Error.ShouldBe("access_denied");
        (await service.Fail(page)).Error.ShouldBe("server_error");
    }

    [Fact]
    public async Task A_service_that_is_down_is_said_before_anybody_is_sent_there()
    {
        var service = await Start(KeyKind.Ec);
        using var office = Open(service);
        await service.DisposeAsync();

        var asked = await office.Get<IRemoteSigning>().AskAsync(Question(null), Cancel);

        asked.Error.ShouldBe(SigningErrors.RemoteUnavailable);
        asked.Error.Kind.ShouldBe(ErrorKind.Unavailable);
    }

    [Fact]
    public async Task Outside_development_secrets_go_over_tls_alone()
    {
        await using var service = await Start(KeyKind.Ec);
        using var office = new SigningOffice(folder.FullName, environment: "Production", settings: service.Settings);

        Should
            .Throw<OptionsValidationException>(() => office.Get<IRemoteSigning>().Providers)
            .Message.ShouldContain("an https Address");
    }

    private Task<RemoteService> Start(params KeyKind[] kinds) =>
        RemoteService.StartAsync(folder.FullName, Portal, TimeProvider.System, kinds);

    private SigningOffice Open(RemoteService service, params (string, string)[] more)
    {
        var office = new SigningOffice(
            folder.FullName,
            TimeProvider.System,
            settings: [.. service.Settings.Where(s => !more.Any(m => m.Item1 == s.Key)), .. more]
        );
        // The authority of an office is there from its first need on.
        office.Authority.Chain();
        return office;
    }

    private static RemoteQuestion Question(RemoteOrder? order) =>
        new(RemoteService.Name, "state", Verifier, Portal, order);

    private static async Task<Uri> Ask(SigningOffice office, RemoteOrder? order) =>
        (await office.Get<IRemoteSigning>().AskAsync(Question(order), Cancel)).Value;

    private static async Task<RemoteAnswer> Consent(SigningOffice office, RemoteService service, RemoteOrder? order)
    {
        var back = await service.Agree(await Ask(office, order), Login);
        back.State.ShouldBe("state");
        return new RemoteAnswer(RemoteService.Name, back.Code!, Verifier, Portal);
    }

    private static async Task<IReadOnlyList<RemoteCredential>> List(SigningOffice office, RemoteService service) =>
        (await office.Get<IRemoteSigning>().ListAsync(await Consent(office, service, null), Cancel)).Value;

    private static async Task<RemoteCredential> Credential(SigningOffice office, RemoteService service) =>
        (await List(office, service)).Single();

    private static Task<Result<IReadOnlyList<byte[]>>> Sign(SigningOffice office, RemoteOrder order, RemoteAnswer by) =>
        office.Get<IRemoteSigning>().SignAsync(by, order, Cancel);

    private static RemoteOrder OrderOf(RemoteCredential credential, byte[] bytes) =>
        new(credential.Id, credential.Algorithm, [SHA256.HashData(bytes)]);

    private static string Refusal<T>(Result<T> result) => result.Error.Code;

    private static async Task<PreparedForm> Prepare(SigningOffice office, RemoteCredential credential) =>
        (
            await office.Signing.PrepareAsync(
                new FormContent(
                    SigningOffice.Form(),
                    new SignaturePlace(1, 330, 120, 200, 60),
                    ["Ký bởi: Đỗ Ngọc Thảo"],
                    credential.Chain,
                    office.Clock.GetUtcNow(),
                    credential.Algorithm
                ),
                Cancel
            )
        ).Value;

    private static async Task<string> Redeem(RemoteService service, RemoteAnswer answer)
    {
        using var http = new HttpClient();
        var us = Encoding.UTF8.GetBytes($"portal:{Uri.EscapeDataString(RemoteService.Secret)}");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(us));
        using var form = new FormUrlEncodedContent([
            new("grant_type", "authorization_code"),
            new("code", answer.Code),
            new("redirect_uri", answer.ReturnTo.AbsoluteUri),
            new("code_verifier", answer.Verifier),
        ]);
        using var redeemed = await http.PostAsync(new Uri(service.Address, "/oauth2/token"), form, Cancel);
        return (await redeemed.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("access_token").GetString()!;
    }

    private static async Task<HttpStatusCode> SignHash(RemoteService service, string token, RemoteOrder order)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var signed = await http.PostAsJsonAsync(
            new Uri($"{service.Address}/signatures/signHash"),
            new
            {
                credentialID = order.CredentialId,
                hashes = order.Hashes,
                hashAlgorithmOID = "2.16.840.1.101.3.4.2.1",
                signAlgo = "1.2.840.10045.4.3.2",
                operationMode = "S",
            },
            Cancel
        );
        return signed.StatusCode;
    }
}
