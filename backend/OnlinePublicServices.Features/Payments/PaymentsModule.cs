using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Payments;

internal static class PaymentsModule
{
    /// <summary>Registers what the slices of fees and payments share.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services) =>
        services
            .AddScoped<FeeBook>()
            .AddScoped<PaymentDesk>()
            .AddScoped<PaymentOrders>()
            .AddScoped<NoticeBook>()
            .AddScoped<PaymentRecovery>()
            .AddScoped<PaymentBeginning>()
            .AddScoped<PaymentLinks>()
            .AddScoped<TransferShowing>()
            .AddScoped<PaymentDays>()
            .AddScoped<SettlementBook>()
            .AddScoped<ReceiptPrinting>()
            .AddScoped<ReceiptSealing>();

    /// <summary>Maps the endpoints of fees, payments and receipts.</summary>
    public static void MapPayments(this IEndpointRouteBuilder endpoints)
    {
        AssessDraftEndpoint.Map(endpoints);
        ShowPaymentEndpoint.Map(endpoints);
        BeginPaymentEndpoint.Map(endpoints);
        CheckPaymentEndpoint.Map(endpoints);
        ShowTransferCodeEndpoint.Map(endpoints);
        HearNoticeEndpoint.Map(endpoints);
        DecideExemptionEndpoint.Map(endpoints);
        CountPagesEndpoint.Map(endpoints);
        DeferPaymentEndpoint.Map(endpoints);
        TakeCashEndpoint.Map(endpoints);
        AskRefundEndpoint.Map(endpoints);
        CancelReceiptEndpoint.Map(endpoints);
        DownloadReceiptEndpoint.Map(endpoints);
        MakePaymentLinkEndpoint.Map(endpoints);
        ShowLinkedPaymentEndpoint.Map(endpoints);
        BeginLinkedPaymentEndpoint.Map(endpoints);
        CheckLinkedPaymentEndpoint.Map(endpoints);
        ShowLinkedTransferEndpoint.Map(endpoints);
        ReconcileDayEndpoint.Map(endpoints);
        ShowSettlementsEndpoint.Map(endpoints);
        GiveSettlementEndpoint.Map(endpoints);
        DownloadDifferencesEndpoint.Map(endpoints);
    }
}
