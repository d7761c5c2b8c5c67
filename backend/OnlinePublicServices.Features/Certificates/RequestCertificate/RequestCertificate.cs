using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>
/// Has the built-in authority issue a certificate for the asker's key; Development only. Name, unit and title come
/// from the staff record, whatever the request says. A renewal is a new request; the old certificate serves until it
/// ends. Refused: <c>resource.not-found</c> (no position), <c>signing.request.malformed</c>,
/// <c>signing.request.weak-key</c>, <c>signing.authority.absent</c>.
/// </summary>
internal sealed record RequestCertificate(string Csr) : IAct<CertificateView>;

internal sealed class RequestCertificateHandler(
    ICertificateAuthority authority,
    CertificateBook book,
    StaffDesk desk,
    Catalogue catalogue,
    TimeProvider clock
) : IRequestHandler<RequestCertificate, Result<CertificateView>>
{
    public async Task<Result<CertificateView>> Handle(RequestCertificate request, CancellationToken cancellationToken)
    {
        var position = desk.Positions.OrderBy(p => p.Role).FirstOrDefault();
        if (desk.Member is not { } member || position is null)
        {
            return RequestErrors.NotFound;
        }

        if (Pem.Read(request.Csr, "CERTIFICATE REQUEST") is not [var csr])
        {
            return SigningErrors.RequestMalformed;
        }

        var unit = catalogue.Units.Find(position.UnitId)!.Name.Vi;
        var issued = authority.Issue(csr, new CertificateSubject(member.Name, unit, position.Title.Vi));
        if (issued.IsRefused)
        {
            return issued.Error;
        }

        var chain = issued.Value.Chain;
        var now = clock.GetUtcNow();
        return (await book.Enter(chain, cancellationToken)).Map(entry => CertificateView.Of(entry, now).With(chain));
    }
}

/// <summary>A request for a certificate.</summary>
/// <param name="Csr">PKCS#10, PEM.</param>
public sealed record CertificateSigningRequest(string Csr);

/// <summary><c>POST /api/certificates/requests</c>.</summary>
public static class RequestCertificateEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/certificates/requests", RequestCertificate)
            .ForStaff()
            .WithName(nameof(RequestCertificate))
            .WithTags("Certificates")
            .Produces<CertificateView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Issues a certificate over a request, in Development. Errors: <c>signing.request.malformed</c>,
    /// <c>signing.request.weak-key</c>, <c>signing.authority.absent</c>, <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> RequestCertificate(
        CertificateSigningRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new RequestCertificate(request.Csr), cancellationToken)).ToHttp(certificate =>
            TypedResults.Created((string?)null, certificate)
        );
}
