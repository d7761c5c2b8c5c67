using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>What a payer sees. The texts are in the files beside it.</summary>
internal static class Pages
{
    private static readonly CultureInfo Vietnamese = new("vi-VN");
    private static readonly string[] PayParts = Read("pay.html");
    private static readonly string[] ListParts = Read("list.html");
    private static readonly string[] TextParts = Read("texts.html");
    private static readonly string[] ItemParts = Read("items.html");
    private static readonly string[] PopulationParts = Read("population.html");

    public static IResult Pay(Order order) =>
        Page(
            Fill(
                    PayParts[0],
                    ("title", order.Gateway.Title),
                    ("amount", Amount(order)),
                    ("info", order.Asked.Info),
                    ("reference", order.Asked.Reference),
                    ("expires", order.Asked.ExpiresAt is { } until ? Time(until) : "\u2013")
                )
                .Replace(
                    "{{form}}",
                    order.Code is null
                        ? Fill(PayParts[1], ("id", order.Id))
                            .Replace(
                                "{{held}}",
                                order.Gateway.HoldsSuspicious ? PayParts[2] : "",
                                StringComparison.Ordinal
                            )
                        : Fill(
                            PayParts[3],
                            ("code", order.Code),
                            ("return", order.Gateway.Return(order, order.Code).AbsoluteUri)
                        ),
                    StringComparison.Ordinal
                )
        );

    public static IResult Refused(string title, string code) =>
        Page(Fill(PayParts[4], ("title", title), ("code", code)), StatusCodes.Status400BadRequest);

    public static IResult List(IReadOnlyList<Order> orders) =>
        Page(
            ListParts[0]
                .Replace(
                    "{{rows}}",
                    orders.Count == 0 ? ListParts[3] : string.Concat(orders.Reverse().Select(Row)),
                    StringComparison.Ordinal
                )
        );

    public static IResult Texts(IReadOnlyList<Sms> texts) =>
        Page(
            TextParts[0]
                .Replace(
                    "{{rows}}",
                    texts.Count == 0 ? TextParts[2] : string.Concat(texts.Reverse().Select(Row)),
                    StringComparison.Ordinal
                )
        );

    public static IResult Items(IReadOnlyList<PostItem> items) =>
        Page(
            ItemParts[0]
                .Replace(
                    "{{rows}}",
                    items.Count == 0 ? ItemParts[2] : string.Concat(items.Reverse().Select(Row)),
                    StringComparison.Ordinal
                )
        );

    public static IResult Population(string mode, IReadOnlyList<RegisterQuestion> questions) =>
        Page(
            Fill(PopulationParts[0], ("mode", mode))
                .Replace(
                    "{{rows}}",
                    questions.Count == 0 ? PopulationParts[2] : string.Concat(questions.Reverse().Select(Row)),
                    StringComparison.Ordinal
                )
        );

    private static string Row(RegisterQuestion question) =>
        Fill(
            PopulationParts[1],
            ("agency", question.Agency),
            ("officer", question.Officer),
            ("procedure", question.Procedure),
            ("reason", question.Reason),
            ("facts", question.Facts),
            ("answer", question.Answer)
        );

    private static string Row(PostItem item) =>
        Fill(
            ItemParts[1],
            ("item", item.Code),
            ("number", item.Order["orderNumber"]),
            ("collect", item.Order.GetValueOrDefault("codAmount", "0")),
            ("name", item.Order["receiverName"]),
            ("address", item.Order["receiverAddress"]),
            (
                "state",
                item.IsCancelled ? ItemParts[3].Trim() : string.Join(" \u2192 ", item.Events.Select(one => one.Code))
            )
        );

    private static string Row(Sms sms) =>
        Fill(
            TextParts[1],
            ("id", sms.Id),
            ("to", sms.To),
            ("from", sms.From),
            (
                "state",
                TextParts[
                    sms.State switch
                    {
                        null => 3,
                        "delivered" => 4,
                        _ => 5,
                    }
                ]
                    .Trim()
            ),
            ("text", sms.Text)
        );

    private static string Row(Order order) =>
        Fill(
            ListParts[order.Code is null ? 1 : 2],
            ("id", order.Id),
            ("title", order.Gateway.Title),
            ("amount", Amount(order)),
            ("info", order.Asked.Info),
            ("reference", order.Asked.Reference),
            ("code", order.RefundedBy is null ? order.Code ?? "" : $"{order.Code} \u21a9")
        );

    private static string Amount(Order order) => order.Asked.Amount.ToString("N0", Vietnamese);

    private static string Time(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Fill(string template, params (string Name, string Text)[] values) =>
        values.Aggregate(
            template,
            (text, value) =>
                text.Replace($"{{{{{value.Name}}}}}", WebUtility.HtmlEncode(value.Text), StringComparison.Ordinal)
        );

    private static IResult Page(string html, int status = StatusCodes.Status200OK) =>
        Results.Content(html, "text/html; charset=utf-8", statusCode: status);

    private static string[] Read(string name)
    {
        using var file = new StreamReader(typeof(Pages).Assembly.GetManifestResourceStream(name)!);
        return file.ReadToEnd().Split("<!--part-->");
    }
}
