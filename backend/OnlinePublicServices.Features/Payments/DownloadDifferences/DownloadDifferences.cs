using System.Globalization;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// Every difference between the file that is read of a way and a day, and our books as they are now, for whoever answers for
/// the unit. Refused: <c>resource.not-found</c>, also while nobody brought a file, <c>date.implausible</c>. No legal source:
/// our own rule.
/// </summary>
internal sealed record DownloadDifferences(DateOnly Day, string UnitId, string Way) : IQuery<DifferenceTable>;

/// <summary>A table that is read while it is written.</summary>
/// <param name="FileName">Under which it is saved.</param>
/// <param name="Rows">What differs.</param>
internal sealed record DifferenceTable(string FileName, IAsyncEnumerable<FoundDifference> Rows);

internal sealed class DownloadDifferencesHandler(PublicServicesDbContext db, PaymentDays days, SettlementBook book)
    : IRequestHandler<DownloadDifferences, Result<DifferenceTable>>
{
    public async Task<Result<DifferenceTable>> Handle(DownloadDifferences request, CancellationToken cancellationToken)
    {
        var opened = days.Open(request.Day, request.UnitId);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (day, _, unit) = opened.Value;
        var read = await db
            .SettlementFiles.AsNoTracking()
            .Where(f => f.UnitId == unit && f.Way == request.Way && f.Day == day)
            .OrderByDescending(f => f.Number)
            .FirstOrDefaultAsync(cancellationToken);
        return read is null
            ? RequestErrors.NotFound
            : new DifferenceTable(
                string.Create(CultureInfo.InvariantCulture, $"doi-soat-{read.Way}-{day:yyyy-MM-dd}.csv"),
                book.Differences(await book.Open(read, cancellationToken), cancellationToken)
            );
    }
}

/// <summary><c>GET /api/payment-days/{day}/settlements/{way}/differences</c>.</summary>
public static class DownloadDifferencesEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/payment-days/{day}/settlements/{way}/differences", DownloadDifferences)
            .ForStaff()
            .WithName(nameof(DownloadDifferences))
            .WithTags("Payments")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");

    /// <summary>
    /// Every difference of a way and a day as CSV, written while it is read, so that a table of any length takes the same
    /// memory. Amounts in whole đồng, days of Viet Nam. Errors: <c>resource.not-found</c>, <c>date.implausible</c>.
    /// </summary>
    public static async Task<IResult> DownloadDifferences(
        DateOnly day,
        string way,
        string? unitId,
        IMediator mediator,
        HttpContext context
    )
    {
        var found = await mediator.Send(new DownloadDifferences(day, unitId ?? "", way), context.RequestAborted);
        return found.ToHttp(table =>
        {
            PaperContent.Confine(context, inline: false, table.FileName);
            return TypedResults.Stream(body => Write(body, table.Rows), "text/csv");
        });
    }

    private static async Task Write(Stream body, IAsyncEnumerable<FoundDifference> rows)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true);
        await text.WriteAsync("kind,row,reference,transaction,ours_vnd,theirs_vnd,ours_on,theirs_on,dossier\r\n");
        await foreach (var (one, code) in rows)
        {
            string[] cells =
            [
                $"{one.Kind}",
                $"{one.Row}",
                Cell(one.Reference),
                Cell(one.Transaction ?? ""),
                $"{one.OursVnd?.Amount}",
                $"{one.TheirsVnd?.Amount}",
                Day(one.OursOn),
                Day(one.TheirsOn),
                code ?? "",
            ];
            await text.WriteAsync($"{string.Join(',', cells)}\r\n");
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>What a gateway called its money is its own word: letters and digits of it, so that nothing is a formula.</summary>
    private static string Cell(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));
}
