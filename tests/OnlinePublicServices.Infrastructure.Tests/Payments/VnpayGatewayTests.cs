using System.Web;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Payments.Vnpay;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

/// <summary>VNPAY over its protocol, from the order to the refund, against the simulator's own codes.</summary>
public sealed class VnpayGatewayTests : IAsyncLifetime
{
    private PaymentHouse house = null!;
    private PaymentOffice portal = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        house = await PaymentHouse.OpenAsync();
        portal = house.Portal();
    }

    public async ValueTask DisposeAsync()
    {
        portal.Dispose();
        await house.DisposeAsync();
    }

    [Fact]
    public async Task An_order_is_paid_on_vnpays_page_and_its_notice_says_so()
    {
        var order = PaymentOffice.Order();

        var back = await house.Decide(await Begin(order), "pay");

        var noted = portal.Vnpay.Read(await house.NextNotice()).Value;
        (noted.Reference, noted.Amount, noted.State).ShouldBe((order.Reference, order.Amount, GatewayState.Paid));
        noted.PaidAt.ShouldBe(PaymentOffice.Evening);
        back.AbsoluteUri.ShouldStartWith("https://dichvucong.example/thanh-toan/1?");
    }

    [Fact]
    public async Task The_address_says_what_vnpay_wants_to_know_and_names_nobody()
    {
        var said = HttpUtility.ParseQueryString((await Begin(PaymentOffice.Order())).Query);

        said.AllKeys.Order(StringComparer.Ordinal)
            .Select(key => $"{key}={(key == "vnp_SecureHash" ? "…" : said[key])}")
            .ShouldBe([
                "vnp_Amount=1500000",
                "vnp_Command=pay",
                "vnp_CreateDate=20261123210509",
                "vnp_CurrCode=VND",
                "vnp_ExpireDate=20261123212009",
                "vnp_IpAddr=203.0.113.7",
                "vnp_Locale=vn",
                "vnp_OrderInfo=Thanh toan ho so H56017022611230001",
                "vnp_OrderType=other",
                "vnp_ReturnUrl=https://dichvucong.example/thanh-toan/1?x=a%20b",
                "vnp_SecureHash=…",
                "vnp_TmnCode=PORTAL01",
                "vnp_TxnRef=dvcH560170226112300012026112321050901",
                "vnp_Version=2.1.0",
            ]);
    }

    [Theory]
    [InlineData("24", GatewayState.Failed, "cancel")]
    [InlineData("51", GatewayState.Failed, "fail")]
    [InlineData("13", GatewayState.Failed, "fail")]
    [InlineData("99", GatewayState.Failed, "fail")]
    [InlineData("07", GatewayState.Held, "fail")]
    public async Task What_goes_wrong_on_the_page_is_told_by_its_code(string code, GatewayState state, string decision)
    {
        var order = PaymentOffice.Order();

        await house.Decide(await Begin(order), decision, code);

        var noted = portal.Vnpay.Read(await house.NextNotice()).Value;
        (noted.State, noted.FailureCode).ShouldBe((state, code));
        (noted.Transaction is null).ShouldBe(state is GatewayState.Failed);
        (await Query(order)).Value.State.ShouldBe(state);
    }

    [Fact]
    public async Task A_lost_notice_is_recovered_by_asking()
    {
        var order = PaymentOffice.Order();
        var page = await Begin(order);

        (await Query(order)).Value.State.ShouldBe(GatewayState.Failed, "an order that nobody opened is unknown");
        (await house.Open(page)).Dispose();
        (await Query(order)).Value.State.ShouldBe(GatewayState.Pending);
        await house.Decide(page, "pay-lost");
        var found = (await Query(order)).Value;

        house.HasNotice.ShouldBeFalse();
        (found.Reference, found.Amount, found.State, found.FailureCode, found.PaidAt).ShouldBe(
            (order.Reference, order.Amount, GatewayState.Paid, null, PaymentOffice.Evening)
        );
    }

    [Fact]
    public async Task A_notice_sent_twice_is_the_same_notice()
    {
        await house.Decide(await Begin(PaymentOffice.Order()), "pay-twice");

        var (first, second) = (await house.NextNotice(), await house.NextNotice());

        first.Query.ShouldBe(second.Query);
        portal.Vnpay.Read(second).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_leaves_can_still_pay_late()
    {
        var order = PaymentOffice.Order();
        var back = await house.Decide(await Begin(order), "leave");

        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.Decide(await house.FindInList(), "pay");

        HttpUtility.ParseQueryString(back.Query)["vnp_ResponseCode"].ShouldBe("11");
        var noted = portal.Vnpay.Read(await house.NextNotice()).Value;
        (noted.State, noted.PaidAt).ShouldBe((GatewayState.Paid, PaymentOffice.Evening.AddHours(2)));
    }

    [Fact]
    public async Task A_notice_comes_again_until_it_is_taken_down()
    {
        house.AnswerNotices(portal.Vnpay.Reply(NoticeAnswer.NotNow));
        await house.Decide(await Begin(PaymentOffice.Order()), "pay");
        await house.NextNotice();

        house.AnswerNotices(portal.Vnpay.Reply(NoticeAnswer.AlreadyNoted));
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        await house.NextNotice();
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        house.HasNotice.ShouldBeFalse();
    }

    [Theory]
    [InlineData("vnp_Amount=1500000", "vnp_Amount=100", "70")]
    [InlineData("vnp_TxnRef=dvc", "vnp_TxnRef=xyz", "70")]
    [InlineData("vnp_SecureHash=", "vnp_SecureHash=0", "70")]
    public async Task Vnpay_refuses_an_address_that_was_changed(string said, string changed, string code)
    {
        var page = (await Begin(PaymentOffice.Order())).AbsoluteUri;
        page.ShouldContain(said);

        using var shown = await house.Open(new Uri(page.Replace(said, changed)));

        shown.IsSuccessStatusCode.ShouldBeFalse();
        (await shown.Content.ReadAsStringAsync(Cancel)).ShouldContain($"<b>{code}</b>");
    }

    [Fact]
    public async Task Under_another_key_vnpay_takes_nothing()
    {
        using var stranger = house.Portal(("Payments:Vnpay:Secret", "guessed"));
        var order = PaymentOffice.Order();

        using var shown = await house.Open((await stranger.Vnpay.BeginAsync(order, Cancel)).Value);
        var asked = await stranger.Vnpay.QueryAsync(order, Cancel);
        var refunded = await stranger.Vnpay.RefundAsync(PaymentOffice.Refund(order, "1"), Cancel);

        shown.IsSuccessStatusCode.ShouldBeFalse();
        asked.Error.ShouldBe(PaymentGatewayErrors.Refused.With("reason", "97"), Same);
        refunded.Error.ShouldBe(PaymentGatewayErrors.Refused.With("reason", "97"), Same);
    }

    [Fact]
    public async Task Money_goes_back_once_however_often_it_is_asked_for()
    {
        var order = PaymentOffice.Order();
        await house.Decide(await Begin(order), "pay");
        var paid = portal.Vnpay.Read(await house.NextNotice()).Value;
        var refund = PaymentOffice.Refund(order, paid.Transaction!);

        (await portal.Vnpay.RefundAsync(refund, Cancel)).IsRefused.ShouldBeFalse();
        (await portal.Vnpay.RefundAsync(refund, Cancel)).IsRefused.ShouldBeFalse();

        (await Query(order)).Value.State.ShouldBe(GatewayState.Reversed);
    }

    [Fact]
    public async Task What_was_not_paid_or_is_another_amount_is_not_given_back()
    {
        var order = PaymentOffice.Order();
        await house.Decide(await Begin(order), "cancel");
        var other = PaymentOffice.Order(attempt: 2);
        await house.Decide(await Begin(other), "pay");
        await house.NextNotice();
        var paid = portal.Vnpay.Read(await house.NextNotice()).Value;

        var unpaid = await portal.Vnpay.RefundAsync(PaymentOffice.Refund(order, "1"), Cancel);
        var more = PaymentOffice.Refund(other with { Amount = new Vnd(15_001) }, paid.Transaction!);
        var unknown = PaymentOffice.Refund(PaymentOffice.Order(attempt: 3), paid.Transaction!);

        unpaid.Error.ShouldBe(PaymentGatewayErrors.Refused.With("reason", "95"), Same);
        (await portal.Vnpay.RefundAsync(more, Cancel)).Error.Parameters["reason"].ShouldBe("03");
        (await portal.Vnpay.RefundAsync(unknown, Cancel)).Error.Parameters["reason"].ShouldBe("91");
        (await Query(other)).Value.State.ShouldBe(GatewayState.Paid);
    }

    [Theory]
    [InlineData("00", "02", GatewayState.Reversed, null)]
    [InlineData("00", "01", GatewayState.Paid, null)]
    [InlineData("00", "03", GatewayState.Paid, null)]
    [InlineData("05", "02", GatewayState.Pending, "05")]
    [InlineData("06", "02", GatewayState.Pending, "06")]
    [InlineData("09", "02", GatewayState.Paid, "09")]
    [InlineData("04", "01", GatewayState.Held, "04")]
    [InlineData("01", "01", GatewayState.Pending, "01")]
    public void A_refund_is_done_when_vnpay_says_so_and_the_money_ours_until_then(
        string status,
        string kind,
        GatewayState state,
        string? failure
    )
    {
        VnpayStates.Of("00", status, kind).ShouldBe(state);
        VnpayStates.FailureOf("00", status).ShouldBe(failure);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000_000_000)]
    [InlineData(long.MaxValue)]
    public async Task An_amount_that_vnpay_cannot_write_is_refused_before_anybody_is_sent_there(long amount)
    {
        var begun = await portal.Vnpay.BeginAsync(PaymentOffice.Order(amount), Cancel);
        var refunded = await portal.Vnpay.RefundAsync(PaymentOffice.Refund(PaymentOffice.Order(amount), "1"), Cancel);

        begun.Error.Parameters["reason"].ShouldBe("amount");
        refunded.Error.Parameters["reason"].ShouldBe("amount");
    }

    [Fact]
    public async Task The_largest_amount_goes_through()
    {
        var order = PaymentOffice.Order(9_999_999_999);

        await house.Decide(await Begin(order), "pay");

        portal.Vnpay.Read(await house.NextNotice()).Value.Amount.ShouldBe(order.Amount);
    }

    private static readonly IEqualityComparer<Domain.Rules.DomainError> Same =
        EqualityComparer<Domain.Rules.DomainError>.Create(
            (a, b) => a!.Code == b!.Code && a.Parameters.SequenceEqual(b.Parameters)
        );

    private async Task<Uri> Begin(PaymentOrder order) => (await portal.Vnpay.BeginAsync(order, Cancel)).Value;

    private Task<Domain.Rules.Result<GatewayNotice>> Query(PaymentOrder order) =>
        portal.Vnpay.QueryAsync(order, Cancel);
}
