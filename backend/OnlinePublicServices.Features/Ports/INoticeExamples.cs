using OnlinePublicServices.Domain.Notices;

namespace OnlinePublicServices.Features.Ports;

/// <summary>Shows what a template makes of facts that are clearly made up, by the same hands that write what is sent.</summary>
internal interface INoticeExamples
{
    /// <summary>The notice; of a part that can't be read there is nothing.</summary>
    NoticeExample Show(NoticeTemplate template);
}

/// <summary>A notice as people would get it, about nobody.</summary>
/// <param name="Mails">One for each language in which it is written.</param>
/// <param name="Sms">Where it goes to telephones.</param>
/// <param name="Portal">Where it stands in the portal.</param>
public sealed record NoticeExample(IReadOnlyList<MailExample> Mails, SmsExample? Sms, PortalWords? Portal);

/// <summary>A mail as it would arrive.</summary>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
/// <param name="Sender">The name that mail programs show.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The words with what is added below them, lines ended by a line feed.</param>
public sealed record MailExample(string Language, string Sender, string Subject, string Text);

/// <summary>A text as it would arrive, both ways in which an installation may send it.</summary>
/// <param name="Plain">Without accents.</param>
/// <param name="Accented">With them.</param>
/// <param name="KeepsAccents">Which of both this installation sends.</param>
public sealed record SmsExample(SmsForm Plain, SmsForm Accented, bool KeepsAccents);

/// <summary>One way of a text.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Letters">How many letters.</param>
/// <param name="IsGsm">GSM's alphabet, 160 letters in a part and 153 in each of several; otherwise UCS-2, 70 and 67.</param>
/// <param name="Parts">How many parts, each of which is paid for.</param>
public sealed record SmsForm(string Text, int Letters, bool IsGsm, int Parts);
