using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Feedback;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Petitions;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// Which personal records that are no dossier's come to their end. Nothing is due before its person could be told and has
/// had fourteen days; a warning that nothing followed for a year, since the catalogue changed, is given again. A petition
/// that ended before its end was noted has no time from which to count, and stays: nothing goes early.
/// </summary>
internal sealed class RecordReading(PublicServicesDbContext db, Catalogue catalogue, TimeProvider clock)
{
    private static readonly DataRequestStatus[] Answered = [DataRequestStatus.Completed, DataRequestStatus.Refused];

    private static readonly FeedbackStatus[] Settled = [FeedbackStatus.Published, FeedbackStatus.Refused];

    /// <summary>Whose people are told before. Whoever wrote a petition isn't known to the program.</summary>
    public static IReadOnlyList<RecordKind> Warned { get; } =
    [RecordKind.DataRequests, RecordKind.Reflections, RecordKind.Profiles];

    /// <summary>The kinds that are noted in the ledger and destroyed one by one; accounts are not ours to destroy.</summary>
    public static IReadOnlyList<RecordKind> OneByOne { get; } = [.. Warned, RecordKind.Petitions];

    /// <summary>The kinds that go by their own age.</summary>
    public static IReadOnlyList<RecordKind> ByAge { get; } =
    [RecordKind.Notices, RecordKind.Looks, RecordKind.SettlementFiles];

    /// <summary>The time of a kind as it is today; nothing where nobody has fixed it.</summary>
    public RecordPeriod? PeriodOf(RecordKind kind) => catalogue.PeriodOf(kind, VietnamTime.DayOf(clock.GetUtcNow()));

    /// <summary>Those that are to be told of now.</summary>
    public IQueryable<Guid> ToWarn(RecordPeriod period)
    {
        var now = clock.GetUtcNow();
        var (over, forgotten) = (period.OverBefore(now.AddDays(RetentionRule.WarnedDays)), now.AddYears(-1));
        return period.Kind switch
        {
            RecordKind.DataRequests => Requests(over)
                .Where(r => r.WarnedAt == null || r.WarnedAt < forgotten)
                .Select(r => r.Id),
            RecordKind.Reflections => Reflections(over)
                .Where(f => f.WarnedAt == null || f.WarnedAt < f.LastActAt || f.WarnedAt < forgotten)
                .Select(f => f.Id),
            RecordKind.Profiles => Profiles(over)
                .Where(p =>
                    p.Issuer != Person.CounterIssuer
                    && (
                        p.WarnedAt == null
                        || p.WarnedAt < p.ChangedAt
                        || p.WarnedAt < p.UsedAt
                        || p.WarnedAt < forgotten
                    )
                )
                .Select(p => p.Id),
            RecordKind.Petitions
            or RecordKind.Notices
            or RecordKind.Looks
            or RecordKind.Accounts
            or RecordKind.SettlementFiles => throw NotOne(period.Kind),
        };
    }

    /// <summary>Those whose time is over, told of where somebody can be.</summary>
    public IQueryable<Guid> Due(RecordPeriod period)
    {
        var now = clock.GetUtcNow();
        var (over, forgotten) = (period.OverBefore(now), now.AddYears(-1));
        var warned = now.AddDays(-RetentionRule.WarnedDays);
        return period.Kind switch
        {
            RecordKind.DataRequests => Requests(over)
                .Where(r => r.WarnedAt <= warned && r.WarnedAt >= forgotten)
                .Select(r => r.Id),
            RecordKind.Reflections => Reflections(over)
                .Where(f => f.WarnedAt <= warned && f.WarnedAt >= f.LastActAt && f.WarnedAt >= forgotten)
                .Select(f => f.Id),
            RecordKind.Petitions => db
                .PetitionCases.Where(p =>
                    PetitionReading.Ends.Contains(p.Status) && p.ErasedAt == null && p.EndedAt < over
                )
                .Select(p => p.Id),
            RecordKind.Profiles => Profiles(over)
                .Where(p =>
                    p.Issuer == Person.CounterIssuer
                    || (
                        p.WarnedAt <= warned
                        && p.WarnedAt >= p.ChangedAt
                        && (p.UsedAt == null || p.WarnedAt >= p.UsedAt)
                        && p.WarnedAt >= forgotten
                    )
                )
                .Select(p => p.Id),
            RecordKind.Notices or RecordKind.Looks or RecordKind.Accounts or RecordKind.SettlementFiles => throw NotOne(
                period.Kind
            ),
        };
    }

