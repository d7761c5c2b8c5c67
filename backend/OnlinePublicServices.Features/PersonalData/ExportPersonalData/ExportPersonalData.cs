using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>
/// The asker takes what is kept of them. Noted before the first byte leaves. Refused:
/// <c>personal-data.export-too-often</c>. Source: 91/2025/QH15 (the right to be given one's data).
/// </summary>
internal sealed record ExportPersonalData : IAct<ExportOrder>;

/// <summary>An archive to be written.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="About">Their number as looks hide it, under each key; none where the identity provider vouches for none.</param>
/// <param name="At">Ordered when, UTC.</param>
internal sealed record ExportOrder(Guid PersonId, IReadOnlyList<string> About, DateTimeOffset At);

internal sealed class ExportPersonalDataHandler(
    PublicServicesDbContext db,
    CurrentPerson current,
    LookSubjects subjects,
    TimeProvider clock
) : IRequestHandler<ExportPersonalData, Result<ExportOrder>>
{
    /// <summary>Exports in 24 hours: each reads every file of the person. No legal source: our own bound.</summary>
    public const int DailyMax = 5;

    private static readonly DomainError TooOften = new("personal-data.export-too-often", ErrorKind.TooMany);

    public async Task<Result<ExportOrder>> Handle(ExportPersonalData request, CancellationToken cancellationToken)
    {
        var person = await current.LoadOrBegin(cancellationToken);
        var now = clock.GetUtcNow();
        var since = now.AddDays(-1);
        if (
            await db.DataExports.CountAsync(e => e.PersonId == person.Id && e.At > since, cancellationToken) >= DailyMax
        )
        {
            return TooOften;
        }

        db.DataExports.Add(
            new DataExport
            {
                Id = Guid.CreateVersion7(now),
                PersonId = person.Id,
                At = now,
            }
        );
        return new ExportOrder(person.Id, await subjects.OfAsker(cancellationToken), now);
    }
}

/// <summary><c>GET /api/personal-data/export</c>.</summary>
public static class ExportPersonalDataEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/personal-data/export", ExportPersonalData)
            .ForCitizens()
            .WithName(nameof(ExportPersonalData))
            .WithTags("Personal data")
            .Produces(StatusCodes.Status200OK, contentType: "application/zip")
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// What is kept of the asker as a ZIP archive: JSON for each dossier and draft beside its files. It is written while
    /// it is sent, so that an archive of any size takes the same memory. Errors: <c>personal-data.export-too-often</c>.
    /// </summary>
    public static async Task<IResult> ExportPersonalData(IMediator mediator, HttpContext context)
    {
        var ordered = await mediator.Send(new ExportPersonalData(), context.RequestAborted);
        return ordered.ToHttp(order =>
        {
            var day = VietnamTime.DayOf(order.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            PaperContent.Confine(context, inline: false, $"du-lieu-ca-nhan-{day}.zip");
            var archive = (PersonalDataArchive)context.RequestServices.GetService(typeof(PersonalDataArchive))!;
            return TypedResults.Stream(to => archive.WriteAsync(order, to, context.RequestAborted), "application/zip");
        });
    }
}
