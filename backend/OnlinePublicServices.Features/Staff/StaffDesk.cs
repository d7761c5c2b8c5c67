using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Staff;

/// <summary>
/// The member of staff who asks, and what their positions let them see today. A position in a counter or department
/// serves the dossiers of the authority above it, and of the authorities that it succeeded.
/// </summary>
internal sealed class StaffDesk(Catalogue catalogue, PortalAddress portal, ICurrentUser user, TimeProvider clock)
{
    /// <summary>The person, if it is a member of staff who still holds a position.</summary>
    public StaffMember? Member =>
        user.Account is { Kind: AccountKind.Staff } account
            ? catalogue.StaffAt(account.Issuer == portal.Issuer ? null : account.Issuer, account.Subject)
            : null;

    /// <summary>The account as acts name it.</summary>
    public string ActorId => user.Account!.Key;

    private DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    /// <summary>The positions held today.</summary>
    public IReadOnlyList<StaffPosition> Positions => Member is { } member ? [.. member.PositionsOn(Today)] : [];

    /// <summary>The units whose dossiers a role may see today.</summary>
    public IReadOnlyList<string> UnitsServedAs(StaffRole role) =>
        [.. Positions.Where(p => p.Role == role).SelectMany(p => UnitsOf(p)).Distinct(StringComparer.Ordinal)];

    /// <summary>The units whose dossiers this person may see today, in any role that reads dossiers.</summary>
    public IReadOnlyList<string> UnitsServed =>
        [.. Positions.Where(p => ReadsDossiers(p.Role)).SelectMany(UnitsOf).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether this person keeps the system today: accounts and what is sent about them.</summary>
    public bool KeepsAccounts => Positions.Any(p => p.Role == StaffRole.Administrator);

    /// <summary>
    /// In what capacity the person acts on a unit's dossiers; the receiving clerk first, nothing when not at all.
    /// </summary>
    public (Actor Actor, StaffPosition Position)? ActingFor(string unitId)
    {
        var position = Positions
            .Where(p => ReadsDossiers(p.Role) && UnitsOf(p).Contains(unitId, StringComparer.Ordinal))
            .OrderBy(p => p.Role)
            .FirstOrDefault();
        return position is null ? null : (new Actor(ActorId, RoleOf(position.Role), unitId), position);
    }

    private IEnumerable<string> UnitsOf(StaffPosition position) =>
        catalogue.Units.ServedFrom(position.UnitId).Select(unit => unit.Id);

    /// <summary>Administrators keep the system; that alone opens no dossier.</summary>
    private static bool ReadsDossiers(StaffRole role) =>
        role
            is StaffRole.ReceivingClerk
                or StaffRole.CaseOfficer
                or StaffRole.ApprovingOfficer
                or StaffRole.RecordsClerk
                or StaffRole.Supervisor;

    private static ActorRole RoleOf(StaffRole role) =>
        role switch
        {
            StaffRole.ReceivingClerk => ActorRole.ReceivingClerk,
            StaffRole.CaseOfficer => ActorRole.CaseOfficer,
            StaffRole.ApprovingOfficer => ActorRole.ApprovingOfficer,
            StaffRole.RecordsClerk => ActorRole.RecordsClerk,
            StaffRole.Supervisor => ActorRole.Supervisor,
            StaffRole.Administrator => ActorRole.Administrator,
            StaffRole.Auditor => ActorRole.Auditor,
        };
}
