using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Infrastructure.Notifications.Sms;

/// <summary>Configuration section <c>Sms</c>: complete or absent.</summary>
internal sealed class SmsOptions
{
    public const string Section = "Sms";

    /// <summary>Where messages are handed over; empty: no gateway.</summary>
    public Uri? Address { get; init; }

    /// <summary>Of the bearer.</summary>
    public string Token { get; init; } = "";

    /// <summary>The name that telephones show, as registered with the carriers (<c>brandname</c>).</summary>
    public string Sender { get; init; } = "";

    /// <summary>The key of reports.</summary>
    public string ReportSecret { get; init; } = "";

    /// <summary>
    /// Whether texts keep their accents. Without them a text is one part and the oldest telephone shows it; with them the same
    /// is two or three.
    /// </summary>
    public bool KeepsAccents { get; init; }

    /// <summary>While a key is changed: reports may still come under the old one.</summary>
    public string? PreviousReportSecret { get; init; }

    /// <summary>The longest wait for an answer.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>Keys under which reports are believed.</summary>
    public IReadOnlyList<string> Believed =>
        string.IsNullOrEmpty(PreviousReportSecret) ? [ReportSecret] : [ReportSecret, PreviousReportSecret];
}

/// <summary>Stops the start where the gateway is half set up.</summary>
internal sealed class SmsOptionsCheck(IHostEnvironment environment) : IValidateOptions<SmsOptions>
{
    private const int SenderMax = 11;

    public ValidateOptionsResult Validate(string? name, SmsOptions options)
    {
        if (options.Address is null)
            return ValidateOptionsResult.Success;
        List<string> faults = [];
        if (!options.Address.IsAbsoluteUri || !OutsideClients.IsSafe(options.Address, environment))
            faults.Add("Sms:Address must be an https address.");
        if (options.Token.Length == 0 || options.ReportSecret.Length == 0)
            faults.Add("Sms:Token and Sms:ReportSecret are needed.");
        if (options.Sender.Length is 0 or > SenderMax)
            faults.Add("Sms:Sender must have one to eleven characters.");
        if (options.TimeoutSeconds is < 1 or > 60)
            faults.Add("Sms:TimeoutSeconds must lie between 1 and 60.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
