using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Payments;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

/// <summary>What a portal has of payments, set up with these settings.</summary>
internal sealed class PaymentOffice : IDisposable
{
    /// <summary>Monday, 23 November 2026, 21:05:09 in Việt Nam.</summary>
    public static readonly DateTimeOffset Evening = new(2026, 11, 23, 14, 5, 9, TimeSpan.Zero);

    public const string TmnCode = "PORTAL01";
    public const string Secret = "a secret of VNPAY's and ours";
    public const string PartnerCode = "PORTAL";
    public const string PlatformSecret = "a secret of the platform's and ours";

    private readonly ServiceProvider services;

    public PaymentOffice(params (string Key, string Value)[] settings)
        : this("Development", settings) { }

    public PaymentOffice(string environment, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                // The last one counts.
                settings.GroupBy(s => s.Key, (key, all) => KeyValuePair.Create(key, (string?)all.Last().Value))
            )
            .Build();
        services = new ServiceCollection()
            .AddSingleton<IHostEnvironment>(new Surroundings(environment))
            .AddSingleton<TimeProvider>(new FakeTimeProvider(Evening))
            .AddLogging(logging => logging.AddProvider(Log))
            .AddPayments(configuration)
            .BuildServiceProvider();
    }

    public LogLines Log { get; } = new();

    public IPaymentGateways Gateways => services.GetRequiredService<IPaymentGateways>();

    public IPaymentGateway Vnpay => Gateways.Find("vnpay")!;

    public IPaymentGateway Platform => Gateways.Find("national-platform")!;

    public static (string Key, string Value)[] VnpaySettings(Uri gateway) =>
        [
            ("Payments:Vnpay:PayAddress", $"{new Uri(gateway, "/paymentv2/vpcpay.html")}"),
            ("Payments:Vnpay:ApiAddress", $"{new Uri(gateway, "/merchant_webapi/api/transaction")}"),
            ("Payments:Vnpay:TmnCode", TmnCode),
            ("Payments:Vnpay:Secret", Secret),
            ("Payments:Vnpay:TimeoutSeconds", "1"),
        ];

    public static (string Key, string Value)[] PlatformSettings(Uri gateway) =>
        [
            ("Payments:NationalPlatform:InitAddress", $"{new Uri(gateway, "/payment-platform/init")}"),
            ("Payments:NationalPlatform:StatusAddress", $"{new Uri(gateway, "/payment-platform/status")}"),
            ("Payments:NationalPlatform:PartnerCode", PartnerCode),
            ("Payments:NationalPlatform:Secret", PlatformSecret),
            ("Payments:NationalPlatform:TimeoutSeconds", "1"),
            ("Payments:NationalPlatform:Accounts:0:AgencyCode", "H56.017.02"),
            ("Payments:NationalPlatform:Accounts:0:BankCode", "VCB"),
            ("Payments:NationalPlatform:Accounts:0:Number", "0881000458086"),
            ("Payments:NationalPlatform:Accounts:0:Holder", "UBND xã Triệu Sơn"),
        ];

    /// <summary>An order of 15.000 đồng for a certificate of marital status.</summary>
    public static PaymentOrder Order(long amount = 15_000, int attempt = 1) =>
        new()
        {
            Reference = PaymentReference.Of("H56.017.02-261123-0001", Evening, attempt),
            Amount = new Vnd(amount),
            StartedAt = Evening,
            ExpiresAt = Evening.AddMinutes(15),
            ClientAddress = "203.0.113.7",
            Language = "vi",
            ReturnTo = new Uri("https://dichvucong.example/thanh-toan/1?x=a b"),
            DossierCode = "H56.017.02-261123-0001",
            ProcedureCode = "1.004873",
            ProcedureName = "Cấp Giấy xác nhận tình trạng hôn nhân",
            AgencyCode = "H56.017.02",
            UnitName = "Ủy ban nhân dân xã Triệu Sơn",
            PayerName = "Lê Thị Đào",
            Lines = [new("charge", "Lệ phí xác nhận", FeeKind.Charge, new Vnd(amount))],
        };

    public static GatewayRefund Refund(PaymentOrder order, string transaction) =>
        new("r20261123000000001", order, transaction, "clerk7", Evening.AddHours(1));

    public void Dispose()
    {
        services.Dispose();
        Log.Dispose();
    }

    private sealed class Surroundings(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "portal";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

/// <summary>Everything that was logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly Lock turn = new();
    private readonly List<string> lines = [];

    public string All
    {
        get
        {
            lock (turn)
            {
                return string.Join('\n', lines);
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        lock (turn)
        {
            lines.Add($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose() { }
}