    /// <summary>
    /// Those of some that were destroyed and are there again. One that somebody touched in the moment in which it was to go
    /// was noted and has stayed: nobody touched what a copy brings back for a year at least.
    /// </summary>
    public IQueryable<Guid> Back(RecordKind kind, IReadOnlyCollection<Guid> ids)
    {
        var untouched = RecordPeriod.UntouchedBefore(clock.GetUtcNow());
        return kind switch
        {
            RecordKind.DataRequests => db
                .DataRequests.Where(r => ids.Contains(r.Id) && r.History.Max(act => act.At) < untouched)
                .Select(r => r.Id),
            RecordKind.Reflections => db
                .FeedbackCases.Where(f => ids.Contains(f.Id) && f.ErasedAt == null && f.LastActAt < untouched)
                .Select(f => f.Id),
            RecordKind.Petitions => db
                .PetitionCases.Where(p =>
                    ids.Contains(p.Id) && p.ErasedAt == null && (p.EndedAt ?? p.ReceivedAt) < untouched
                )
                .Select(p => p.Id),
            RecordKind.Profiles => Profiles(untouched).Where(p => ids.Contains(p.Id)).Select(p => p.Id),
            RecordKind.Notices or RecordKind.Looks or RecordKind.Accounts or RecordKind.SettlementFiles => throw NotOne(
                kind
            ),
        };
    }

    private static ArgumentException NotOne(RecordKind kind) => new($"{kind} are not asked one by one.", nameof(kind));

    /// <summary>Whoever still waits for another answer may need what they were told before.</summary>
    private IQueryable<DataRequest> Requests(DateTimeOffset over) =>
        db.DataRequests.Where(r =>
            Answered.Contains(r.Status)
            && r.History.Max(act => act.At) < over
            && !db.DataRequests.Any(open => open.PersonId == r.PersonId && !Answered.Contains(open.Status))
            && !db.FeedbackCases.Any(f =>
                f.Author.PersonId == r.PersonId && f.ErasedAt == null && !f.IsKeptClosed && !Settled.Contains(f.Status)
            )
        );

    private IQueryable<FeedbackCase> Reflections(DateTimeOffset over) =>
        db.FeedbackCases.Where(f =>
            f.ErasedAt == null
            && f.LastActAt < over
            && (f.IsKeptClosed || Settled.Contains(f.Status))
            && EF.Property<DateTimeOffset?>(f, FeedbackColumns.DueAt) == null
        );

    /// <summary>People of whom nothing is left but what they once said of themselves, and who no longer come.</summary>
    private IQueryable<Person> Profiles(DateTimeOffset over) =>
        db.People.Where(p =>
            p.ChangedAt < over
            && (p.UsedAt == null || p.UsedAt < over)
            && p.Id != Person.NobodyId
            && !db.Dossiers.Any(d => d.OwnerId == p.Id)
            && !db.Drafts.Any(d => d.OwnerId == p.Id)
            && !db.KeptPapers.Any(k => k.PersonId == p.Id)
            && !db.DataRequests.Any(r => r.PersonId == p.Id)
            && !db.DataExports.Any(e => e.PersonId == p.Id)
            && !db.OwnLooks.Any(l => l.PersonId == p.Id)
            && !db.FeedbackCases.Any(f => f.Author.PersonId == p.Id)
            && !db.OutboxMessages.Any(m => m.PersonId == p.Id && m.Kind != MessageKind.ProfileEnding)
        );
}
