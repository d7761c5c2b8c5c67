using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Pdf;
using OnlinePublicServices.Infrastructure.Tests.Documents;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

/// <summary>Revocation asked online (RFC 6960), over real sockets.</summary>
public sealed class OnlineStatusTests : IAsyncLifetime
{
    private const string ForAnswering = "1.3.6.1.5.5.7.3.9";

    private readonly string folder = Directory.CreateTempSubdirectory("online-status-").FullName;
    private readonly FakeTimeProvider clock = new(SigningOffice.Morning);
    private Responder responder = null!;
    private OutsideAuthority authority = null!;

    public async ValueTask InitializeAsync()
    {
        responder = await Responder.StartAsync();
        authority = new OutsideAuthority(responder.Host);
        // The issuer itself is looked up in its root's list; the clerks' list is there only where a test says so.
        responder.List = path => path == "/root.crl" ? authority.ListAt(path) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await responder.DisposeAsync();
        authority.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Saying Good => new(authority.IssuerKey);

    [Fact]
    public async Task A_certificate_that_its_responder_calls_good_may_sign()
    {
        using var office = Office();
        using var deputy = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Saying[] sayings =
        [
            Good,
            Good with
            {
                WithNonce = false,
            },
            Good with
            {
                Until = null,
            },
            new Saying(deputy) { Delegate = authority.Issue(deputy, extendedUsage: ForAnswering) },
        ];

        foreach (var saying in sayings)
        {
            Say(saying);
            var judged = await JudgeAsync(office);
            judged.Value.RevocationKnown.ShouldBeTrue(saying.ToString());
        }

        responder.Asked.Count(path => path == "/ocsp").ShouldBe(sayings.Length);
        responder.Asked.ShouldNotContain("/list.crl");
    }

    [Fact]
    public async Task A_certificate_that_its_responder_calls_revoked_is_refused_whatever_the_policy()
    {
        using var strict = Office();
        using var soft = Office("Soft");
        Say(
            Good with
            {
                Status = new RevokedStatus(SigningOffice.Morning.UtcDateTime.AddDays(-1), CrlReason.KeyCompromise),
            }
        );

        (await JudgeAsync(strict)).Error.Code.ShouldBe("signing.certificate.revoked");
        (await JudgeAsync(soft)).Error.Code.ShouldBe("signing.certificate.revoked");
    }

    [Fact]
    public async Task An_answer_that_proves_nothing_is_no_answer()
    {
        using var strict = Office();
        using var soft = Office("Soft");
        List<string> believed = [];

        foreach (var (name, answer) in WorthlessAnswers())
        {
            responder.Answer = answer;
            var judged = await JudgeAsync(strict);
            var mildly = await JudgeAsync(soft);
            if (!judged.IsRefused || judged.Error.Code != "signing.certificate.revocation-unknown")
                believed.Add(name);
            if (mildly.IsRefused || mildly.Value.RevocationKnown)
                believed.Add($"{name}, softly");
        }

        believed.ShouldBeEmpty();
        responder.Asked.ShouldNotContain("/inside");
    }

    [Theory]
    [InlineData("down")]
    [InlineData("slow")]
    [InlineData("huge")]
    [InlineData("failing")]
    public async Task Where_the_responder_gives_no_answer_the_list_is_asked(string fault)
    {
        using var office = Office();
        responder.List = authority.ListAt;
        responder.Answer = (_, context) => FailAsync(fault, context);
        var address = fault == "down" ? $"http://127.0.0.1:{FreePort.Next()}/ocsp" : responder.Address;
        var revoked = authority.Issue(responder: address);
        authority.Revoke(revoked);

        var judged = await JudgeAsync(office, authority.Issue(responder: address));
        var refused = await JudgeAsync(office, revoked);

        judged.Value.RevocationKnown.ShouldBeTrue();
        refused.Error.Code.ShouldBe("signing.certificate.revoked");
    }

    [Fact]
    public async Task Nobody_is_asked_whom_only_a_certificate_names()
    {
        await using var inside = await Responder.StartAsync();
        using var office = Office();
        var port = inside.Host.Split(':')[1];
        string[] addresses =
        [
            inside.Address,
            $"http://localhost:{port}/ocsp",
            $"http://{responder.Host}@{inside.Host}/ocsp",
            $"http://{inside.Host}#{responder.Host}",
            $"http://2130706433:{port}/ocsp",
            $"file://{responder.Host}/etc/passwd",
            $"ftp://{responder.Host}/ocsp",
        ];

        foreach (var address in addresses)
        {
            var judged = await JudgeAsync(office, authority.Issue(responder: address, listHost: inside.Host));
            judged.Error.Code.ShouldBe("signing.certificate.revocation-unknown", address);
        }

        inside.Asked.ShouldBeEmpty();
        responder.Asked.ShouldNotContain("/ocsp");
    }

    [Fact]
    public async Task The_question_is_understood_and_the_answer_written_by_a_tool_of_others()
    {
        // The tool answers by the machine's clock.
        var now = DateTimeOffset.UtcNow;
        using var today = new OutsideAuthority(responder.Host, now);
        using var office = Office(authority: today, clock: TimeProvider.System);
        responder.List = path => path == "/root.crl" ? today.ListAt(path) : null;
        var (good, revoked, unheard) = (Issue(), Issue(), Issue());
        var files = Directory.CreateDirectory(Path.Combine(folder, "tool")).FullName;
        string File(string name) => Path.Combine(files, name);
        await System.IO.File.WriteAllTextAsync(
            File("index"),
            Row("V", "", good) + Row("R", $"{now:yyMMddHHmmss}Z", revoked)
        );
        await System.IO.File.WriteAllTextAsync(
            File("issuer.pem"),
            X509CertificateLoader.LoadCertificate(today.Issuer).ExportCertificatePem()
        );
        await System.IO.File.WriteAllTextAsync(File("issuer.key"), today.IssuerKey.ExportPkcs8PrivateKeyPem());
        responder.Answer = async (question, context) =>
        {
            await System.IO.File.WriteAllBytesAsync(File("question"), question.GetEncoded());
            var (exit, output) = await OutsideTool.RunAsync(
                "openssl",
                [
                    "ocsp",
                    "-index",
                    File("index"),
                    "-CA",
                    File("issuer.pem"),
                    "-rsigner",
                    File("issuer.pem"),
                    "-rkey",
                    File("issuer.key"),
                    "-reqin",
                    File("question"),
                    "-respout",
                    File("answer"),
                    "-ndays",
                    "1",
                ]
            );
            exit.ShouldBe(0, output);
            await context.Response.Body.WriteAsync(await System.IO.File.ReadAllBytesAsync(File("answer")));
        };

        (await JudgeAsync(office, good, today)).Value.RevocationKnown.ShouldBeTrue();
        (await JudgeAsync(office, revoked, today)).Error.Code.ShouldBe("signing.certificate.revoked");
        (await JudgeAsync(office, unheard, today)).Error.Code.ShouldBe("signing.certificate.revocation-unknown");

        byte[] Issue() => today.Issue(responder: responder.Address);
        string Row(string state, string revokedAt, byte[] certificate) =>
            $"{state}\t{now.AddDays(300):yyMMddHHmmss}Z\t{revokedAt}\t{X509CertificateLoader.LoadCertificate(certificate).SerialNumber}\tunknown\t/CN=Clerk\n";
    }

    private IEnumerable<(string Name, Func<OcspReq, HttpContext, Task> Answer)> WorthlessAnswers()
    {
        var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var elsewhere = new OutsideAuthority();
        var morning = SigningOffice.Morning.UtcDateTime;
        var other = new CertificateID(
            CertificateID.DigestSha1,
            new Org.BouncyCastle.X509.X509Certificate(authority.Issuer),
            Org.BouncyCastle.Math.BigInteger.Ten
        );
        (string, Saying)[] sayings =
        [
            ("unknown", Good with { Status = new UnknownStatus() }),
            ("the nonce of another question", Good with { Nonce = new byte[32] }),
            ("no longer valid", Good with { Until = morning.AddMinutes(-1) }),
            ("without an end, two days old", Good with { From = morning.AddDays(-2), Until = null }),
            ("of tomorrow", Good with { From = morning.AddDays(1), Until = morning.AddDays(2) }),
            ("about another certificate", Good with { About = other }),
            ("signed by a stranger", new Saying(stranger)),
            (
                "signed by a deputy who was not certified for it",
                new Saying(stranger) { Delegate = authority.Issue(stranger, extendedUsage: "1.3.6.1.5.5.7.3.4") }
            ),
            ("signed by a deputy without any purpose", new Saying(stranger) { Delegate = authority.Issue(stranger) }),
            (
                "signed by a deputy whose certificate has run out",
                new Saying(stranger)
                {
                    Delegate = authority.Issue(stranger, fromDay: -9, untilDay: -1, extendedUsage: ForAnswering),
                }
            ),
            (
                "signed by another authority's deputy",
                new Saying(stranger) { Delegate = elsewhere.Issue(stranger, extendedUsage: ForAnswering) }
            ),
            (
                "signed by somebody who shows a deputy's certificate",
                new Saying(stranger) { Delegate = authority.Issue(extendedUsage: ForAnswering) }
            ),
        ];
        foreach (var (name, saying) in sayings)
            yield return (name, (question, context) => WriteAsync(context, saying.To(question)));

        yield return (
            "altered after signing",
            (question, context) =>
            {
                var answer = Good.To(question);
                answer[^1] ^= 1;
                return WriteAsync(context, answer);
            }
        );
        yield return (
            "try later",
            (_, context) =>
                WriteAsync(context, new OCSPRespGenerator().Generate(OcspRespStatus.TryLater, null).GetEncoded())
        );
        yield return ("nothing", (_, _) => Task.CompletedTask);
        yield return ("noise", (_, context) => WriteAsync(context, RandomNumberGenerator.GetBytes(500)));
        yield return (
            "good, but as an error",
            (question, context) =>
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return WriteAsync(context, Good.To(question));
            }
        );
        yield return (
            "elsewhere",
            (_, context) =>
            {
                context.Response.Redirect("/inside");
                return Task.CompletedTask;
            }
        );
        yield return (
            "good, and then no end",
            async (question, context) =>
            {
                await WriteAsync(context, Good.To(question));
                await WriteAsync(context, new byte[64 * 1024]);
            }
        );
    }

