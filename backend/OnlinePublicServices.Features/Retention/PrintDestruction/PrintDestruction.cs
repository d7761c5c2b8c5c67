using System.Globalization;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// The list as PDF, and as <c>biên bản tiêu hủy</c> once it is carried out; or the same as CSV with the hash of each file.
/// Refused: <c>resource.not-found</c>.
/// </summary>
internal sealed record PrintDestruction(Guid Id, bool AsTable) : IQuery<DestructionPrint>;

/// <summary>The printed list.</summary>
internal sealed record DestructionPrint(string FileName, string MediaType, ReadOnlyMemory<byte> Bytes);

internal sealed class PrintDestructionHandler(
    PublicServicesDbContext db,
    RetentionDesk desk,
    DestructionShowing showing,
    DossierPrinting printing,
    IFormRenderer renderer,
    TimeProvider clock
) : IRequestHandler<PrintDestruction, Result<DestructionPrint>>
{
    public async Task<Result<DestructionPrint>> Handle(PrintDestruction request, CancellationToken cancellationToken)
    {
        var list = await db
            .DestructionLists.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == request.Id, cancellationToken);
        if (list is null || !desk.Sees.Contains(list.UnitId, StringComparer.Ordinal))
        {
            return RequestErrors.NotFound;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"tieu-huy-{list.Number}");
        return request.AsTable
            ? new DestructionPrint($"{name}.csv", "text/csv", Encoding.UTF8.GetBytes(Table(list)))
            : new DestructionPrint($"{name}.pdf", "application/pdf", Draw(list));
    }

    private ReadOnlyMemory<byte> Draw(DestructionList list)
    {
        // The record of what was done has one date for good; what isn't done yet is printed as of today.
        var at = list.ExecutedAt ?? clock.GetUtcNow();
        return renderer
            .Render(
                new DestructionContent
                {
                    Office = printing.BodyOf(list.UnitId, VietnamTime.DayOf(at)),
                    PrintedAt = at,
                    Number = list.Number,
                    ProposedBy = showing.NameOf(list.ProposedBy),
                    ProposedAt = list.ProposedAt,
                    ApprovedBy = list.Status is DestructionStatus.Approved or DestructionStatus.Executed
                        ? showing.NameOf(list.DecidedBy!)
                        : null,
                    ApprovedAt = list.DecidedAt,
                    ExecutedAt = list.ExecutedAt,
                    RecordNumber = list.RecordNumber,
                    PreviousSeal = list.PreviousSeal,
                    Seal = list.Seal,
                    Rows =
                    [
                        .. list
                            .Items.OrderBy(item => item.Number)
                            .Select(item => new DestructionRow(
                                item.Code,
                                showing.NameOfProcedure(item.ProcedureCode).Vi,
                                item.Months,
                                item.ClosedAt,
                                item.State is DestructionState.Erased ? item.DoneAt : null,
                                item.State is DestructionState.LeftOut,
                                item.Digests.Count
                            )),
                    ],
                }
            )
            .Pdf;
    }

    private static string Table(DestructionList list)
    {
        var text = new StringBuilder(
            "list,record,dossier,procedure,months,source,closed_at,due_at,state,hold,done_at,files,sha256\r\n"
        );
        foreach (var item in list.Items.OrderBy(item => item.Number))
        {
            string[] cells =
            [
                list.Number.ToString(CultureInfo.InvariantCulture),
                list.RecordNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
                item.Code,
                item.ProcedureCode,
                item.Months.ToString(CultureInfo.InvariantCulture),
                item.Source ?? "",
                VietnamTime.Written(item.ClosedAt),
                VietnamTime.Written(item.DueAt),
                item.State.ToString(),
                item.Hold?.ToString() ?? "",
                item.DoneAt is { } done ? VietnamTime.Written(done) : "",
                item.Digests.Count.ToString(CultureInfo.InvariantCulture),
                string.Join(' ', item.Digests),
            ];
            text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    private static string Cell(string text)
    {
        var plain = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary><c>GET /api/destruction-lists/{id}/record</c>.</summary>
public static class PrintDestructionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/destruction-lists/{id:guid}/record", PrintDestruction)
            .ForStaff()
            .WithName(nameof(PrintDestruction))
            .WithTags("Retention")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf", additionalContentTypes: "text/csv");

    /// <summary>
    /// The list, and once it is carried out the record of destruction, as PDF; with <c>?format=csv</c> as a table with the
    /// SHA-256 of each file. Errors: <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> PrintDestruction(
        Guid id,
        string? format,
        IMediator mediator,
        HttpContext context
    ) =>
        (await mediator.Send(new PrintDestruction(id, format == "csv"), context.RequestAborted)).ToHttp(print =>
        {
            PaperContent.Confine(context, inline: false, print.FileName);
            return Results.Bytes(print.Bytes, print.MediaType);
        });
}
