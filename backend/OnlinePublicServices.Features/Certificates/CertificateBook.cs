using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>The certificates of the asker: entering them, and finding one that may sign now.</summary>
internal sealed class CertificateBook(
    PublicServicesDbContext db,
    ISigningCertificates certificates,
    StaffDesk desk,
    TimeProvider clock
)
{
    /// <summary>The certificate names somebody else than the staff record.</summary>
    public static readonly DomainError NameMismatch = new("certificate.name-mismatch", ErrorKind.Refused);

    /// <summary>Entered before, under another account.</summary>
    public static readonly DomainError Taken = new("certificate.registered-elsewhere", ErrorKind.Conflict);

    /// <summary>The challenge is outdated, or not signed with the certificate's key.</summary>
    public static readonly DomainError ProofInvalid = new("certificate.proof-invalid", ErrorKind.Refused);

    /// <summary>
    /// A certificate of the asker, judged anew. Errors: <c>resource.not-found</c>, <c>signing.certificate.*</c>.
    /// </summary>
    public async Task<Result<SigningCertificate>> FindUsable(
        Guid id,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var entry = await Find(id, cancellationToken);
        return entry switch
        {
            null => RequestErrors.NotFound,
            { RevokedAt: not null } => SigningErrors.CertificateRevoked,
            _ => await certificates.CheckAsync(Split(entry.Chain), at, cancellationToken),
        };
    }

    /// <summary>A certificate of the asker.</summary>
    public Task<StaffCertificate?> Find(Guid id, CancellationToken cancellationToken) =>
        db.StaffCertificates.SingleOrDefaultAsync(c => c.Id == id && c.Account == desk.ActorId, cancellationToken);

    /// <summary>
    /// Enters a certificate for the asker, whose name it has to bear. Entering it again gives the same entry. Errors:
    /// <c>signing.certificate.*</c>, <c>certificate.name-mismatch</c>, <c>certificate.registered-elsewhere</c>.
    /// </summary>
    public async Task<Result<StaffCertificate>> Enter(IReadOnlyList<byte[]> chain, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var judged = await certificates.CheckAsync(chain, now, cancellationToken);
        if (judged.IsRefused)
        {
            return judged.Error;
        }

        var certificate = judged.Value;
        if (desk.Member is not { } member || !PersonNames.AreSame(certificate.CommonName, member.Name))
        {
            return NameMismatch;
        }

        var known = await db.StaffCertificates.SingleOrDefaultAsync(
            c => c.Issuer == certificate.Issuer && c.Serial == certificate.Serial,
            cancellationToken
        );
        if (known is not null)
        {
            return known.Account == desk.ActorId ? known : Taken;
        }

        var entry = Describe(certificate, now);
        db.StaffCertificates.Add(entry);
        return entry;
    }

    private StaffCertificate Describe(SigningCertificate certificate, DateTimeOffset now)
    {
        using var own = X509CertificateLoader.LoadCertificate(certificate.Path[0]);
        return new StaffCertificate(
            Guid.CreateVersion7(now),
            desk.ActorId,
            [.. certificate.Path.SelectMany(c => c)],
            now
        )
        {
            Subject = certificate.Subject,
            Issuer = certificate.Issuer,
            Serial = certificate.Serial,
            ValidFrom = certificate.ValidFrom,
            ValidUntil = certificate.ValidUntil,
            Algorithm = certificate.Algorithm,
            KeyHint = Convert.ToHexStringLower(SHA256.HashData(own.PublicKey.ExportSubjectPublicKeyInfo())),
        };
    }

    /// <summary>Takes a stored chain apart: DER values say their own length.</summary>
    private static List<byte[]> Split(byte[] chain)
    {
        var parts = new List<byte[]>();
        for (var rest = chain.AsSpan(); rest.Length > 0; )
        {
            AsnDecoder.ReadEncodedValue(rest, AsnEncodingRules.DER, out _, out _, out var length);
            parts.Add(rest[..length].ToArray());
            rest = rest[length..];
        }

        return parts;
    }
}
