using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Feedback;

/// <summary>A reflection opened by somebody who may see it.</summary>
internal sealed record OpenFeedback(FeedbackCase Case, FeedbackActor Actor);

/// <summary>
/// Opens reflections for their authors, by session or key, and for the unit that has them. One about how somebody
/// behaved is opened by the heads of the unit and of its counter alone: any clerk might be the one who is meant.
/// </summary>
internal sealed class FeedbackReading(
    PublicServicesDbContext db,
    Catalogue catalogue,
    PublishedCalendars published,
    CurrentPerson current,
    StaffDesk desk,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    private readonly IDataProtector protector = protection.CreateProtector("feedback-key");

    /// <summary>The units whose reflections of a kind the asker handles today.</summary>
    public IReadOnlyList<string> UnitsOf(FeedbackKind kind) =>
        kind is FeedbackKind.Regulation
            ? desk.UnitsServed
            :
            [
                .. desk.UnitsServedAs(StaffRole.ApprovingOfficer)
                    .Union(desk.UnitsServedAs(StaffRole.Supervisor), StringComparer.Ordinal),
            ];

    /// <summary>A reflection that lies at a unit which the asker serves. Errors: <c>resource.not-found</c>.</summary>
    public async Task<Result<OpenFeedback>> OpenForStaff(string code, CancellationToken cancellationToken)
    {
        var found = await db.FeedbackCases.SingleOrDefaultAsync(
            c => c.Code == code && c.ErasedAt == null,
            cancellationToken
        );
        return found is not null && UnitsOf(found.Kind).Contains(found.UnitId, StringComparer.Ordinal)
            ? new OpenFeedback(found, new FeedbackActor(FeedbackRole.Staff, desk.ActorId))
            : RequestErrors.NotFound;
    }

    /// <summary>A reflection for its author, by session or key. Errors: <c>resource.not-found</c>.</summary>
    public async Task<Result<OpenFeedback>> OpenForAuthor(string code, string? key, CancellationToken cancellationToken)
    {
        var found = await db.FeedbackCases.SingleOrDefaultAsync(
            c => c.Code == code && c.ErasedAt == null,
            cancellationToken
        );
        if (found is null)
        {
            return RequestErrors.NotFound;
        }

        var person = await current.FindId(cancellationToken);
        return
            (person is not null && found.Author.PersonId == person)
            || (
                !string.IsNullOrWhiteSpace(key)
                && FollowKeys.AreEqual(FollowKeys.HashOf(key), FollowKeys.HashOf(KeyOf(found)))
            )
            ? new OpenFeedback(found, new FeedbackActor(FeedbackRole.Author))
            : RequestErrors.NotFound;
    }

    /// <summary>Keeps a new reflection, and gives the key by which it is followed.</summary>
    public string Keep(FeedbackCase filed)
    {
        var key = FollowKeys.Draw();
        db.FeedbackCases.Add(filed);
        db.Entry(filed).Property<string>(FeedbackColumns.ProtectedKey).CurrentValue = protector.Protect(key);
        return key;
    }

    /// <summary>The key of a reflection, for the messages to its author.</summary>
    public string KeyOf(FeedbackCase kept) =>
        protector.Unprotect(db.Entry(kept).Property<string>(FeedbackColumns.ProtectedKey).CurrentValue);

    /// <summary>Puts down what is due next, as its acts and the calendar now say. Errors: <c>calendar.not-published</c>.</summary>
    public Result<Done> Reckon(FeedbackCase changed) =>
        ClockOf(changed)
            .Map(read =>
            {
                db.Entry(changed).Property<DateTimeOffset?>(FeedbackColumns.DueAt).CurrentValue = read.NextDue(changed);
                return Done.Value;
            });

    /// <summary>Errors: <c>calendar.not-published</c>.</summary>
    public Result<FeedbackClock> ClockOf(FeedbackCase feedback) =>
        FeedbackClock.Of([.. feedback.History.OrderBy(record => record.Number)], CalendarOf(feedback.UnitId));

    /// <summary>The working calendar in force at a unit.</summary>
    public WorkingCalendar CalendarOf(string unitId) => published.InForce.Of(unitId, catalogue.Units);

    /// <summary>A unit to which reflections go today. Errors: <c>feedback.unit-unknown</c>.</summary>
    public Result<string> Unit(string? id) =>
        id is not null
        && catalogue.Units.Find(id) is { IsAuthority: true } unit
        && unit.IsInForceOn(VietnamTime.DayOf(clock.GetUtcNow()))
            ? unit.Id
            : new DomainError("feedback.unit-unknown", ErrorKind.Refused);

    /// <summary>The name of a unit.</summary>
    public LocalText NameOf(string unitId) => catalogue.Units.Find(unitId)?.Name ?? new LocalText(unitId);
}
