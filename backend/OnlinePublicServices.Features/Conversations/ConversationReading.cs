using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Conversations;

/// <summary>What applicant and office said to each other on a dossier.</summary>
/// <param name="Sayings">Oldest first.</param>
/// <param name="Obstacle">Why the asker may say nothing now, as a stable code; absent where they may.</param>
public sealed record ConversationView(IReadOnlyList<SayingView> Sayings, string? Obstacle);

/// <summary>Something said. Staff are named by post and unit, as on every paper of the office.</summary>
/// <param name="Number">From 1.</param>
/// <param name="IsOffice">Whether the office said it.</param>
/// <param name="Title">The position; absent for the applicant.</param>
/// <param name="Unit">Where that is; absent for the applicant.</param>
/// <param name="ByDeputy">True where a deputy spoke in that position (<c>thay</c>).</param>
/// <param name="Words">What was said, in lines.</param>
/// <param name="At">UTC.</param>
public sealed record SayingView(
    int Number,
    bool IsOffice,
    LocalText? Title,
    LocalText? Unit,
    bool ByDeputy,
    string Words,
    DateTimeOffset At
);

/// <summary>Loads conversations and shows them; an empty one where nothing was said yet.</summary>
internal sealed class ConversationReading(PublicServicesDbContext db, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>The conversation on a dossier, if anything was said.</summary>
    public Task<Conversation?> Find(Dossier dossier, CancellationToken cancellationToken) =>
        db.Conversations.SingleOrDefaultAsync(c => c.DossierId == dossier.Id, cancellationToken);

    /// <summary>The conversation as the asker sees it.</summary>
    public ConversationView Show(OpenDossier open, Conversation conversation) =>
        new(
            [.. conversation.Sayings.OrderBy(saying => saying.Number).Select(Show)],
            conversation.Refusal(open.Dossier, open.Actor, clock.GetUtcNow())?.Code
        );

    /// <summary>What was said, and as whom.</summary>
    public SayingView Show(Saying saying) =>
        new(
            saying.Number,
            saying.IsOffice,
            TitleOf(saying),
            saying.Post is { } post ? catalogue.Units.Find(post.UnitId)?.Name ?? new LocalText(post.UnitId) : null,
            saying.InsteadOf is not null,
            saying.Words,
            saying.At
        );

    private LocalText? TitleOf(Saying saying) =>
        saying.Post is { } post && catalogue.StaffNamed(saying.InsteadOf ?? saying.ActorId) is { } member
            ? member
                .PositionsOn(VietnamTime.DayOf(saying.At))
                .FirstOrDefault(position => position.Role == post.Role)
                ?.Title
            : null;
}
