using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Administration;

/// <summary>The words of a notice as they are written; what is empty is absent.</summary>
/// <param name="Subject">The mail's subject.</param>
/// <param name="Mail">The mail's words.</param>
/// <param name="Sms">The text's words.</param>
/// <param name="Portal">As it stands in the portal.</param>
public sealed record NoticeWords(LocalText Subject, LocalText Mail, string? Sms, PortalWords? Portal)
{
    internal NoticeTemplate Of(string id) => new(id, Subject, Mail, Sms, Portal);
}
