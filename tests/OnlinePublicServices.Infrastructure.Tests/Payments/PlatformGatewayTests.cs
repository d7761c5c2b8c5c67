using System.Text.Json;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

/// <summary>The national payment platform over its protocol, against the simulator's own codes.</summary>
public sealed class PlatformGatewayTests : IAsyncLifetime
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
    public async Task An_order_is_paid_on_the_platforms_page_and_its_notice_says_so()
    {
        var order = PaymentOffice.Order();

        var back = await house.Decide(await Begin(order), "pay");

        var noted = portal.Platform.Read(await house.NextNotice()).Value;
        (noted.Reference, noted.Amount, noted.State, noted.PaidAt).ShouldBe(
            (order.Reference, order.Amount, GatewayState.Paid, PaymentOffice.Evening)
        );
        back.AbsoluteUri.ShouldBe($"https://dichvucong.example/thanh-toan?MaThamChieu={order.Reference}&MaLoi=00");
    }

    [Theory]
    [InlineData("24", "cancel")]
    [InlineData("51", "fail")]
    public async Task What_goes_wrong_on_the_page_is_told_by_its_code(string code, string decision)
    {
        var order = PaymentOffice.Order();

        await house.Decide(await Begin(order), decision, code);

        var noted = portal.Platform.Read(await house.NextNotice()).Value;
        (noted.State, noted.FailureCode, noted.Transaction).ShouldBe((GatewayState.Failed, code, null));
        (await Query(order)).Value.State.ShouldBe(GatewayState.Failed);
    }

    [Fact]
    public async Task A_lost_notice_is_recovered_by_asking()
    {
        var order = PaymentOffice.Order();
        var page = await Begin(order);

        (await Query(order)).Value.State.ShouldBe(GatewayState.Pending);
        await house.Decide(page, "pay-lost");
        var found = (await Query(order)).Value;

        house.HasNotice.ShouldBeFalse();
        (found.State, found.Amount, found.Transaction is null).ShouldBe((GatewayState.Paid, order.Amount, false));
    }

    [Fact]
    public async Task A_notice_comes_again_until_it_is_taken_down()
    {
        house.AnswerNotices(portal.Platform.Reply(NoticeAnswer.NotNow));
        await house.Decide(await Begin(PaymentOffice.Order()), "pay");
        await house.NextNotice();

        house.AnswerNotices(portal.Platform.Reply(NoticeAnswer.AlreadyNoted));
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        await house.NextNotice();
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        house.HasNotice.ShouldBeFalse();
    }

    [Fact]
    public async Task Under_another_key_the_platform_takes_nothing()
    {
        using var stranger = house.Portal(("Payments:NationalPlatform:Secret", "guessed"));
        var order = PaymentOffice.Order();

        var begun = await stranger.Platform.BeginAsync(order, Cancel);
        var asked = await stranger.Platform.QueryAsync(order, Cancel);

        (begun.Error.Code, begun.Error.Parameters["reason"]).ShouldBe(("payment.gateway-refused", "97"));
        (asked.Error.Code, asked.Error.Parameters["reason"]).ShouldBe(("payment.gateway-refused", "97"));
    }

    [Fact]
    public async Task An_order_that_the_platform_does_not_know_is_left_to_a_person()
    {
        (await Query(PaymentOffice.Order())).Error.Parameters["reason"].ShouldBe("01");
    }

    [Fact]
    public async Task A_unit_without_an_account_takes_no_money_there()
    {
        var begun = await portal.Platform.BeginAsync(PaymentOffice.Order() with { AgencyCode = "H56.017.03" }, Cancel);

        begun.Error.Parameters["reason"].ShouldBe("account");
    }

    [Fact]
    public async Task The_platform_gives_nothing_back()
    {
        var refund = await portal.Platform.RefundAsync(PaymentOffice.Refund(PaymentOffice.Order(), "1"), Cancel);

        refund.Error.ShouldBe(PaymentGatewayErrors.RefundUnsupported);
    }

    [Fact]
    public async Task The_platform_learns_of_the_payer_what_its_receipt_demands_and_no_more()
    {
        await using var impostor = await Impostor.OpenAsync(_ => Impostor.Json("{}"));
        using var asking = new PaymentOffice(PaymentOffice.PlatformSettings(impostor.Address));

        await asking.Platform.BeginAsync(PaymentOffice.Order(), Cancel);

        using var sent = JsonDocument.Parse(impostor.Asked.Single());
        var receipt = sent.RootElement.GetProperty("ThongTinBienLai");
        sent.RootElement.GetProperty("ThoiGianGD").GetString().ShouldBe("20261123210509");
        sent.RootElement.GetProperty("MaThamChieu").GetString().ShouldBe("dvcH560170226112300012026112321050901");
        sent.RootElement.GetProperty("Ip").GetString().ShouldBe("127.0.0.1");
        receipt.GetProperty("HoTenNguoiNop").GetString().ShouldBe("Lê Thị Đào");
        receipt.GetProperty("SoCMNDNguoiNop").GetString().ShouldBe("000000000");
        receipt.GetProperty("DiaChiNguoiNop").GetString().ShouldBe("");
        receipt.GetProperty("PhiLePhi")[0].GetProperty("LoaiPhiLePhi").GetString().ShouldBe("LePhi");
    }

    [Fact]
    public async Task Where_nobody_knows_who_pays_the_platform_is_told_the_dossier_in_place_of_a_name()
    {
        await using var impostor = await Impostor.OpenAsync(_ => Impostor.Json("{}"));
        using var asking = new PaymentOffice(PaymentOffice.PlatformSettings(impostor.Address));

        await asking.Platform.BeginAsync(PaymentOffice.Order() with { PayerName = null }, Cancel);

        using var sent = JsonDocument.Parse(impostor.Asked.Single());
        sent.RootElement.GetProperty("ThongTinBienLai")
            .GetProperty("HoTenNguoiNop")
            .GetString()
            .ShouldBe("Ho so H56017022611230001");
    }

    private async Task<Uri> Begin(PaymentOrder order) => (await portal.Platform.BeginAsync(order, Cancel)).Value;

    private Task<Result<GatewayNotice>> Query(PaymentOrder order) => portal.Platform.QueryAsync(order, Cancel);
}
