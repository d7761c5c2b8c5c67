using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>The asker's certificates, the newest first.</summary>
internal sealed record ListMyCertificates : IQuery<IReadOnlyList<CertificateView>>;

internal sealed class ListMyCertificatesHandler(PublicServicesDbContext db, StaffDesk desk, TimeProvider clock)
    : IRequestHandler<ListMyCertificates, Result<IReadOnlyList<CertificateView>>>
{
    public async Task<Result<IReadOnlyList<CertificateView>>> Handle(
        ListMyCertificates request,
        CancellationToken cancellationToken
    )
    {
        var entries = await db
            .StaffCertificates.AsNoTracking()
            .Where(c => c.Account == desk.ActorId)
            .OrderByDescending(c => c.RegisteredAt)
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return entries.ConvertAll(entry => CertificateView.Of(entry, now));
    }
}

/// <summary><c>GET /api/certificates</c>.</summary>
public static class ListMyCertificatesEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/certificates", ListMyCertificates)
            .ForStaff()
            .WithName(nameof(ListMyCertificates))
            .WithTags("Certificates")
            .Produces<IReadOnlyList<CertificateView>>();

    /// <summary>The asker's certificates, past ones too, the newest first.</summary>
    public static async Task<IResult> ListMyCertificates(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ListMyCertificates(), cancellationToken)).ToOk();
}
