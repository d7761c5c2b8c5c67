using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Infrastructure.Parcels;

/// <summary>Configuration section <c>Post</c>: complete or absent.</summary>
internal sealed class VnpostOptions
{
    public const string Section = "Post";

    /// <summary>Where its messages begin; empty: nothing goes by post.</summary>
    public Uri? Address { get; init; }

    /// <summary>The offices' number as a customer.</summary>
    public string CustomerCode { get; init; } = "";

    /// <summary>Of the bearer.</summary>
    public string Token { get; init; } = "";

    /// <summary>The longest wait for an answer.</summary>
    public int TimeoutSeconds { get; init; } = 10;
}

/// <summary>Stops the start where the post is half set up.</summary>
internal sealed class VnpostOptionsCheck(IHostEnvironment environment) : IValidateOptions<VnpostOptions>
{
    public ValidateOptionsResult Validate(string? name, VnpostOptions options)
    {
        if (options.Address is null)
            return ValidateOptionsResult.Success;
        List<string> faults = [];
        if (!options.Address.IsAbsoluteUri || !OutsideClients.IsSafe(options.Address, environment))
            faults.Add("Post:Address must be an https address.");
        if (options.CustomerCode.Length == 0 || options.Token.Length == 0)
            faults.Add("Post:CustomerCode and Post:Token are needed.");
        if (options.TimeoutSeconds is < 1 or > 60)
            faults.Add("Post:TimeoutSeconds must lie between 1 and 60.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
