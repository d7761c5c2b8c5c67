using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>
/// The file in which each gateway says what it took on a day, in the columns of its own messages: neither publishes the
/// real one. Of the bank there is none here: nobody transfers anything.
/// </summary>
internal sealed class SettlementSide(Orders orders, TimeProvider clock)
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Types of transactions: a payment, and one that was given back whole.</summary>
    private static readonly string[] KeptAndGivenBack = ["01", "02"];

    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/settlements/vnpay.csv", (RequestDelegate)(context => Send<VnpaySide>(context, Vnpay)));
        endpoints.MapGet(
            "/settlements/national-platform.csv",
            (RequestDelegate)(context => Send<PlatformSide>(context, Platform))
        );
    }

    /// <summary>Of the day that is asked for, else of today.</summary>
    private Task Send<T>(HttpContext context, Func<IEnumerable<Order>, IEnumerable<string>> write)
        where T : IGateway
    {
        var day = DateOnly.TryParseExact(
            context.Request.Query["day"],
            Day,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var asked
        )
            ? asked
            : DayOf(clock.GetUtcNow());
        var taken = orders.All.Where(order => order.Gateway is T && order.TookMoney && DayOf(order.DecidedAt) == day);
        var text = string.Concat(write(taken).Select(row => $"{row}\r\n"));
        return Results
            .File(
                Encoding.UTF8.GetBytes(text),
                "text/csv; charset=utf-8",
                $"{typeof(T).Name[..^4].ToLowerInvariant()}-{day.ToString(Day, CultureInfo.InvariantCulture)}.csv"
            )
            .ExecuteAsync(context);
    }

    private static IEnumerable<string> Vnpay(IEnumerable<Order> taken) =>
        taken
            .SelectMany(order =>
                KeptAndGivenBack[..(order.RefundedBy is null ? 1 : 2)].Select(kind => VnpayRow(order, kind))
            )
            .Prepend("vnp_TxnRef,vnp_TransactionNo,vnp_Amount,vnp_PayDate,vnp_TransactionType,vnp_TransactionStatus");

    private static string VnpayRow(Order order, string kind) =>
        string.Join(
            ',',
            order.Asked.Reference,
            order.Transaction,
            $"{order.Asked.Amount * 100}",
            GatewayClock.Write(order.DecidedAt),
            kind,
            VnpaySide.StatusOf(order.Code)
        );

    private static IEnumerable<string> Platform(IEnumerable<Order> taken) =>
        taken
            .Select(order =>
                string.Join(
                    ',',
                    order.Asked.Reference,
                    order.Transaction,
                    $"{order.Asked.Amount}",
                    GatewayClock.Write(order.DecidedAt),
                    "1"
                )
            )
            .Prepend("MaThamChieu,MaGiaoDich,SoTien,ThoiGianGD,TrangThaiGD");

    private static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}
