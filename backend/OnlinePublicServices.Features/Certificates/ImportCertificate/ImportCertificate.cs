using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>
/// Enters a certificate from an outside authority, on a token for example. Refused:
/// <c>signing.certificate.*</c>, <c>certificate.proof-invalid</c> (challenge outdated or not signed with its key),
/// <c>certificate.name-mismatch</c>, <c>certificate.registered-elsewhere</c>.
/// Source: 68/2024/ND-CP, Art. 30-32.
/// </summary>
internal sealed record ImportCertificate(string CertificatePem, string? ChainPem, CertificateProof Proof)
    : IAct<CertificateView>;

internal sealed class ImportCertificateHandler(CertificateBook book, ImportChallenges challenges, TimeProvider clock)
    : IRequestHandler<ImportCertificate, Result<CertificateView>>
{
    public async Task<Result<CertificateView>> Handle(ImportCertificate request, CancellationToken cancellationToken)
    {
        if (Pem.Read(request.CertificatePem, "CERTIFICATE") is not [var own, ..] certificates)
        {
            return SigningErrors.CertificateMalformed;
        }

        if (!challenges.Proves(request.Proof, own))
        {
            return CertificateBook.ProofInvalid;
        }

        var chain = certificates.Concat(Pem.Read(request.ChainPem, "CERTIFICATE")).ToList();
        return (await book.Enter(chain, cancellationToken)).Map(entry => CertificateView.Of(entry, clock.GetUtcNow()));
    }
}

/// <summary>A certificate to be entered.</summary>
/// <param name="CertificatePem">The person's certificate, PEM.</param>
/// <param name="ChainPem">Its issuers, PEM.</param>
/// <param name="Proof">That the asker holds its key.</param>
public sealed record CertificateImport(string CertificatePem, CertificateProof Proof, string? ChainPem = null);

/// <summary><c>POST /api/certificates/challenges</c> and <c>POST /api/certificates</c>.</summary>
public static class ImportCertificateEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/api/certificates/challenges", DrawCertificateChallenge)
            .ForStaff()
            .WithName(nameof(DrawCertificateChallenge))
            .WithTags("Certificates")
            .Produces<CertificateChallenge>();
        endpoints
            .MapPost("/api/certificates", ImportCertificate)
            .ForStaff()
            .WithName(nameof(ImportCertificate))
            .WithTags("Certificates")
            .Produces<CertificateView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Bytes to be signed with the key of a certificate that is to be entered.</summary>
    public static async Task<IResult> DrawCertificateChallenge(
        IServiceProvider services,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await services.GetRequiredService<ImportChallenges>().Draw(cancellationToken));

    /// <summary>
    /// Enters a certificate of the asker. Errors: <c>signing.certificate.*</c>, <c>certificate.proof-invalid</c>,
    /// <c>certificate.name-mismatch</c>, <c>certificate.registered-elsewhere</c>.
    /// </summary>
    public static async Task<IResult> ImportCertificate(
        CertificateImport import,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new ImportCertificate(import.CertificatePem, import.ChainPem, import.Proof),
                cancellationToken
            )
        ).ToHttp(certificate => TypedResults.Created((string?)null, certificate));
}
