using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Returns;

/// <summary>
/// The label of the parcel that waits at the counter, with its number as bars; who printed it is noted. Refused: <c>resource.not-found</c>,
/// <c>parcel.out-of-turn</c>.
/// </summary>
internal sealed record PrintLabel(string Number) : IAct<PrintedForm>;

/// <summary>What the label shows of the dossier: where its person lives.</summary>
internal sealed record LabelLook(string Code) : ILook
{
    public StaffLookKind What => StaffLookKind.Dossier;
}

internal sealed class PrintLabelHandler(
    ParcelDesk desk,
    Catalogue catalogue,
    PostBook post,
    IFormRenderer renderer,
    LookBook looks,
    TimeProvider clock
) : IRequestHandler<PrintLabel, Result<PrintedForm>>
{
    public Task<Result<PrintedForm>> Handle(PrintLabel request, CancellationToken cancellationToken) =>
        desk.Open(request.Number, cancellationToken)
            .ThenAsync(async open =>
            {
                if (open is not { Sending: { } clerk, Parcel.State: ParcelState.Ordered })
                {
                    return ReturnErrors.OutOfTurn;
                }

                // The parcel is the counter's work, even where the dossier has ended.
                var look = looks.LookOf(open.Dossier, clerk.Position, new LabelLook(open.Dossier.Code.ToString()));
                await looks.Note(look with { Purpose = LookPurpose.Work }, cancellationToken);
                return (Result<PrintedForm>)Print(open, open.Parcel);
            });

    private PrintedForm Print(OpenParcel open, Parcel parcel)
    {
        var label = renderer.Render(
            new ParcelLabelContent
            {
                Number = parcel.LabelNumber,
                Carrier = parcel.Kind is ParcelKind.Post ? post.Carrier.Vi : null,
                DossierCode = open.Dossier.Code.ToString(),
                Sender = OfficeLines(open.Return.UnitId),
                Receiver = parcel.Address is { } address
                    ?
                    [
                        address.Name,
                        $"{address.Detail}, {address.Commune}, {post.Find(address.ProvinceCode)?.Name.Vi}",
                        address.Phone,
                    ]
                    : [.. OfficeLines(parcel.CounterUnitId!), open.Dossier.Applicant.Name],
                CollectVnd = parcel.Rate?.PriceVnd,
                PrintedAt = clock.GetUtcNow(),
            }
        );
        return new PrintedForm($"nhan-{parcel.LabelNumber}.pdf", label.Pdf);
    }

    private string[] OfficeLines(string unitId)
    {
        var unit = catalogue.Units.Find(unitId)!;
        return [unit.Name.Vi, unit.Address?.Vi ?? "", unit.Phone ?? ""];
    }
}

/// <summary><c>GET /api/parcels/{number}/label</c>.</summary>
public static class PrintLabelEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/parcels/{number}/label", PrintLabel)
            .ForStaff()
            .WithName(nameof(PrintLabel))
            .WithTags("Returns")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// The label of the parcel that waits at the counter, as PDF. Shown in place with <c>?disposition=inline</c>. Errors:
    /// <c>resource.not-found</c>, <c>parcel.out-of-turn</c>.
    /// </summary>
    public static async Task<IResult> PrintLabel(
        string number,
        string? disposition,
        HttpContext context,
        IMediator mediator
    ) =>
        (await mediator.Send(new PrintLabel(number), context.RequestAborted)).ToHttp(form =>
            form.Send(context, inline: disposition == "inline")
        );
}
