using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Certificates;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using OnlinePublicServices.Infrastructure.Signing.Pdf;
using OnlinePublicServices.Infrastructure.Signing.Timestamps;
using Org.BouncyCastle.Asn1.Cms;

namespace OnlinePublicServices.Infrastructure.Signing;

/// <summary>Prepares forms, accepts signatures over exactly what was prepared, and verifies what it gives out.</summary>
internal sealed class FormSigningPipeline(
    ISigningCertificates certificates,
    ITimestampAuthority timestamps,
    SignatureInspector inspector,
    RevocationCheck revocation,
    TrustedRoots roots,
    IOptions<SigningOptions> options,
    TimeProvider time
) : IFormSigning
{
    private const int LongestSignature = 1024;
    private static readonly TimeSpan LargestClockDifference = TimeSpan.FromMinutes(5);

    public async Task<Result<PreparedForm>> PrepareAsync(FormContent content, CancellationToken cancellationToken)
    {
        var judged = await certificates.CheckAsync(content.CertificateChain, content.SigningAt, cancellationToken);
        if (judged.IsRefused)
            return judged.Error;
        var certificate = judged.Value;
        var algorithm = content.Algorithm ?? certificate.Algorithm;
        using var own = X509CertificateLoader.LoadCertificate(certificate.Path[0]);
        if (!KeyStrength.Fits(own.PublicKey, algorithm))
            return SigningErrors.AlgorithmUnfit;
        if (!Fits(content.Place) || (content.SecondPlace is { } second && !Fits(second)))
            return SigningErrors.FormNotSignable;

        try
        {
            var reserved = PlaceFor(certificate.Path);
            var (pdf, range) = SignatureIncrement.Append(content, certificate.CommonName, reserved);
            var digest = Digest(pdf, range);
            var attributes = CmsSignature.AttributesOver(
                CmsObjectIdentifiers.Data,
                digest,
                certificate.Path,
                content.Author
            );
            return new PreparedForm(
                pdf,
                range,
                digest,
                attributes,
                algorithm,
                certificate.Path,
                content.SigningAt,
                content.Author
            );
        }
        catch (PdfSyntaxException)
        {
            return SigningErrors.FormNotSignable;
        }
    }

    public async Task<Result<SignedForm>> CompleteAsync(
        PreparedForm prepared,
        FormSignature signature,
        CancellationToken cancellationToken
    )
    {
        if (!IsAsPrepared(prepared))
            return SigningErrors.PreparedFormAltered;
        if (signature.Certificate is { } used && !used.AsSpan().SequenceEqual(prepared.CertificateChain[0]))
            return SigningErrors.WrongCertificate;
        using var own = X509CertificateLoader.LoadCertificate(prepared.CertificateChain[0]);
        if (Accept(prepared, signature.Value, own) is not { } value)
            return SigningErrors.SignatureInvalid;

        // Again: the certificate may have been revoked since the form was prepared.
        var now = time.GetUtcNow();
        var judged = await certificates.CheckAsync(prepared.CertificateChain, now, cancellationToken);
        if (judged.IsRefused)
            return judged.Error;

        var stamped = await timestamps.StampAsync(SHA256.HashData(value), cancellationToken);
        if (stamped.IsRefused)
            return stamped.Error;
        if ((TimestampToken.TryRead(stamped.Value)!.At - now).Duration() > LargestClockDifference)
            return SigningErrors.ClockSkew;

        return await SealAsync(prepared, value, stamped.Value, own, cancellationToken);
    }

    /// <summary>Writes the signature and reads the file again as a stranger would, before anybody gets it.</summary>
    private async Task<Result<SignedForm>> SealAsync(
        PreparedForm prepared,
        byte[] value,
        byte[] token,
        X509Certificate2 own,
        CancellationToken cancellationToken
    )
    {
        var cms = new CmsSignature(
            (CmsObjectIdentifiers.Data, null),
            CmsSignature.Sha256,
            CmsSignature.IdentifierOf(prepared.Algorithm),
            prepared.SignedAttributes,
            value,
            prepared.CertificateChain,
            token
        ).ToDer();
        if (cms.Length > SignatureIncrement.Capacity(prepared.ByteRange))
            return TimestampExchange.Unusable("too-large");

        var pdf = SignatureIncrement.Fill(prepared.Pdf, prepared.ByteRange, cms);
        var (inspection, paths) = inspector.Judge(pdf);
        if (inspection.Verdict is InspectionVerdict.Valid)
        {
            pdf = await WithProofsAsync(pdf, prepared.ByteRange, paths[^1], token, cancellationToken);
            inspection = inspector.Judge(pdf).Inspection;
        }

        if (
            inspection.Verdict is not InspectionVerdict.Valid
            || (inspection.Second ?? inspection.Signature) is not { TimestampedAt: { } stampedAt } signature
        )
            return SigningErrors.VerificationFailed.With("reason", string.Join(',', inspection.Reasons));
        return new SignedForm(
            pdf,
            inspection.Sha256,
            prepared.SigningAt,
            stampedAt,
            own.Subject,
            own.SerialNumber,
            own.Issuer,
            signature.IsLongTerm,
            inspection.Second is not null
        );
    }

    /// <summary>
    /// The file with what proves its certificates unrevoked (PAdES B-LT); where a source is silent, as it is (B-T).
    /// </summary>
    private async Task<byte[]> WithProofsAsync(
        byte[] pdf,
        int[] byteRange,
        TrustedPath path,
        byte[] token,
        CancellationToken cancellationToken
    )
    {
        if (!options.Value.Revocation.Embed || TimestampToken.TryRead(token)?.FindPath(roots) is not { } stampPath)
            return pdf;
        var evidence = await revocation.ProveAsync([path, stampPath], cancellationToken);
        var contents = Convert.FromHexString(
            Encoding.ASCII.GetString(pdf, byteRange[1] + 1, 2 * SignatureIncrement.Capacity(byteRange))
        );
        return evidence is null
            ? pdf
            : ValidationStore.Append(pdf, SignedFormStructure.Read(pdf).Validation, contents, evidence);
    }

    private static byte[]? Accept(PreparedForm prepared, byte[] signature, X509Certificate2 own) =>
        signature.Length is > 0 and <= LongestSignature && KeyStrength.Fits(own.PublicKey, prepared.Algorithm)
            ? RawSignature.Accept(own, prepared.Algorithm, prepared.SignedAttributes, signature)
            : null;

    /// <summary>What was stored between the stages must still be one piece.</summary>
    private static bool IsAsPrepared(PreparedForm form)
    {
        if (
            form.ByteRange is not [0, > 0 and var start, var end, > 0 and var rest]
            || form.CertificateChain.Count == 0
            || end <= start + 2
            || (long)end + rest != form.Pdf.Length
            || form.Pdf.AsSpan(start + 1, end - start - 2).ContainsAnyExcept((byte)'0')
        )
            return false;
        var digest = Digest(form.Pdf, form.ByteRange);
        return digest.AsSpan().SequenceEqual(form.Digest)
            && CmsSignature
                .AttributesOver(CmsObjectIdentifiers.Data, digest, form.CertificateChain, form.Author)
                .AsSpan()
                .SequenceEqual(form.SignedAttributes);
    }

    public static byte[] Digest(ReadOnlySpan<byte> pdf, int[] range)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(pdf.Slice(range[0], range[1]));
        hash.AppendData(pdf.Slice(range[2], range[3]));
        return hash.GetHashAndReset();
    }

    /// <summary>The chain, the token, and what surrounds them: attributes, names and the raw signature.</summary>
    private int PlaceFor(IReadOnlyList<byte[]> path) => path.Sum(c => c.Length) + timestamps.LargestToken + 4096;

    private static bool Fits(SignaturePlace p) =>
        p is { Page: > 0, Left: >= 0, Bottom: >= 0, Width: >= 20 and <= 600, Height: >= 10 and <= 400 };
}
