using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>How much is kept of the asker, and when they took it with them.</summary>
internal sealed record ShowPersonalData : IQuery<PersonalDataOverview>;

/// <summary>What is kept of a person.</summary>
/// <param name="Drafts">Drafts.</param>
/// <param name="Dossiers">Dossiers.</param>
/// <param name="Papers">Papers attached to them.</param>
/// <param name="Exports">The last ten exports, UTC, the newest first.</param>
public sealed record PersonalDataOverview(int Drafts, int Dossiers, int Papers, IReadOnlyList<DateTimeOffset> Exports);

internal sealed class ShowPersonalDataHandler(PublicServicesDbContext db, CurrentPerson current)
    : IRequestHandler<ShowPersonalData, Result<PersonalDataOverview>>
{
    private const int ExportsShown = 10;

    public async Task<Result<PersonalDataOverview>> Handle(
        ShowPersonalData request,
        CancellationToken cancellationToken
    )
    {
        var owner = await current.FindId(cancellationToken);
        var dossiers = db.Dossiers.AsNoTracking().Where(d => d.OwnerId == owner);
        return new PersonalDataOverview(
            await db.Drafts.CountAsync(d => d.OwnerId == owner, cancellationToken),
            await dossiers.CountAsync(cancellationToken),
            await dossiers.SelectMany(d => d.Attachments).CountAsync(cancellationToken),
            await db
                .DataExports.Where(e => e.PersonId == owner)
                .OrderByDescending(e => e.At)
                .Take(ExportsShown)
                .Select(e => e.At)
                .ToListAsync(cancellationToken)
        );
    }
}

/// <summary><c>GET /api/personal-data</c>.</summary>
public static class ShowPersonalDataEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/personal-data", ShowPersonalData)
            .ForCitizens()
            .WithName(nameof(ShowPersonalData))
            .WithTags("Personal data")
            .Produces<PersonalDataOverview>();

    /// <summary>How much is kept of the asker, and when they took it with them.</summary>
    public static async Task<IResult> ShowPersonalData(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ShowPersonalData(), cancellationToken)).ToOk();
}
