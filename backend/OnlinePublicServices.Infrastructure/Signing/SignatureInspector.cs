using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Certificates;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using OnlinePublicServices.Infrastructure.Signing.Pdf;
using OnlinePublicServices.Infrastructure.Signing.Timestamps;
using Org.BouncyCastle.Asn1.Cms;

namespace OnlinePublicServices.Infrastructure.Signing;

/// <summary>
/// Only a file that is, to the last byte, what <see cref="FormSigningPipeline"/> writes can be called valid. For all others
/// <see cref="Tampering"/> finds words.
/// </summary>
internal sealed class SignatureInspector(TrustedRoots roots, RevocationCheck revocation, TimeProvider time)
    : ISignatureInspector
{
    private static readonly TimeSpan RevocationLimit = TimeSpan.FromSeconds(1.5);

    public async Task<Inspection> InspectAsync(byte[] file, CancellationToken cancellationToken)
    {
        var (inspection, path) = Judge(file);
        if (inspection is not { Verdict: InspectionVerdict.Valid, Signature.TimestampedAt: { } at } || path is null)
            return inspection;

        var answer = await AskAsync(path, cancellationToken);
        if (answer.RevokedAt is { } revokedAt)
            return revokedAt <= at
                ? inspection with
                {
                    Verdict = InspectionVerdict.Untrusted,
                    Reasons = [InspectionReason.CertificateRevoked],
                }
                : inspection with
                {
                    Reasons = [InspectionReason.CertificateRevokedLater],
                };
        return answer.Known ? inspection : inspection with { Reasons = [InspectionReason.RevocationUnknown] };
    }

    /// <summary>Everything but the question about revocation, which needs the network. Gives the signer's path.</summary>
    public (Inspection Inspection, TrustedPath? Path) Judge(byte[] file)
    {
        if (file.Length > ISignatureInspector.LargestFile)
            return (new(InspectionVerdict.TooLarge, [InspectionReason.FileTooLarge], ""), null);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        try
        {
            var (verdict, reason, signature, path) = JudgeSafely(SignedFormStructure.Read(file), file);
            var inspection = new Inspection(verdict, reason is { } r ? [r] : [], sha256) { Signature = signature };
            return (inspection, path);
        }
        catch (PdfSyntaxException)
        {
            var (verdict, reasons) = Tampering.Name(file, prefix => Judge(prefix.ToArray()).Inspection.Verdict);
            return (new Inspection(verdict, reasons, sha256), null);
        }
    }

    private Judgement JudgeSafely(SignedFormStructure form, ReadOnlySpan<byte> file)
    {
        try
        {
            return JudgeStructure(form, file);
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            return new(InspectionVerdict.Altered, InspectionReason.SignatureEmptied);
        }
    }

    private Judgement JudgeStructure(SignedFormStructure form, ReadOnlySpan<byte> file)
    {
        if (CmsSignature.TryRead(form.Cms) is not { } cms || cms.Algorithm is not { } algorithm)
            return new(InspectionVerdict.Altered, InspectionReason.SignatureEmptied);
        if (LoadAll(cms.Certificates) is not { } certificates)
            return new(InspectionVerdict.Altered, InspectionReason.SignatureEmptied);
        using var own = certificates[0];
        var seen = Describe(form, cms, own);

        if (!cms.MessageDigest.AsSpan().SequenceEqual(FormSigningPipeline.Digest(file, form.ByteRange)))
            return new(InspectionVerdict.Altered, InspectionReason.ContentChanged, seen);
        if (!RawSignature.Verifies(own, algorithm, cms.SignedAttributes, cms.Value))
            return new(InspectionVerdict.Altered, InspectionReason.SignatureForged, seen);
        return JudgeTime(form, cms, certificates, seen);
    }

    private Judgement JudgeTime(
        SignedFormStructure form,
        CmsSignature cms,
        IReadOnlyList<X509Certificate2> certificates,
        InspectedSignature seen
    )
    {
        if (
            cms.TimestampToken is not { } der
            || TimestampToken.TryRead(der) is not { } token
            || !token.Covers(SHA256.HashData(cms.Value))
        )
            return new(InspectionVerdict.Altered, InspectionReason.TimestampBroken, seen);
        if (token.FindPath(roots) is not { } stampPath)
            return new(InspectionVerdict.Untrusted, InspectionReason.TimestampUntrusted, seen);
        if (!token.Canonical(stampPath).AsSpan().SequenceEqual(der))
            return new(InspectionVerdict.Altered, InspectionReason.TimestampBroken, seen);

        seen = seen with { TimestampedAt = token.At, TimestampAuthority = token.Authority.Subject };
        return JudgeSigner(form, cms, certificates, token.At, seen);
    }

    private Judgement JudgeSigner(
        SignedFormStructure form,
        CmsSignature cms,
        IReadOnlyList<X509Certificate2> certificates,
        DateTimeOffset at,
        InspectedSignature seen
    )
    {
        if (roots.Find(certificates[0], certificates.Skip(1), at) is not { } path)
        {
            var reason =
                at < certificates[0].ValidFrom || at > certificates[0].ValidUntil
                    ? InspectionReason.CertificateNotValidThen
                    : InspectionReason.SignerUntrusted;
            return new(InspectionVerdict.Untrusted, reason, seen);
        }

        seen = seen with { Anchor = path.Anchor };
        if (CertificateCheck.FaultOf(certificates[0], at) is not null)
            return new(InspectionVerdict.Untrusted, InspectionReason.CertificateUnfit, seen);
        return IsOurSpelling(form, cms, path)
            ? new(InspectionVerdict.Valid, null, seen, path)
            : new(InspectionVerdict.Altered, InspectionReason.SignatureForged, seen);
    }

    /// <summary>
    /// What we would write from what we read is what stands there: the certificates are those of the path, each named
    /// by the signed attributes, and nothing unsigned was slipped in.
    /// </summary>
    private static bool IsOurSpelling(SignedFormStructure form, CmsSignature cms, TrustedPath path) =>
        CmsSignature
            .AttributesOver(CmsObjectIdentifiers.Data, cms.MessageDigest, path.Embedded)
            .AsSpan()
            .SequenceEqual(cms.SignedAttributes)
        && RawSignature.IsOurSpelling(cms)
        && (cms with { Certificates = path.Embedded, DigestAlgorithm = CmsSignature.Sha256 })
            .ToDer()
            .AsSpan()
            .SequenceEqual(form.Cms);

    private async Task<RevocationAnswer> AskAsync(TrustedPath path, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(RevocationLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await revocation.AskAsync(path, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new RevocationAnswer(false, null);
        }
    }

    private static IReadOnlyList<X509Certificate2>? LoadAll(IReadOnlyList<byte[]> certificates)
    {
        try
        {
            return [.. certificates.Select(X509CertificateLoader.LoadCertificate)];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static InspectedSignature Describe(SignedFormStructure form, CmsSignature cms, X509Certificate2 own) =>
        new(
            own.Subject,
            own.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            OrganisationOf(own),
            own.SerialNumber,
            own.Issuer,
            form.ClaimedAt,
            TimestampedAt: null,
            TimestampAuthority: null,
            Anchor: null,
            (long)form.ByteRange[1] + form.ByteRange[3],
            Convert.ToHexStringLower(SHA256.HashData(cms.Value))
        );

    private static string? OrganisationOf(X509Certificate2 certificate) =>
        certificate
            .SubjectName.EnumerateRelativeDistinguishedNames()
            .FirstOrDefault(name => !name.HasMultipleElements && name.GetSingleElementType().Value == "2.5.4.10")
            ?.GetSingleElementValue();

    private readonly record struct Judgement(
        InspectionVerdict Verdict,
        InspectionReason? Reason,
        InspectedSignature? Signature = null,
        TrustedPath? Path = null
    );
}
