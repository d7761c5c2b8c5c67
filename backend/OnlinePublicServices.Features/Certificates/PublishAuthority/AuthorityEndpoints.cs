using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>
/// What the built-in authority publishes: revocation list, status answers, root and timestamps. Absent outside Development.
/// </summary>
public static class AuthorityEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/pki/ca.crl", GetRevocationList).ForAnyone().ExcludeFromDescription();
        endpoints.MapGet("/pki/root.pem", GetRoot).ForAnyone().ExcludeFromDescription();
        endpoints
            .MapPost("/pki/ocsp", AnswerStatus)
            .ForAnyone()
            .RequireRateLimiting(Throttles.Checking)
            .ExcludeFromDescription();
        endpoints
            .MapPost("/pki/timestamp", Timestamp)
            .ForAnyone()
            .RequireRateLimiting(Throttles.Checking)
            .ExcludeFromDescription();
    }

    internal static IResult GetRevocationList(ICertificateAuthority authority) =>
        authority
            .RevocationList()
            .Match(list => Results.Bytes(list, "application/pkix-crl"), _ => RequestErrors.NotFound.ToProblem());

    internal static IResult GetRoot(ICertificateAuthority authority) =>
        authority
            .Chain()
            .Match(
                chain => Results.Text(PemEncoding.WriteString("CERTIFICATE", chain[^1]), "application/x-pem-file"),
                _ => RequestErrors.NotFound.ToProblem()
            );

    internal static async Task<IResult> AnswerStatus(
        IStatusResponder responder,
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!responder.IsPresent)
        {
            return RequestErrors.NotFound.ToProblem();
        }

        var question = await BoundedBody.Read(request, IStatusResponder.LargestRequest, cancellationToken);
        return question is null
            ? BoundedBody.TooLarge.ToProblem()
            : Results.Bytes(responder.Respond(question), "application/ocsp-response");
    }

    internal static async Task<IResult> Timestamp(
        ITimestampResponder responder,
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!responder.IsPresent)
        {
            return RequestErrors.NotFound.ToProblem();
        }

        var query = await BoundedBody.Read(request, ITimestampResponder.LargestRequest, cancellationToken);
        return query is null
            ? BoundedBody.TooLarge.ToProblem()
            : Results.Bytes(responder.Respond(query), "application/timestamp-reply");
    }

    /// <summary>Whether an entry's certificate is one of this authority.</summary>
    internal static bool HasIssued(this ICertificateAuthority authority, StaffCertificate entry) =>
        authority
            .Chain()
            .Match(
                chain =>
                {
                    using var issuer = X509CertificateLoader.LoadCertificate(chain[0]);
                    return issuer.Subject == entry.Issuer;
                },
                _ => false
            );
}
