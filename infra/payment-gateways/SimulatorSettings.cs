namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>What the simulator is set up with.</summary>
internal sealed class SimulatorSettings
{
    /// <summary>0: any free one.</summary>
    public int Port { get; init; }

    public VnpaySettings Vnpay { get; init; } = new();

    public PlatformSettings Platform { get; init; } = new();

    public SmsSettings Sms { get; init; } = new();

    public PostSettings Post { get; init; } = new();

    public PopulationSettings Population { get; init; } = new();

    /// <summary>How often a notice is sent at most until it is answered as the gateway wants it.</summary>
    public int NoticeTries { get; init; } = 10;

    /// <summary>Between two tries.</summary>
    public int NoticeSeconds { get; init; } = 5;
}

internal sealed class VnpaySettings
{
    public string TmnCode { get; init; } = "PORTAL01";

    public string Secret { get; init; } = "";

    /// <summary>The merchant's IPN address.</summary>
    public Uri? NoticeTo { get; init; }
}

internal sealed class PlatformSettings
{
    public string PartnerCode { get; init; } = "PORTAL";

    public string Secret { get; init; } = "";

    /// <summary>The partner's address for notices.</summary>
    public Uri? NoticeTo { get; init; }

    /// <summary>Where browsers are sent back to.</summary>
    public Uri? ReturnTo { get; init; }
}

internal sealed class SmsSettings
{
    public string Token { get; init; } = "";

    /// <summary>The key of reports.</summary>
    public string Secret { get; init; } = "";

    /// <summary>The customer's address for reports.</summary>
    public Uri? ReportTo { get; init; }
}

internal sealed class PostSettings
{
    public string CustomerCode { get; init; } = "PORTAL";

    public string Token { get; init; } = "";
}

internal sealed class PopulationSettings
{
    /// <summary>The system that may ask.</summary>
    public string SystemId { get; init; } = "PORTAL";

    public string Token { get; init; } = "";
}
