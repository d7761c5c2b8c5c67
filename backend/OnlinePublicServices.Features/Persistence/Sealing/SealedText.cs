using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OnlinePublicServices.Features.Persistence.Sealing;

/// <summary>
/// A text that lies encrypted in its column. What was written before columns were encrypted is read as it is, until
/// <see cref="SealingOfOldRows"/> has passed over it.
/// </summary>
internal sealed class SealedText(IDataProtector protector)
    : ValueConverter<string, string>(plain => protector.Protect(plain), stored => Open(protector, stored))
{
    /// <summary>How everything begins that was encrypted: the mark of its format in base64url.</summary>
    public const string Mark = "CfDJ8";

    private static string Open(IDataProtector protector, string stored) =>
        stored.StartsWith(Mark, StringComparison.Ordinal) ? protector.Unprotect(stored) : stored;
}
