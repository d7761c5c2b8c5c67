using System.Globalization;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>Times in messages: <c>yyyyMMddHHmmss</c> at +07:00.</summary>
internal static class GatewayClock
{
    private const string Pattern = "yyyyMMddHHmmss";
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static string Write(DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString(Pattern, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string text) =>
        DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, Offset)
            : null;
}
