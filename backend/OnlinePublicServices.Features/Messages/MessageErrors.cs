using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Messages;

internal static class MessageErrors
{
    /// <summary>The applicant has no address for that channel, or nothing carries it here.</summary>
    public static readonly DomainError WayMissing = new("message.way-missing", ErrorKind.Refused);
}
