using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Routing;
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

    /// <summary>The posts in which this person acts today: their own, and those of whom they are deputy.</summary>
    private IReadOnlyList<ActingPost> Acting => Member is { } member ? [.. catalogue.ActingPosts(member, Today)] : [];

    /// <summary>The positions held today, as deputy too.</summary>
    public IReadOnlyList<StaffPosition> Positions => [.. Acting.Select(acting => acting.Position)];

    /// <summary>The units whose dossiers a role may see today.</summary>
    public IReadOnlyList<string> UnitsServedAs(StaffRole role) =>
        [.. Positions.Where(p => p.Role == role).SelectMany(p => UnitsOf(p)).Distinct(StringComparer.Ordinal)];

    /// <summary>The units for all of whose dossiers this person answers today.</summary>
    public IReadOnlyList<string> UnitsServed =>
        [.. Positions.Where(p => AnswersForUnit(p.Role)).SelectMany(UnitsOf).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether this person keeps the system today: accounts and what is sent about them.</summary>
    public bool KeepsAccounts => Positions.Any(p => p.Role == StaffRole.Administrator);

    /// <summary>Whether this person keeps the catalogue today.</summary>
    public bool KeepsCatalogue => KeepsAccounts;

    /// <summary>Whether this person keeps the calendars today.</summary>
    public bool KeepsCalendars => KeepsAccounts;

    /// <summary>
    /// In what capacity the person acts on a unit's dossiers; the receiving clerk first, nothing when not at all.
    /// </summary>
    public (Actor Actor, StaffPosition Position)? ActingFor(string unitId) => ActingFor(unitId, ReadsDossiers);

    private (Actor Actor, StaffPosition Position)? ActingFor(string unitId, Func<StaffRole, bool> may)
    {
        var acting = Acting
            .Where(a => may(a.Position.Role) && UnitsOf(a.Position).Contains(unitId, StringComparer.Ordinal))
            .OrderBy(a => a.Position.Role)
            .FirstOrDefault();
        return acting is null ? null : As(acting, unitId, new Post(acting.Position.UnitId, acting.Position.Role));
    }

    /// <summary>
    /// In what capacity the person acts on a dossier: in the post that has it, to which it is offered or which was asked;
    /// else as one who answers for all dossiers of its unit. An officer whose work on it is done sees it no more.
    /// </summary>
    public (Actor Actor, StaffPosition Position)? ActingFor(Dossier dossier) =>
        WorkingOn(dossier) ?? ActingFor(dossier.UnitId, AnswersForUnit);

    /// <summary>
    /// In what capacity the person receives at their counter today, whichever unit decides; the preferred unit's counter
    /// where they stand there. Nothing for whoever is no receiving clerk.
    /// </summary>
    public Actor? AtCounter(string? preferredUnit = null)
    {
        // A counter serves the authority above it, and those that it succeeded.
        var units = UnitsServedAs(StaffRole.ReceivingClerk)
            .Where(id => catalogue.Units.Find(id)!.IsInForceOn(Today))
            .ToList();
        var unit = units.Find(id => id == preferredUnit) ?? units.FirstOrDefault();
        return unit is null ? null : ActingFor(unit, role => role is StaffRole.ReceivingClerk)?.Actor;
    }

    /// <summary>
    /// Whether a dossier is the person's work: offered to their post, asked of it, with it, or ended by it.
    /// </summary>
    public bool IsWorkOf(Dossier dossier) =>
        WorkingOn(dossier) is not null || Positions.Any(position => Fills(position, dossier.Custody.Now.Post));

    private (Actor Actor, StaffPosition Position)? WorkingOn(Dossier dossier)
    {
        var custody = dossier.Custody;
        var posts = new[] { custody.Offer?.To, custody.Now.Until is null ? custody.Now.Post : null }
            .Concat(custody.Questions.Select(question => question.Post))
            .OfType<Post>();
        if (custody.Now.AccountId == ActorId)
        {
            posts = posts.Prepend(custody.Now.Post);
        }

        foreach (var post in posts)
        {
            if (Acting.FirstOrDefault(acting => Fills(acting.Position, post)) is { } acting)
            {
                return As(acting, dossier.UnitId, post);
            }
        }

        return null;
    }

    private (Actor Actor, StaffPosition Position) As(ActingPost acting, string unitId, Post post) =>
        (
            new Actor(
                ActorId,
                post.Role.AsActor(),
                unitId,
                post,
                acting.InsteadOf is { } absent ? portal.AccountKeyOf(absent) : null
            ),
            acting.Position
        );

    /// <summary>The posts that this person fills today, under their own names and those of units that are no more.</summary>
    public IEnumerable<Post> Posts =>
        Positions
            .Where(p => ReadsDossiers(p.Role))
            .SelectMany(p =>
                catalogue
                    .Units.All.Where(unit => catalogue.Units.StandsFor(p.UnitId, unit.Id, Today))
                    .Select(unit => new Post(unit.Id, p.Role))
            )
            .Distinct();

    private bool Fills(StaffPosition position, Post post) =>
        position.Role == post.Role && catalogue.Units.StandsFor(position.UnitId, post.UnitId, Today);

    private static bool AnswersForUnit(StaffRole role) =>
        role is StaffRole.ReceivingClerk or StaffRole.ApprovingOfficer or StaffRole.Supervisor;

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
}
