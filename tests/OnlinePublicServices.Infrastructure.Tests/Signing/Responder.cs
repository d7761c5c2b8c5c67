using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;
using CertificateStatus = Org.BouncyCastle.Ocsp.CertificateStatus;
using X509Certificate = Org.BouncyCastle.X509.X509Certificate;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

/// <summary>The web server of an authority: its OCSP responder and its revocation lists, on a socket of its own.</summary>
internal sealed class Responder : IAsyncDisposable
{
    private readonly WebApplication app;

    private Responder(WebApplication app) => this.app = app;

    /// <summary>Address and port; nothing else listens there.</summary>
    public string Host => new Uri(app.Urls.First()).Authority;

    public string Address => $"http://{Host}/ocsp";

    /// <summary>Paths that were asked for.</summary>
    public List<string> Asked { get; } = [];

    public Func<OcspReq, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public Func<string, byte[]?> List { get; set; } = _ => null;

    public static async Task<Responder> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var responder = new Responder(builder.Build());
        responder.app.Run(responder.ServeAsync);
        await responder.app.StartAsync(TestContext.Current.CancellationToken);
        return responder;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        Asked.Add(context.Request.Path);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            if (List(context.Request.Path) is { } list)
                await context.Response.Body.WriteAsync(list);
            else
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await Answer(new OcspReq(body.ToArray()), context);
    }
}

/// <summary>One answer of a responder; honest and fresh unless said otherwise.</summary>
internal sealed record Saying(ECDsa Key)
{
    public CertificateStatus Status { get; init; } = CertificateStatus.Good;

    public DateTime From { get; init; } = SigningOffice.Morning.UtcDateTime.AddMinutes(-10);

    public DateTime? Until { get; init; } = SigningOffice.Morning.UtcDateTime.AddHours(1);

    /// <summary>Null: the nonce of the question.</summary>
    public byte[]? Nonce { get; init; }

    public bool WithNonce { get; init; } = true;

    /// <summary>Whom the issuer certified for answering in its place.</summary>
    public byte[]? Delegate { get; init; }

    /// <summary>Null: the certificate of the question.</summary>
    public CertificateID? About { get; init; }

    public byte[] To(OcspReq question)
    {
        var key = PrivateKeyFactory.CreateKey(Key.ExportPkcs8PrivateKey());
        var answer = new BasicOcspRespGenerator(PublicKeyFactory.CreateKey(Key.ExportSubjectPublicKeyInfo()));
        answer.AddResponse(About ?? question.GetRequestList()[0].GetCertID(), Status, From, Until, null);
        if (WithNonce)
            answer.SetResponseExtensions(
                new X509Extensions(
                    new Dictionary<DerObjectIdentifier, X509Extension>
                    {
                        [OcspObjectIdentifiers.PkixOcspNonce] = new(false, new DerOctetString(NonceFor(question))),
                    }
                )
            );
        var signed = answer.Generate(
            "SHA256withECDSA",
            key,
            Delegate is null ? null : [new X509Certificate(Delegate)],
            From
        );
        return new OCSPRespGenerator().Generate(OcspRespStatus.Successful, signed).GetEncoded();
    }

    private byte[] NonceFor(OcspReq question) =>
        Nonce is { } other
            ? new DerOctetString(other).GetEncoded()
            : question.GetExtensionValue(OcspObjectIdentifiers.PkixOcspNonce).GetOctets();
}
