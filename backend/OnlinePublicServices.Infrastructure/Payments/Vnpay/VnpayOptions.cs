namespace OnlinePublicServices.Infrastructure.Payments.Vnpay;

/// <summary>Configuration section <c>Payments:Vnpay</c>.</summary>
internal sealed class VnpayOptions : GatewayOptions
{
    private const int CodeLength = 8;

    /// <summary>The page on which one pays: <c>https://…/paymentv2/vpcpay.html</c>.</summary>
    public Uri? PayAddress { get; init; }

    /// <summary>Queries and refunds: <c>https://…/merchant_webapi/api/transaction</c>.</summary>
    public Uri? ApiAddress { get; init; }

    /// <summary>Our name at VNPAY, eight letters and digits.</summary>
    public string TmnCode { get; init; } = "";

    protected override IEnumerable<(string Name, Uri? Address)> Addresses =>
        [(nameof(PayAddress), PayAddress), (nameof(ApiAddress), ApiAddress)];

    protected override IEnumerable<string> OwnFaults =>
        TmnCode.Length == CodeLength && TmnCode.All(char.IsAsciiLetterOrDigit)
            ? []
            : [$"{nameof(TmnCode)} must be eight letters and digits"];
}
