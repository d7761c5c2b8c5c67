using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Timestamps;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

public sealed class TimestampTests : IDisposable
{
    private readonly SigningOffice office = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task A_slip_is_signed_with_a_timestamp_fetched_over_http()
    {
        await using var server = await ServeAsync();
        using var client = new SigningOffice(
            office.Folder,
            office.Clock,
            settings: ("Signing:Timestamp:Address", server.Urls.First() + "/timestamp")
        );
        client.Get<ITimestampAuthority>().ShouldBeOfType<HttpTimestampAuthority>();

        var signed = await client.SignAsync(client.Hire());

        (await office.InspectAsync(signed.Pdf)).Verdict.ShouldBe(InspectionVerdict.Valid);
    }

    [Fact]
    public async Task Without_a_usable_timestamp_there_is_no_signature()
    {
        using var elsewhere = new SigningOffice();
        var responder = office.Get<ITimestampResponder>();
        var replay = responder.Respond(new TimestampExchange(new byte[32]).Request);

        (await StampAsync(request => Reply(responder.Respond(request)))).ShouldBeNull();
        (await StampAsync(_ => Reply(replay))).ShouldBe("broken");
        (await StampAsync(_ => Reply([]))).ShouldBe("refused");
        (await StampAsync(_ => Reply("<html>"u8.ToArray()))).ShouldBe("refused");
        (await StampAsync(_ => new HttpResponseMessage(HttpStatusCode.Redirect))).ShouldBe("refused");
        (await StampAsync(_ => throw new HttpRequestException("no route"))).ShouldBe("unreachable");
        var stranger = elsewhere.Get<ITimestampResponder>();
        (await StampAsync(request => Reply(stranger.Respond(request)))).ShouldBe("untrusted");
    }

    [Fact]
    public async Task A_host_with_a_wrong_clock_does_not_sign()
    {
        var late = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(SigningOffice.Morning.AddMinutes(6));
        using var authority = new SigningOffice(office.Folder, late);
        var responder = authority.Get<ITimestampResponder>();
        using var client = Client(request => Reply(responder.Respond(request)));
        var clerk = client.Hire();
        var prepared = await client.PrepareAsync(clerk);
        var signature = new FormSignature(clerk.Sign(prepared.SignedAttributes, prepared.Algorithm));

        var refused = await client.Signing.CompleteAsync(prepared, signature, Cancellation);

        refused.Error.Code.ShouldBe("signing.clock-skew");
    }

    [Fact]
    public void A_bad_request_is_answered_by_a_refusal()
    {
        var responder = office.Get<ITimestampResponder>();

        foreach (var request in new byte[][] { [], [0x30], new byte[5000], [0x30, 0x80, 0, 0] })
            new TimestampExchange(new byte[32])
                .Accept(responder.Respond(request), office.Get<Infrastructure.Signing.Certificates.TrustedRoots>())
                .Error.Parameters["cause"]
                .ShouldBe("refused");
    }

    private async Task<string?> StampAsync(Func<byte[], HttpResponseMessage> answer)
    {
        using var client = Client(answer);
        var stamped = await client
            .Get<ITimestampAuthority>()
            .StampAsync(
                new byte[32]
                    .Select(_ => (byte)7)
                    .ToArray(),
                Cancellation
            );
        return stamped.IsRefused ? stamped.Error.Parameters["cause"] : null;
    }

    private SigningOffice Client(Func<byte[], HttpResponseMessage> answer) =>
        new(
            office.Folder,
            office.Clock,
            change: services =>
                services
                    .AddHttpClient(HttpTimestampAuthority.Client)
                    .ConfigurePrimaryHttpMessageHandler(() => new Answering(answer)),
            settings: ("Signing:Timestamp:Address", "http://tsa.example/")
        );

    private async Task<WebApplication> ServeAsync()
    {
        var responder = office.Get<ITimestampResponder>();
        var server = WebApplication.CreateSlimBuilder().Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapPost(
            "/timestamp",
            async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body, Cancellation);
                return Results.Bytes(responder.Respond(body.ToArray()), "application/timestamp-reply");
            }
        );
        await server.StartAsync(Cancellation);
        return server;
    }

    private static HttpResponseMessage Reply(byte[] bytes) => new() { Content = new ByteArrayContent(bytes) };

    private sealed class Answering(Func<byte[], HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => answer(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
    }
}
