using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Routing;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>
/// <c>Phiếu kiểm soát quá trình giải quyết hồ sơ</c> (Form 05): who had the dossier and handed it to whom, as the acts
/// tell. Refused: <c>resource.not-found</c>. Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, form 05.
/// </summary>
internal sealed record PrintControlSheet(string Code) : IQuery<PrintedForm>;

internal sealed class PrintControlSheetHandler(
    DossierReading reading,
    DossierPrinting printing,
    RouteBook routes,
    Catalogue catalogue,
    IFormRenderer renderer,
    TimeProvider clock
) : IRequestHandler<PrintControlSheet, Result<PrintedForm>>
{
    public async Task<Result<PrintedForm>> Handle(PrintControlSheet request, CancellationToken cancellationToken) =>
        (await reading.OpenForStaff(request.Code, cancellationToken)).Map(open => Print(open.Dossier));

    private PrintedForm Print(Dossier dossier)
    {
        var now = clock.GetUtcNow();
        var route = routes.Of(dossier);
        var form = renderer.Render(
            new ControlSheetContent
            {
                Edition = dossier.Edition,
                Office = printing.OfficeOf(dossier.UnitId, VietnamTime.DayOf(now)),
                PrintedAt = now,
                DossierCode = dossier.Code.ToString(),
                SolvingBody = NameOf(dossier.UnitId),
                Coordinating =
                [
                    .. route.Steps.SelectMany(s => s.Alongside).Select(s => NameOf(s.Post.UnitId)).Distinct(),
                ],
                ReceivedAt = dossier.AcceptedAt ?? dossier.SubmittedAt,
                DueAt = dossier.PromisedDueAt,
                Rows = [.. Rows(dossier, route)],
            }
        );
        return new PrintedForm($"phieu-kiem-soat-{dossier.Code}.pdf", form.Pdf);
    }

    private IEnumerable<ControlSheetRow> Rows(Dossier dossier, ProcessingRoute route)
    {
        var holdings = dossier.Custody.Holdings;
        foreach (var (given, taken) in holdings.Zip(holdings.Skip(1)))
        {
            // A post that had it as a whole names its person: nobody handed anything over.
            if (given.Post != taken.Post || given.AccountId is not null)
            {
                yield return new ControlSheetRow(
                    SideOf(given),
                    SideOf(taken),
                    taken.Since,
                    ResultOf(given, taken.Since, dossier, route),
                    route.Find(taken.Step)?.Name.Vi
                );
            }
        }
    }

    private StepResult? ResultOf(Holding given, DateTimeOffset at, Dossier dossier, ProcessingRoute route)
    {
        var calendar = reading.CalendarOf(dossier);
        var waited = dossier
            .Pauses.Where(pause => pause.From >= given.Since && (pause.Until ?? at) <= at)
            .Sum(pause =>
                calendar.WorkingMinutesBetween(pause.From, pause.Until ?? at).Match(minutes => minutes, _ => 0)
            );
        var since = calendar.AddWorkingMinutes(given.Since, waited).Match(shifted => shifted, _ => given.Since);
        return route.StepDueAt(given.Step, since, dossier.PromisedDueAt, calendar) is not { } due ? null
            : at > due ? StepResult.Late
            : VietnamTime.DayOf(at) == VietnamTime.DayOf(due) ? StepResult.OnTime
            : StepResult.Early;
    }

    private ControlSheetSide SideOf(Holding holding) =>
        new(
            NameOf(holding.Post.UnitId),
            holding.AccountId is { } account && catalogue.StaffNamed(account) is { } member
                ? member.Name
                : TitleOf(holding.Post)
        );

    private string TitleOf(Post post) =>
        catalogue
            .Staff.SelectMany(member => member.Positions)
            .FirstOrDefault(position => position.UnitId == post.UnitId && position.Role == post.Role)
            ?.Title.Vi
        ?? "";

    private string NameOf(string unitId) => catalogue.Units.Find(unitId)?.Name.Vi ?? "";
}

/// <summary><c>GET /api/dossiers/{code}/control-sheet</c>.</summary>
public static class PrintControlSheetEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/control-sheet", PrintControlSheet)
            .ForStaff()
            .WithName(nameof(PrintControlSheet))
            .WithTags("Clerk")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// The control sheet (Form 05) as PDF, written from the acts up to now. Shown in place with
    /// <c>?disposition=inline</c>. Errors: <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> PrintControlSheet(
        string code,
        string? disposition,
        HttpContext context,
        IMediator mediator
    ) =>
        (await mediator.Send(new PrintControlSheet(code), context.RequestAborted)).ToHttp(form =>
            form.Send(context, inline: disposition == "inline")
        );
}
