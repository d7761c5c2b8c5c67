using System.Globalization;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Notifications.Sms;

namespace OnlinePublicServices.Infrastructure.Notifications;

/// <summary>Fills templates with facts about nobody: a code of noughts, a commune and a procedure that call themselves examples.</summary>
internal sealed class NoticeExamples(PortalAddress portal, IOptions<SmsOptions> sms) : INoticeExamples
{
    private const string Code = "000.00.00.H00-300115-00000";

    private static readonly DateTimeOffset At = new(2030, 1, 15, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2030, 1, 29);
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");

    public NoticeExample Show(NoticeTemplate template)
    {
        var form = NoticeForms.Find(template.Id)!;
        string[] languages = form.IsBilingual ? ["vi", "en"] : ["vi"];
        return new NoticeExample(
            [.. languages.Select(language => Mail(FactsOf(form, language), template, language)).OfType<MailExample>()],
            form.HasSms ? Text(FactsOf(form, "vi"), template) : null,
            form.HasSms && template.Portal is { } words && CanBeRead(words) ? words.Filled(Value) : null
        );
    }

    private static MailExample? Mail(Notice facts, NoticeTemplate template, string language) =>
        NoticeWriter.TryMail(facts, template) is { } words
            ? new MailExample(language, NoticeMail.SenderOf(facts), words.Subject, words.Text)
            : null;

    private SmsExample? Text(Notice facts, NoticeTemplate template) =>
        NoticeWriter.TrySms(facts, template, keepsAccents: true) is { } words
            ? new SmsExample(FormOf(SmsText.WithoutAccents(words)), FormOf(words), sms.Value.KeepsAccents)
            : null;

    private static SmsForm FormOf(string text) => new(text, text.Length, SmsText.IsGsm(text), SmsText.Parts(text));

    private static bool CanBeRead(PortalWords words) =>
        new[] { words.Title.Vi, words.Title.En, words.Text.Vi, words.Text.En }
            .OfType<string>()
            .All(text => TemplateText.Read(text).Faults.Count == 0);

    private static LocalText? Value(string name) =>
        name switch
        {
            "code" => new LocalText(Code),
            "procedure" => Example("Procedure"),
            "unit" => Example("Unit"),
            _ => null,
        };

    private static LocalText Example(string name) =>
        new(
            NoticeValues.Text(Vietnamese, $"Example.{name}"),
            NoticeValues.Text(CultureInfo.GetCultureInfo("en"), $"Example.{name}")
        );

    private Notice FactsOf(NoticeForm form, string language)
    {
        var kind = Enum.Parse<MessageKind>(form.Id.Split('.')[0], ignoreCase: true);
        var unit = Example("Unit").Vi;
        if (form.HasSms)
        {
            return form.Find("code") is null ? OfPerson(kind, unit) : OfDossier(kind, unit);
        }

        return kind switch
        {
            MessageKind.FeedbackReceived or MessageKind.FeedbackMoved or MessageKind.FeedbackEnding =>
                new FeedbackNotice(
                    Guid.Empty,
                    kind,
                    "",
                    At,
                    "PA-00000000",
                    FeedbackStatus.Received,
                    unit,
                    portal.Feedback("PA-00000000", "vi-du")
                ),
            MessageKind.HandOverRinging or MessageKind.DueSoon or MessageKind.UnusualLooks => new StaffNotice(
                Guid.Empty,
                kind,
                "",
                At,
                Code,
                unit,
                portal.Desk(Code),
                At.AddDays(2)
            ),
            _ => new AccountNotice(
                Guid.Empty,
                kind,
                "",
                At,
                new Uri(portal.Certificates, "/vi-du").AbsoluteUri,
                At.AddMinutes(30),
                language
            ),
        };
    }

    private PersonNotice OfPerson(MessageKind kind, string unit) =>
        new(Guid.Empty, kind, "", At, unit, portal.MyData) { ProcedureName = Example("Procedure").Vi, EndsOn = Day };

    private DossierNotice OfDossier(MessageKind kind, string unit) =>
        new(
            Guid.Empty,
            kind,
            "",
            At,
            Code,
            Example("Procedure").Vi,
            unit,
            OneStopKind.ReceptionDesk,
            portal.Tracking(Code, "vi-du"),
            At.AddDays(2),
            At.AddHours(8),
            NoticeValues.Text(Vietnamese, "Example.Reason"),
            null
        )
        {
            EnteredAt = Example("Counter").Vi,
            IsToPrincipal = true,
            ErasedFrom = Day,
            RatingUrl = portal.Rating(Code, "vi-du"),
            PaymentUrl = portal.PaymentByKey("abcdefghijkmnpqrstuvwxyz"),
        };
}
