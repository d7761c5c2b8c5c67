using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Notifications;

/// <summary>The words of a mail.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">Lines ended by a line feed.</param>
/// <param name="IsFallback">Whether the files' own words stood in for those that were adopted.</param>
internal sealed record MailWords(string Subject, string Text, bool IsFallback = false);

/// <summary>The words of a text.</summary>
/// <param name="Text">One line.</param>
/// <param name="IsFallback">Whether the files' own words stood in for those that were adopted.</param>
internal sealed record SmsWords(string Text, bool IsFallback = false);

/// <summary>
/// Fills templates. Plain text only: nothing a person typed can become markup. What tells a true notice from a false one is
/// no template's: it is added here, below a mail and behind a text. A template that can't be used stops no notice.
/// </summary>
internal static class NoticeWriter
{
    /// <summary>A mail, in words that can be used.</summary>
    public static MailWords Mail(WordedNotice notice) =>
        TryMail(notice.Facts, notice.InForce) is { } words
            ? words with
            {
                IsFallback = notice.PassesOver,
            }
            : TryMail(notice.Facts, notice.BuiltIn)! with
            {
                IsFallback = true,
            };

    /// <summary>A text, in words that can be used: one line, and no more parts than a gateway takes.</summary>
    public static SmsWords Sms(WordedNotice notice, bool keepsAccents)
    {
        var facts = notice.Facts;
        return TrySms(facts, notice.InForce, keepsAccents) is { } words && SmsText.Parts(words) <= SmsText.PartsMax
            ? new SmsWords(words, notice.PassesOver)
            : new SmsWords(TrySms(facts, notice.BuiltIn, keepsAccents)!, IsFallback: true);
    }

    /// <summary>The mail that a template makes; nothing where it can't be read.</summary>
    public static MailWords? TryMail(Notice notice, NoticeTemplate template)
    {
        if (notice is TrialNotice { Mail: var shown })
        {
            var language = NoticeValues.LanguageOf(notice);
            return new MailWords(
                NoticeValues.Text(language, "TestSubject", shown.Subject),
                $"{NoticeValues.Text(language, "TestNote")}\n\n{shown.Text}"
            );
        }

        var form = NoticeForms.Find(template.Id)!;
        string? Value(string name) => NoticeValues.InMail(notice, name);
        var subject = Fill(form, NoticeField.Subject, InLanguage(template.Subject, notice), Value);
        var text = Fill(form, NoticeField.Mail, InLanguage(template.Mail, notice), Value);
        return subject is null || text is null || subject.Contains('\n', StringComparison.Ordinal)
            ? null
            : new MailWords(subject, string.Join('\n', [text, .. Foot(notice)]) + "\n");
    }

    /// <summary>The text that a template makes; nothing where it can't be read.</summary>
    public static string? TrySms(Notice notice, NoticeTemplate template, bool keepsAccents)
    {
        if (
            template.Sms is not { } sms
            || Fill(NoticeForms.Find(template.Id)!, NoticeField.Sms, sms, name => NoticeValues.InSms(notice, name))
                ?.Replace('\n', ' ')
                is not { } words
        )
        {
            return null;
        }

        var text = NoticeValues.Text(NoticeValues.LanguageOf(notice), "SmsFrame", words, PortalOf(notice));
        return keepsAccents ? text : SmsText.WithoutAccents(text);
    }

    private static string PortalOf(Notice notice) =>
        notice switch
        {
            DossierNotice dossier => dossier.TrackingUrl.Authority,
            PersonNotice person => person.Where.Authority,
            _ => throw new ArgumentException($"A {notice.GetType().Name} goes to no telephone.", nameof(notice)),
        };

    /// <summary>Nothing also where a line went, for want of another value, with one that the notice must not be without.</summary>
    private static string? Fill(NoticeForm form, NoticeField field, string template, Func<string, string?> valueOf)
    {
        var text = TemplateText.Read(template);
        return
            text.Faults.Count == 0
            && !form.Placeholders.Any(one => one.NeededIn.Contains(field) && text.Loses(one.Name, valueOf))
            && text.Fill(valueOf) is { Length: > 0 } filled
            ? filled
            : null;
    }

    private static string InLanguage(LocalText text, Notice notice) =>
        NoticeValues.LanguageOf(notice).Name == "en" ? text.En ?? text.Vi : text.Vi;

    private static IEnumerable<string> Foot(Notice notice)
    {
        var language = NoticeValues.LanguageOf(notice);
        string Text(string name, params object[] values) => NoticeValues.Text(language, name, values);

        return notice switch
        {
            DossierNotice dossier =>
            [
                "",
                "--",
                Text("AutomaticNote", dossier.UnitName),
                .. dossier.IsToPrincipal ? Array.Empty<string>() : [Text("KeyNote")],
                Text("SafetyNote"),
            ],
            FeedbackNotice feedback =>
            [
                "",
                "--",
                Text("AutomaticNote", feedback.UnitName),
                Text("FeedbackKeyNote"),
                Text("SafetyNote"),
            ],
            PersonNotice person => ["", "--", Text("AutomaticNote", person.UnitName), Text("SafetyNote")],
            AccountNotice => ["", "--", Text("AccountNote"), Text("SafetyNote")],
            _ => [],
        };
    }
}
