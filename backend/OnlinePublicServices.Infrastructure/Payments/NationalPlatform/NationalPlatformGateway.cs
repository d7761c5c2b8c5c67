using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Payments.NationalPlatform;

/// <summary>
/// The payment platform of the National Public Service Portal (<c>Payment Platform</c>): the payment is begun by a message,
/// the notice comes by POST, its state can be asked for. It sends the browser back to the address that was registered with
/// it, and gives nothing back.
/// </summary>
internal sealed class NationalPlatformGateway(
    NationalPlatformOptions options,
    GatewayConnection connection,
    IHostEnvironment environment
) : IPaymentGateway
{
    private const string Success = "00";
    private const string Code = "MaXacThuc";
    private const string Paid = "1";
    private const string Undecided = "3";
    private const string NotPaid = "4";
    private const int ReferenceMax = 255;

    private static readonly HashSet<string> NoticeFields = [.. PlatformMessages.Notice, Code];

    public string Name => "national-platform";

    public async Task<Result<Uri>> BeginAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        if (GatewayText.ReadAmount($"{order.Amount}") is null)
            return connection.Refused(this, "amount");
        if (options.AccountOf(order.AgencyCode) is not { } account)
            return connection.Refused(this, "account");
        var body = PlatformMessages.Init(order, options, account);
        var answer = await AskAsync(options.InitAddress!, body, cancellationToken);
        return answer.Then<Uri>(said =>
            said["error_code"] != "0" ? connection.Refused(this, said["error_code"])
            : PageOf(said) is { } page ? page
            : connection.Refused(this, "page")
        );
    }

    public Result<GatewayNotice> Read(GatewayMessage message)
    {
        if (
            GatewayFields.Read(message.Body) is not { } said
            || !said.Names.All(NoticeFields.Contains)
            || !IsTheirs(said)
        )
            return PaymentGatewayErrors.Forged;
        return said["MaLoi"] switch
        {
            "" => PaymentGatewayErrors.Malformed,
            Success => Noted(said, GatewayState.Paid, failure: null),
            var code => Noted(said, GatewayState.Failed, code),
        };
    }

    /// <summary>00 is the one published; the others say the same as a widespread gateway's.</summary>
    public GatewayReply Reply(NoticeAnswer answer)
    {
        var (code, message) = answer switch
        {
            NoticeAnswer.Noted or NoticeAnswer.AlreadyNoted => (Success, ""),
            NoticeAnswer.UnknownReference => ("01", "Order not found"),
            NoticeAnswer.WrongAmount => ("04", "Invalid amount"),
            NoticeAnswer.Forged => ("97", "Invalid signature"),
            NoticeAnswer.NotNow => ("99", "Unknown error"),
        };
        var body = JsonSerializer.Serialize(new { MaLoi = code, MoTaLoi = message });
        return new GatewayReply(200, MediaTypeNames.Application.Json, body);
    }

    /// <summary>
    /// The platform publishes no code for an order that it doesn't know: that is a refusal, to be asked again or looked at by
    /// a person.
    /// </summary>
    public async Task<Result<GatewayNotice>> QueryAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var body = PlatformMessages.Query(order, options);
        var answer = await AskAsync(options.StatusAddress!, body, cancellationToken);
        return answer.Then(said =>
        {
            if (said["MaLoi"] is not Success and var code && code.Length > 0)
                return connection.Refused(this, code);
            if (!IsTheirs(said) || said["MaThamChieu"] != order.Reference)
                return connection.Forged(this);
            return said["TrangThaiGD"] switch
            {
                Paid => Noted(said, GatewayState.Paid, failure: null),
                Undecided => Noted(said, GatewayState.Pending, Undecided),
                NotPaid => Noted(said, GatewayState.Failed, NotPaid),
                _ => PaymentGatewayErrors.Malformed,
            };
        });
    }

    public Task<Result<Done>> RefundAsync(GatewayRefund refund, CancellationToken cancellationToken) =>
        Task.FromResult<Result<Done>>(PaymentGatewayErrors.RefundUnsupported);

    private Task<Result<GatewayFields>> AskAsync(
        Uri address,
        Dictionary<string, object> body,
        CancellationToken cancellationToken
    ) =>
        connection.AskAsync(
            this,
            new GatewayQuestion(address, body, options.AccessToken, options.Timeout),
            cancellationToken
        );

    private bool IsTheirs(GatewayFields said) =>
        PlatformCode.Fits([.. said.Of(PlatformMessages.Notice)], said[Code], options.Believed)
        && said["MaDoiTac"] == options.PartnerCode;

    /// <summary>The address stands in the answer, or in a message of its own inside it.</summary>
    private Uri? PageOf(GatewayFields said)
    {
        var inner = GatewayFields.Read(Encoding.UTF8.GetBytes(said["message"]));
        var address = (inner ?? said)["UrlThanhToan"];
        return Uri.TryCreate(address, UriKind.Absolute, out var page) && OutsideClients.IsSafe(page, environment)
            ? page
            : null;
    }

    private static Result<GatewayNotice> Noted(GatewayFields said, GatewayState state, string? failure)
    {
        var (reference, transaction) = (said["MaThamChieu"], said["MaGiaoDich"]);
        return
            GatewayText.ReadAmount(said["SoTien"]) is not { } amount
            || said["MaTienTe"] != PlatformMessages.Dong
            || reference.Length is 0 or > ReferenceMax
            || !reference.All(char.IsAsciiLetterOrDigit)
            || (state is GatewayState.Paid && transaction.Length == 0)
            ? PaymentGatewayErrors.Malformed
            : new GatewayNotice(
                reference,
                new Vnd(amount),
                state,
                transaction.Length == 0 ? null : transaction,
                failure,
                state is GatewayState.Paid ? GatewayText.ReadTime(said["ThoiGianGD"]) : null
            );
    }
}
