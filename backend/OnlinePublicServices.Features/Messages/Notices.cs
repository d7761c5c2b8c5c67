using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Feedback;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Messages;

/// <summary>
/// Leads each message of the outbox to where its content is, and to its words: those in force when it was recorded, so that
/// each attempt sends the same bytes.
/// </summary>
internal sealed class Notices(
    DossierNotices dossiers,
    AccountLetters accounts,
    FeedbackLetters feedback,
    PersonNotices people,
    TestLetters tests,
    Catalogue catalogue
) : INoticeSource
{
    public async Task<WordedNotice?> Load(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Kind is MessageKind.TemplateTest)
        {
            return tests.Load(message);
        }

        Notice? facts = message switch
        {
            { DossierId: not null } => await dossiers.Load(message, cancellationToken),
            { AboutPersonId: not null } => await people.Load(message, cancellationToken),
            { UnitId: not null } => feedback.Load(message),
            _ => accounts.Load(message),
        };
        return facts is null ? null : Worded(facts, catalogue.Notices);
    }

    /// <summary>Facts with the words that were in force when they were recorded.</summary>
    internal static WordedNotice Worded(Notice facts, NoticeBook words) =>
        new(
            facts,
            words.InForce(facts.TemplateId, facts.WrittenAt),
            words.BuiltIn(facts.TemplateId),
            words.PassesOver(facts.TemplateId, facts.WrittenAt)
        );
}
