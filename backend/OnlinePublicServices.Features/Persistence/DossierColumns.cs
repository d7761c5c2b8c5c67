using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>
/// What the clerk's queue sorts and searches by, derived from the dossier at every save so that no act can forget it.
/// </summary>
internal static class DossierColumns
{
    /// <summary>
    /// The next instant that matters: until when the counter has to answer while the dossier waits for it, until when the
    /// applicant has to supply what was asked for, else when the result is due; far away where nothing is promised.
    /// </summary>
    public const string UrgentAt = "UrgentAt";

    /// <summary>The unit of the post that has it; nothing once it is over.</summary>
    public const string HolderUnit = "HolderUnit";

    /// <summary>The role of the post that has it.</summary>
    public const string HolderRole = "HolderRole";

    /// <summary>The person who has it; nothing while the post as a whole does.</summary>
    public const string HolderAccount = "HolderAccount";

    /// <summary>The unit of the post to which it is offered.</summary>
    public const string OfferUnit = "OfferUnit";

    /// <summary>The role of the post to which it is offered.</summary>
    public const string OfferRole = "OfferRole";

    /// <summary>Since when it is offered, UTC.</summary>
    public const string OfferedAt = "OfferedAt";

    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Fills the derived columns of every dossier about to be saved.</summary>
    public static void Derive(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<Dossier>().ToList())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified))
            {
                continue;
            }

            var dossier = entry.Entity;
            entry.Property(UrgentAt).CurrentValue = UrgentOf(dossier);
            var (holding, offer) = (dossier.Custody.Now, dossier.Custody.Offer);
            var isOver = holding.Until is not null;
            entry.Property(HolderUnit).CurrentValue = isOver ? null : holding.Post.UnitId;
            entry.Property(HolderRole).CurrentValue = isOver ? null : holding.Post.Role;
            entry.Property(HolderAccount).CurrentValue = isOver ? null : holding.AccountId;
            entry.Property(OfferUnit).CurrentValue = offer?.To.UnitId;
            entry.Property(OfferRole).CurrentValue = offer?.To.Role;
            entry.Property(OfferedAt).CurrentValue = offer?.At;
            if (entry.State == EntityState.Added || entry.Property(d => d.UnitId).IsModified)
            {
                db.AddRange(WordsOf(dossier).Select(word => new DossierWord(dossier.UnitId, word, dossier.Id)));
            }
        }
    }

    /// <summary>Words as they are searched: lower case, without accents, d for the barred d.</summary>
    public static IEnumerable<string> Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            folded.Append(
                letter switch
                {
                    '\u0111' or '\u0110' => 'd',
                    _ when char.IsLetterOrDigit(letter) => char.ToLowerInvariant(letter),
                    _ => ' ',
                }
            );
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
    }

    /// <summary>A dossier that waits for its applicant is nobody's hurry but theirs.</summary>
    private static DateTimeOffset UrgentOf(Dossier dossier) =>
        dossier.Status switch
        {
            DossierStatus.Registered => dossier.AcceptanceDueAt,
            DossierStatus.AwaitingSupplement => dossier.OpenSupplement?.AnswerBy ?? Never,
            var status when DossierLifecycle.IsWait(status) => Never,
            _ => dossier.PromisedDueAt ?? Never,
        };

    private static IEnumerable<string> WordsOf(Dossier dossier) =>
        Fold(dossier.Applicant.Name).Take(DossierWord.WordsMax);
}

/// <summary>One word of the name under which a dossier is found, beside the unit that may find it.</summary>
internal sealed class DossierWord
{
    public const int WordsMax = 12;

    private DossierWord() { }

    public DossierWord(string unitId, string word, Guid dossierId)
    {
        UnitId = unitId;
        Word = word.Length > 40 ? word[..40] : word;
        DossierId = dossierId;
    }

    public string UnitId { get; private init; } = "";

    public string Word { get; private init; } = "";

    public Guid DossierId { get; private init; }
}
