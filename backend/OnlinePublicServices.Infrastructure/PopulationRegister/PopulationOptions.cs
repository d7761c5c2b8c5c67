using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Infrastructure.PopulationRegister;

/// <summary>Configuration section <c>PopulationRegister</c>: complete or absent.</summary>
internal sealed class PopulationOptions
{
    public const string Section = "PopulationRegister";

    /// <summary>Where questions go; empty: the register is not asked.</summary>
    public Uri? Address { get; init; }

    /// <summary>The name under which this system is known there.</summary>
    public string SystemId { get; init; } = "";

    /// <summary>Of the bearer.</summary>
    public string Token { get; init; } = "";

    /// <summary>The longest wait for an answer.</summary>
    public int TimeoutSeconds { get; init; } = 10;
}

/// <summary>Stops the start where the register is half set up.</summary>
internal sealed class PopulationOptionsCheck(IHostEnvironment environment) : IValidateOptions<PopulationOptions>
{
    public ValidateOptionsResult Validate(string? name, PopulationOptions options)
    {
        if (options.Address is null)
            return ValidateOptionsResult.Success;
        List<string> faults = [];
        if (!options.Address.IsAbsoluteUri || !OutsideClients.IsSafe(options.Address, environment))
            faults.Add("PopulationRegister:Address must be an https address.");
        if (options.SystemId.Length == 0 || options.Token.Length == 0)
            faults.Add("PopulationRegister:SystemId and PopulationRegister:Token are needed.");
        if (options.TimeoutSeconds is < 1 or > 60)
            faults.Add("PopulationRegister:TimeoutSeconds must lie between 1 and 60.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
