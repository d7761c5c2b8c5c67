using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Http;

/// <summary>
/// Where a list goes on: the sort key and id of the last row, opaque to the client. A list keeps its speed however far
/// one reads, and rows that come or go meanwhile shift nothing.
/// </summary>
internal readonly record struct Cursor(DateTimeOffset At, Guid Id)
{
    /// <summary>How many rows a page has unless asked otherwise.</summary>
    public const int PageSize = 20;

    /// <summary>The most rows of a page.</summary>
    public const int PageSizeMax = 100;

    /// <summary>Reads a client's cursor. Errors: <c>request.cursor-malformed</c>.</summary>
    public static Result<Cursor?> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return (Cursor?)null;
        }

        try
        {
            var parts = Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(text)).Split('.');
            return new Cursor(
                new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero),
                Guid.Parse(parts[1])
            );
        }
        catch (Exception malformed)
            when (malformed is FormatException or OverflowException or ArgumentException or IndexOutOfRangeException)
        {
            return new DomainError("request.cursor-malformed", ErrorKind.Malformed);
        }
    }

    /// <summary>A page size within its bounds.</summary>
    public static int Limit(int? asked) => Math.Clamp(asked ?? PageSize, 1, PageSizeMax);

    /// <inheritdoc />
    public override string ToString() =>
        WebEncoders.Base64UrlEncode(
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Id:N}"))
        );
}
