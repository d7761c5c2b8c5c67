using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>What people decide on the pages, and what follows from it.</summary>
internal sealed class Decisions(Orders orders, Notices notices)
{
    private const string Paid = "00";
    private const string Cancelled = "24";
    private const string TimedOut = "11";

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", (RequestDelegate)(context => Pages.List(orders.All).ExecuteAsync(context)));
        endpoints.MapGet("/orders/{id}", (RequestDelegate)(context => Open(context).ExecuteAsync(context)));
        endpoints.MapPost("/decision", (RequestDelegate)Decide);
        endpoints.MapPost("/notice", (RequestDelegate)Repeat);
    }

    private IResult Open(HttpContext context) =>
        orders.Find((string)context.GetRouteValue("id")!) is { } order ? Pages.Pay(order) : Results.NotFound();

    private async Task Decide(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (orders.Find(form["order"].ToString()) is not { } order)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var code = form["decision"].ToString() switch
        {
            "pay" or "pay-twice" or "pay-lost" => Paid,
            "cancel" => Cancelled,
            "fail" => form["code"].ToString(),
            // The payer goes away; who opens the order again can still pay, whatever the time.
            _ => TimedOut,
        };
        if (form["decision"] != "leave" && orders.Decide(order, code) && form["decision"] != "pay-lost")
        {
            await notices.SendAsync(order);
            if (form["decision"] == "pay-twice")
            {
                await notices.SendAsync(order);
            }
        }

        context.Response.Redirect(order.Gateway.Return(order, order.Code ?? code).AbsoluteUri);
    }

    private async Task Repeat(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (orders.Find(form["order"].ToString()) is { Code: not null } order)
        {
            await notices.SendAsync(order);
        }

        context.Response.Redirect("/");
    }
}
