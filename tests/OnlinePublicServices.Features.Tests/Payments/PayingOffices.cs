using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.PaymentGatewaySimulator;

namespace OnlinePublicServices.Features.Tests.Payments;

/// <summary>Offices that are paid through VNPAY, one for each database.</summary>
public sealed class PayingOffices : IAsyncDisposable
{
    private readonly Dictionary<Store, PayingOffice> open = [];

    internal async Task<PayingOffice> In(Store store)
    {
        if (!open.TryGetValue(store, out var paying))
        {
            open[store] = paying = await PayingOffice.OpenAsync(store);
        }

        paying.Office.StartOver();
        return paying;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var paying in open.Values)
        {
            await paying.DisposeAsync();
        }
    }
}

/// <summary>
/// An office and its gateway. The gateway's own notices never arrive; a test sends those that it wants to arrive, signed as
/// VNPAY signs.
/// </summary>
internal sealed record PayingOffice(Office Office, Simulator Gateway) : IAsyncDisposable
{
    private const string TmnCode = "PORTAL01";
    private const string Secret = "a secret of VNPAY's and ours";

    /// <summary>Nobody listens there.</summary>
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/");

    public static async Task<PayingOffice> OpenAsync(Store store, Action<IServiceCollection>? services = null)
    {
        var clock = new OfficeClock();
        var gateway = await Simulator.StartAsync(
            new SimulatorSettings
            {
                Vnpay = new()
                {
                    TmnCode = TmnCode,
                    Secret = Secret,
                    NoticeTo = Nowhere,
                },
            },
            clock,
            TestContext.Current.CancellationToken
        );
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Payments:Vnpay:PayAddress"] = $"{new Uri(gateway.Address, "/paymentv2/vpcpay.html")}",
            ["Payments:Vnpay:ApiAddress"] = $"{new Uri(gateway.Address, "/merchant_webapi/api/transaction")}",
            ["Payments:Vnpay:TmnCode"] = TmnCode,
            ["Payments:Vnpay:Secret"] = Secret,
        };
        var office = await Office.OpenAsync(
            store,
            new OfficeOptions { Settings = settings, Services = services ?? (_ => { }) }
        );
        clock.Office = office;
        return new PayingOffice(office, gateway);
    }

    /// <summary>The owner begins to pay at VNPAY.</summary>
    public static async Task<Begun> Begin(Citizen owner, string code)
    {
        var begun = (await TryBegin(owner, code)).ShouldBe(201);
        return new Begun(begun.Text("reference")!, new Uri(begun.Text("address")!));
    }

    public static Task<Answer> TryBegin(Citizen owner, string code, string? key = null) =>
        owner.Post($"/api/dossiers/{code}/payment-attempts", new { way = "vnpay" }, key ?? Guid.NewGuid().ToString());

    /// <summary>What the payer decides on the gateway's page.</summary>
    public static async Task Decide(Begun begun, string decision, string code = "")
    {
        var stop = TestContext.Current.CancellationToken;
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var html = await browser.GetStringAsync(begun.Page, stop);
        using var form = new FormUrlEncodedContent([
            new("order", html.Split("name=\"order\" value=\"")[1].Split('"')[0]),
            new("decision", decision),
            new("code", code),
        ]);
        using var decided = await browser.PostAsync(new Uri(begun.Page, "/decision"), form, stop);
        ((int)decided.StatusCode).ShouldBe(302);
    }

    /// <summary>What VNPAY tells about an attempt; the answer is its own code.</summary>
    public async Task<string> Tell(
        string reference,
        long vnd,
        string response = "00",
        string transaction = "",
        string secret = Secret
    )
    {
        using var visitor = Office.Anonymous();
        var answer = await visitor.Get(
            $"/api/payment-notices/vnpay?{Notice(reference, vnd, Office.Clock.GetUtcNow(), response, transaction, secret)}"
        );
        return answer.ShouldBe(200).Json.GetProperty("RspCode").GetString()!;
    }

    public static string Notice(
        string reference,
        long vnd,
        DateTimeOffset at,
        string response = "00",
        string transaction = "",
        string secret = Secret
    )
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["vnp_Amount"] = $"{vnd * 100}",
            ["vnp_BankCode"] = "NCB",
            ["vnp_OrderInfo"] = "Thanh toan",
            ["vnp_PayDate"] = $"{at.ToOffset(TimeSpan.FromHours(7)):yyyyMMddHHmmss}",
            ["vnp_ResponseCode"] = response,
            ["vnp_TmnCode"] = TmnCode,
            ["vnp_TransactionNo"] =
                transaction.Length > 0 ? transaction : $"{(uint)reference.GetHashCode(StringComparison.Ordinal)}",
            ["vnp_TransactionStatus"] = response == "00" ? "00" : "02",
            ["vnp_TxnRef"] = reference,
        };
        var content = string.Join('&', fields.Select(f => $"{f.Key}={HttpUtility.UrlEncode(f.Value)}"));
        var code = HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(content));
        return $"{content}&vnp_SecureHash={Convert.ToHexStringLower(code)}";
    }

    /// <summary>One round of asking gateways about what they haven't told.</summary>
    public Task Recover() =>
        Office.WithAsync<PaymentRecovery, bool>(async recovery =>
        {
            await recovery.SweepAsync(TestContext.Current.CancellationToken);
            return true;
        });

    public Task<bool> Seal() =>
        Office.WithAsync<ReceiptSealing, bool>(async sealing =>
        {
            await sealing.SweepAsync(TestContext.Current.CancellationToken);
            return true;
        });

    public static async Task<JsonElement> PaymentOf(Visitor visitor, string code) =>
        (await visitor.Get($"/api/dossiers/{code}/payment")).ShouldBe(200).Json;

    /// <summary>An act of the counter on what a dossier owes, from the version that stands now.</summary>
    public static async Task<Answer> Act(Visitor visitor, string code, string act, object body)
    {
        await visitor.Open(code);
        var version = (await PaymentOf(visitor, code)).GetProperty("version").GetInt32();
        return await visitor.Post($"/api/dossiers/{code}/payment/{act}", body, Guid.NewGuid().ToString(), version);
    }

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        await Gateway.DisposeAsync();
    }
}

/// <summary>It is as late at the gateway as in the office.</summary>
internal sealed class OfficeClock : TimeProvider
{
    public Office? Office { get; set; }

    public override DateTimeOffset GetUtcNow() => Office?.Clock.GetUtcNow() ?? DateTimeOffset.UnixEpoch;
}

/// <summary>An attempt at the gateway.</summary>
internal sealed record Begun(string Reference, Uri Page);
