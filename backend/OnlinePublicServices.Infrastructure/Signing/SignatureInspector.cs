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
        var (inspection, paths) = Judge(file);
        if (inspection.Verdict is not InspectionVerdict.Valid)
            return inspection;
        inspection = await LookUpAsync(inspection, inspection.Signature!, paths[0], cancellationToken);
        return inspection is { Verdict: InspectionVerdict.Valid, Second: { } second }
            ? await LookUpAsync(inspection, second, paths[1], cancellationToken)
            : inspection;
    }

    private async Task<Inspection> LookUpAsync(
        Inspection inspection,
        InspectedSignature signature,
        TrustedPath path,
        CancellationToken cancellationToken
    )
    {
        var answer = await AskAsync(path, cancellationToken);
        if (answer.RevokedAt is { } revokedAt)
            return revokedAt <= signature.TimestampedAt
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

    /// <summary>Everything but the question about revocation, which needs the network. Gives each signer's path.</summary>
    public (Inspection Inspection, IReadOnlyList<TrustedPath> Paths) Judge(byte[] file)
    {
        if (file.Length > ISignatureInspector.LargestFile)
            return (new(InspectionVerdict.TooLarge, [InspectionReason.FileTooLarge], ""), []);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        try
        {
            return JudgeAll(SignedFormStructure.Read(file), file, sha256);
        }
        catch (PdfSyntaxException)
        {
            var (verdict, reasons) = Tampering.Name(file, prefix => VerdictOn(prefix.ToArray()));
            return (new Inspection(verdict, reasons, sha256), []);
        }
    }

    /// <summary>The verdict on a part that may be one of ours, without looking for words.</summary>
    private InspectionVerdict VerdictOn(byte[] part)
    {
        try
        {
            return JudgeAll(SignedFormStructure.Read(part), part, "").Inspection.Verdict;
        }
        catch (PdfSyntaxException)
        {
            return InspectionVerdict.Altered;
        }
    }

    /// <summary>The second signature speaks only where the first one is valid.</summary>
    private (Inspection Inspection, IReadOnlyList<TrustedPath> Paths) JudgeAll(
        SignedFormStructure form,
        ReadOnlySpan<byte> file,
        string sha256
    )
    {
        var first = JudgeSafely(form, file);
        Judgement? second = first.Path is null || form.Second is null ? null : JudgeSafely(form.Second, file);
        var telling = second is { Path: null } refused ? refused : first;
        var inspection = new Inspection(telling.Verdict, telling.Reason is { } reason ? [reason] : [], sha256)
        {
            Signature = first.Signature,
            Second = second?.Signature,
        };
        return (inspection, [.. new[] { first.Path, second?.Path }.OfType<TrustedPath>()]);
    }

    private Judgement JudgeSafely(SignedFormStructure form, ReadOnlySpan<byte> file)
    {
        try
        {
            return JudgeProofs(form, JudgeStructure(form, file));
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            return new(InspectionVerdict.Altered, InspectionReason.SignatureEmptied);
        }
    }

    /// <summary>No signature covers the proofs: they count when each of them was signed by an issuer of these paths.</summary>
    private static Judgement JudgeProofs(SignedFormStructure form, Judgement judged) =>
        form.Evidence is not { } evidence || judged is not { Path: { } path, StampPath: { } stamp, Signature: { } seen }
            ? judged
        : LongTermProof.Is([path, stamp], evidence) ? judged with { Signature = seen with { IsLongTerm = true } }
        : new(InspectionVerdict.Altered, InspectionReason.UpdatedAfterSignature, seen);

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
        return JudgeSigner(form, cms, certificates, token.At, seen) with { StampPath = stampPath };
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
            .AttributesOver(CmsObjectIdentifiers.Data, cms.MessageDigest, path.Embedded, cms.Author)
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
        )
        {
            Author = cms.Author,
        };

    private static string? OrganisationOf(X509Certificate2 certificate) =>
        certificate
            .SubjectName.EnumerateRelativeDistinguishedNames()
            .FirstOrDefault(name => !name.HasMultipleElements && name.GetSingleElementType().Value == "2.5.4.10")
            ?.GetSingleElementValue();

    private readonly record struct Judgement(
        InspectionVerdict Verdict,
        InspectionReason? Reason,
        InspectedSignature? Signature = null,
        TrustedPath? Path = null,
        TrustedPath? StampPath = null
    );
}
