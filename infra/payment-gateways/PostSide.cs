using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>A parcel that was ordered, and what happened to it.</summary>
internal sealed record PostItem(string Code, IReadOnlyDictionary<string, string> Order)
{
    public List<PostEvent> Events { get; } = [];

    public bool IsCancelled { get; set; }
}

/// <summary>One thing that happened to a parcel.</summary>
internal sealed record PostEvent(string Code, string Time, string Place);

/// <summary>VNPost for offices: takes orders, calls them off, and tells what its operator lets happen.</summary>
internal sealed class PostSide(SimulatorSettings settings, TimeProvider clock)
{
    private static readonly string[] Needed =
    [
        "orderNumber",
        "senderName",
        "senderAddress",
        "senderProvince",
        "receiverName",
        "receiverAddress",
        "receiverTel",
        "receiverProvince",
        "govAgencyCode",
        "govAgencyName",
    ];

    private readonly Lock turn = new();
    private readonly List<PostItem> items = [];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/post/api/orders", (RequestDelegate)(context => Answer(context, Take)));
        endpoints.MapPost("/post/api/orders/cancel", (RequestDelegate)(context => Answer(context, Cancel)));
        endpoints.MapPost("/post/api/tracking", (RequestDelegate)(context => Answer(context, Track)));
        endpoints.MapGet("/post", (RequestDelegate)(context => Show().ExecuteAsync(context)));
        endpoints.MapPost("/post/events", (RequestDelegate)Happen);
    }

    private async Task Answer(HttpContext context, Func<Dictionary<string, string>, IResult> answer)
    {
        var body = await Bodies.ReadAsync(context.Request);
        IResult said;
        lock (turn)
        {
            said =
                context.Request.Headers.Authorization != $"Bearer {settings.Post.Token}" ? Results.StatusCode(401)
                : body.GetValueOrDefault("customerCode") != settings.Post.CustomerCode ? Wrong("customer")
                : answer(body);
        }

        await said.ExecuteAsync(context);
    }

    private IResult Take(Dictionary<string, string> order)
    {
        if (Array.Find(Needed, field => string.IsNullOrEmpty(order.GetValueOrDefault(field))) is { } lacks)
        {
            return Wrong($"missing-{lacks}");
        }

        var item = items.Find(one => one.Order["orderNumber"] == order["orderNumber"]);
        if (item is null)
        {
            item = new PostItem(CodeOf(items.Count + 1), order);
            items.Add(item);
        }

        return item.IsCancelled ? Wrong("cancelled") : Results.Json(new { itemCode = item.Code });
    }

    private IResult Cancel(Dictionary<string, string> order)
    {
        var item = items.Find(one => one.Order["orderNumber"] == order.GetValueOrDefault("orderNumber"));
        if (item is { Events.Count: > 0 })
        {
            return Results.Json(new { error = "picked-up" }, statusCode: StatusCodes.Status409Conflict);
        }

        item?.IsCancelled = true;
        return Results.Json(new { });
    }

    private IResult Track(Dictionary<string, string> asked) =>
        items.Find(one => one.Code == asked.GetValueOrDefault("itemCode")) is { } item
            ? Results.Json(
                new
                {
                    events = item.Events.Select(one => new
                    {
                        code = one.Code,
                        time = one.Time,
                        place = one.Place,
                    }),
                }
            )
            : Wrong("item");

    private IResult Show()
    {
        lock (turn)
        {
            return Pages.Items(items);
        }
    }

    private async Task Happen(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        lock (turn)
        {
            var time = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            items
                .Find(one => one.Code == form["item"] && !one.IsCancelled)
                ?.Events.Add(new PostEvent($"{form["code"]}", time, "B\u01b0u c\u1ee5c m\u00f4 ph\u1ecfng"));
        }

        context.Response.Redirect("/post");
    }

    private static IResult Wrong(string error) =>
        Results.Json(new { error }, statusCode: StatusCodes.Status400BadRequest);

    /// <summary>As the Universal Postal Union numbers items (S10): eight digits and their check digit.</summary>
    private static string CodeOf(int number)
    {
        int[] weights = [8, 6, 4, 2, 3, 5, 9, 7];
        var digits = number.ToString("D8", CultureInfo.InvariantCulture);
        var check = 11 - (digits.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11);
        return $"CA{digits}{check switch { 10 => 0, 11 => 5, _ => check }}VN";
    }
}
