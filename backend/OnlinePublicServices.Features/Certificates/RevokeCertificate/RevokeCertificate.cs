using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>
/// Withdraws a certificate of the asker: it signs nothing here any more, and the built-in authority lists its own as
/// revoked. Twice is once. What it signed before stays valid. Refused: <c>resource.not-found</c>.
/// </summary>
internal sealed record RevokeCertificate(Guid Id, CertificateRevocation Reason) : IAct<CertificateView>;

internal sealed class RevokeCertificateHandler(
    CertificateBook book,
    ICertificateAuthority authority,
    TimeProvider clock
) : IRequestHandler<RevokeCertificate, Result<CertificateView>>
{
    public async Task<Result<CertificateView>> Handle(RevokeCertificate request, CancellationToken cancellationToken)
    {
        if (await book.Find(request.Id, cancellationToken) is not { } entry)
        {
            return RequestErrors.NotFound;
        }

        // The authority lists serials of its own making; another's is only withdrawn here.
        if (authority.HasIssued(entry))
        {
            authority.Revoke(entry.Serial, request.Reason);
        }

        var now = clock.GetUtcNow();
        entry.Revoke(now);
        return CertificateView.Of(entry, now);
    }
}

/// <summary>Why a certificate is withdrawn.</summary>
/// <param name="Reason">As RFC 5280 names it.</param>
public sealed record CertificateWithdrawal(CertificateRevocation Reason);

/// <summary><c>POST /api/certificates/{id}/revocation</c>.</summary>
public static class RevokeCertificateEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/certificates/{id:guid}/revocation", RevokeCertificate)
            .ForStaff()
            .WithName(nameof(RevokeCertificate))
            .WithTags("Certificates")
            .Produces<CertificateView>()
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Withdraws a certificate of the asker. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> RevokeCertificate(
        Guid id,
        CertificateWithdrawal withdrawal,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new RevokeCertificate(id, withdrawal.Reason), cancellationToken)).ToOk();
}
