namespace OnlinePublicServices.Features.Http;

/// <summary>An address binds enum names letter by letter; the contract writes them as JSON does.</summary>
internal static class AddressEnum
{
    /// <summary>Reads a name; false for one that is unknown, and for anything but one name, such as its number.</summary>
    /// <param name="text">What stands in the address.</param>
    /// <param name="unnamed">What is meant where nothing stands there.</param>
    /// <param name="value">What is meant.</param>
    public static bool TryRead<T>(string? text, T unnamed, out T value)
        where T : struct, Enum
    {
        value = unnamed;
        return string.IsNullOrEmpty(text)
            || (text.All(char.IsAsciiLetter) && Enum.TryParse(text, ignoreCase: true, out value));
    }
}
