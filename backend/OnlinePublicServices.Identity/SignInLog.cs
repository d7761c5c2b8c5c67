using Microsoft.Extensions.Logging;

namespace OnlinePublicServices.Identity;

/// <summary>What is written down about signing in: ids and codes, never names, addresses or secrets.</summary>
internal static partial class SignInLog
{
    [LoggerMessage(2001, LogLevel.Warning, "Sign-in by {Scheme} failed: {Code} ({Cause})")]
    public static partial void Failed(ILogger logger, string scheme, string code, string? cause);

    [LoggerMessage(2002, LogLevel.Information, "Account {Account} signed in at the {Kind} entrance")]
    public static partial void SignedIn(ILogger logger, Guid account, string kind);

    [LoggerMessage(2003, LogLevel.Information, "A password was refused at the {Kind} entrance")]
    public static partial void Refused(ILogger logger, string kind);

    [LoggerMessage(2004, LogLevel.Warning, "Password guessing slowed down at the {Kind} entrance")]
    public static partial void SlowedDown(ILogger logger, string kind);

    [LoggerMessage(2005, LogLevel.Information, "All sessions of account {Account} were ended: {Reason}")]
    public static partial void SessionsEnded(ILogger logger, Guid account, string reason);

    [LoggerMessage(2007, LogLevel.Error, "An account letter could not be handed over")]
    public static partial void LetterFailed(ILogger logger, Exception exception);

    [LoggerMessage(2008, LogLevel.Information, "The provider signs with key {Key} from {From}")]
    public static partial void KeyMade(ILogger logger, string key, DateTimeOffset from);

    [LoggerMessage(2009, LogLevel.Error, "Housekeeping of sessions and attempts failed; it is tried again")]
    public static partial void HousekeepingFailed(ILogger logger, Exception exception);

    [LoggerMessage(2010, LogLevel.Error, "The provider's keys could not be read again; the known ones serve on")]
    public static partial void OptionsNotRefreshed(ILogger logger, Exception exception);
}