    private async Task FailAsync(string fault, HttpContext context)
    {
        if (fault == "slow")
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            var ended = new TaskCompletionSource();
            await using var end = context.RequestAborted.Register(ended.SetResult);
            await ended.Task;
        }
        else if (fault == "huge")
        {
            await WriteAsync(context, new byte[1024 * 1024]);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    [Fact]
    public async Task What_a_responder_answered_is_kept_in_the_signed_file_and_without_it_the_file_says_so()
    {
        using var office = Office("Soft");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var clerk = new Signer("Clerk", key, [authority.Issue(key, responder: responder.Address), authority.Issuer]);
        Say(Good);

        var proven = await office.SignAsync(clerk);
        responder.Answer = (_, _) => Task.CompletedTask;
        var bare = await office.SignAsync(clerk);

        (proven.IsLongTerm, bare.IsLongTerm).ShouldBe((true, false));
        SignedFormStructure.Read(proven.Pdf).Evidence!.Answers.Count.ShouldBe(1);
        (await office.InspectAsync(proven.Pdf)).Verdict.ShouldBe(InspectionVerdict.Valid);
        (await office.InspectAsync(bare.Pdf)).Signature!.IsLongTerm.ShouldBeFalse();
    }

    private static Task WriteAsync(HttpContext context, byte[] bytes) =>
        context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();

    private void Say(Saying saying) =>
        responder.Answer = (question, context) => WriteAsync(context, saying.To(question));

    private SigningOffice Office(
        string policy = "Hard",
        OutsideAuthority? authority = null,
        TimeProvider? clock = null
    ) =>
        new(
            folder,
            clock ?? this.clock,
            settings:
            [
                ("Signing:TrustAnchors:PublicDuty:0", (authority ?? this.authority).WriteRoot(folder)),
                ("Signing:Revocation:AllowedHosts:0", responder.Host),
                ("Signing:Revocation:Policy", policy),
            ]
        );

    private Task<Domain.Rules.Result<SigningCertificate>> JudgeAsync(
        SigningOffice office,
        byte[]? certificate = null,
        OutsideAuthority? authority = null
    ) =>
        office.Certificates.CheckAsync(
            [certificate ?? this.authority.Issue(responder: responder.Address), (authority ?? this.authority).Issuer],
            office.Clock.GetUtcNow(),
            TestContext.Current.CancellationToken
        );
}
