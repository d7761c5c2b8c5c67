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
    /// The next instant that matters to the counter: until when it has to answer while the dossier waits, else when the
    /// result is due; far away where nothing is promised.
    /// </summary>
    public const string UrgentAt = "UrgentAt";

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
            entry.Property(UrgentAt).CurrentValue =
                dossier.Status == DossierStatus.Registered ? dossier.AcceptanceDueAt : dossier.PromisedDueAt ?? Never;
            if (entry.State == EntityState.Added)
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
