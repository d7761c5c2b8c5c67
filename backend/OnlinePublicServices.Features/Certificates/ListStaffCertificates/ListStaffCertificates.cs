using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>
/// Who of the receiving clerks can sign and for how long: those without a certificate first, then those whose
/// certificate ends soonest. A supervisor sees the own units, an administrator all. Refused:
/// <c>resource.not-found</c> for anybody else.
/// </summary>
internal sealed record ListStaffCertificates : IQuery<IReadOnlyList<StaffCertificateRow>>;

/// <summary>A clerk and the certificate that lasts longest.</summary>
/// <param name="Name">Who.</param>
/// <param name="Title">In what post.</param>
/// <param name="UnitName">Where.</param>
/// <param name="State"><c>none</c>, <c>active</c>, <c>expiring</c>, <c>expired</c> or <c>revoked</c>.</param>
/// <param name="NotAfter">Last instant of validity, UTC.</param>
public sealed record StaffCertificateRow(
    string Name,
    LocalText Title,
    LocalText UnitName,
    string State,
    DateTimeOffset? NotAfter
);

internal sealed class ListStaffCertificatesHandler(
    PublicServicesDbContext db,
    Catalogue catalogue,
    StaffDesk desk,
    PortalAddress portal,
    TimeProvider clock
) : IRequestHandler<ListStaffCertificates, Result<IReadOnlyList<StaffCertificateRow>>>
{
    public async Task<Result<IReadOnlyList<StaffCertificateRow>>> Handle(
        ListStaffCertificates request,
        CancellationToken cancellationToken
    )
    {
        var seesAll = desk.Positions.Any(p => p.Role == StaffRole.Administrator);
        var units = desk.UnitsServedAs(StaffRole.Supervisor).ToHashSet(StringComparer.Ordinal);
        if (!seesAll && units.Count == 0)
        {
            return RequestErrors.NotFound;
        }

        var now = clock.GetUtcNow();
        var certificates = (await db.StaffCertificates.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(
            c => c.Account,
            StringComparer.Ordinal
        );
        var clerks =
            from member in catalogue.Staff
            from position in member.PositionsOn(VietnamTime.DayOf(now))
            where position.Role == StaffRole.ReceivingClerk
            where seesAll || units.Contains(catalogue.Units.AuthorityOf(position.UnitId)?.Id ?? "")
            let best = certificates[portal.AccountKeyOf(member)]
                .OrderBy(c => c.RevokedAt is not null)
                .ThenByDescending(c => c.ValidUntil)
                .FirstOrDefault()
            orderby best is { RevokedAt: null } ? best.ValidUntil : DateTimeOffset.MinValue, member.Name
            select Show(member, position, best, now);
        return clerks.ToList();
    }

    private StaffCertificateRow Show(
        StaffMember member,
        StaffPosition position,
        StaffCertificate? best,
        DateTimeOffset now
    ) =>
        new(
            member.Name,
            position.Title,
            catalogue.Units.Find(position.UnitId)!.Name,
            best?.StateAt(now).ToContract() ?? "none",
            best?.ValidUntil
        );
}

/// <summary><c>GET /api/certificates/staff</c>.</summary>
public static class ListStaffCertificatesEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/certificates/staff", ListStaffCertificates)
            .ForStaff()
            .WithName(nameof(ListStaffCertificates))
            .WithTags("Certificates")
            .Produces<IReadOnlyList<StaffCertificateRow>>()
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// The receiving clerks and their certificates, for supervisors and administrators. Errors:
    /// <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> ListStaffCertificates(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ListStaffCertificates(), cancellationToken)).ToOk();
}
