using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>
/// Tells what a file is: a paper as it was signed here and still holds, an old one, a changed one, or something else.
/// Only a file that is, to the last byte, one that the register names is called valid.
/// Source: 15/2025/TT-BKHCN, Art. 6; 68/2024/ND-CP.
/// </summary>
internal sealed record VerifyPaper(byte[] File) : IQuery<Verification>;

/// <summary>What a file is. Nothing personal but the signer's duty facts and the dossier's number.</summary>
public sealed record Verification
{
    /// <summary>What it is.</summary>
    public required VerificationVerdict Verdict { get; init; }

    /// <summary>Who signed, when a signature could be read; believed only when valid or superseded.</summary>
    public VerifiedSigner? Signer { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>How sure that is: <c>timestamp</c> (certified), <c>claimed</c> (the signer says so) or <c>none</c>.</summary>
    public required string TimeSource { get; init; }

    /// <summary>Whether anything differs from what was signed; absent when that can't be judged.</summary>
    public bool? Changed { get; init; }

    /// <summary>The root that the signer's certificate leads to.</summary>
    public string? TrustedRoot { get; init; }

    /// <summary>Why, the most telling first.</summary>
    public required IReadOnlyList<InspectionReason> Reasons { get; init; }

    /// <summary>What stands on the file, and so what it is worth; absent unless it is one of the register.</summary>
    public PaperRung? Rung { get; init; }

    /// <summary>For whom the seal stands, as it says itself.</summary>
    public VerifiedAuthor? Author { get; init; }

    /// <summary>The office's seal that stands before the person's signature.</summary>
    public VerifiedSigner? Seal { get; init; }

    /// <summary>Whether the file proves by itself that no certificate was revoked (PAdES B-LT).</summary>
    public bool? LongTerm { get; init; }

    /// <summary>The paper in the register.</summary>
    [JsonPropertyName("slip")]
    public VerifiedPaper? Paper { get; init; }
}

/// <summary>Who signed.</summary>
/// <param name="Name">As the certificate says.</param>
/// <param name="Position">The post on that day, from the staff record.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Serial">The certificate's, upper-case hexadecimal.</param>
/// <param name="Issuer">The certificate's.</param>
public sealed record VerifiedSigner(string Name, LocalText? Position, string? Unit, string Serial, string Issuer);

/// <summary>The person who made a paper that their office sealed.</summary>
/// <param name="Name">As the seal says.</param>
/// <param name="Position">As the seal says.</param>
public sealed record VerifiedAuthor(string Name, string Position);

/// <summary>A paper in the register.</summary>
/// <param name="Kind">Which paper it is.</param>
/// <param name="Number">As printed.</param>
/// <param name="DossierCode">The dossier that it is about.</param>
/// <param name="Current">Whether it still holds.</param>
/// <param name="IssuedOn">Its day, Viet Nam time.</param>
public sealed record VerifiedPaper(PaperKind Kind, string Number, string DossierCode, bool Current, DateOnly IssuedOn);

/// <summary>What a file is.</summary>
public enum VerificationVerdict
{
    /// <summary>Signed here, unchanged, in force.</summary>
    Valid,

    /// <summary>Signed here, unchanged, but another paper has taken its place.</summary>
    Superseded,

    /// <summary>Signed, and changed since.</summary>
    Altered,

    /// <summary>Signed under a certificate that is not trusted.</summary>
    Untrusted,

    /// <summary>Not signed.</summary>
    Unsigned,

    /// <summary>Not signed, but exactly what the system prints for a paper that waits for its signature.</summary>
    UnsignedRegistered,

    /// <summary>No readable PDF.</summary>
    Malformed,

    /// <summary>Signed by other means or not in the register; this check can't speak for it.</summary>
    Foreign,
}

internal sealed class VerifyPaperHandler(
    PublicServicesDbContext db,
    ISignatureInspector inspector,
    PaperPrinting printing,
    Catalogue catalogue
) : IRequestHandler<VerifyPaper, Result<Verification>>
{
    private const int TitleBytesMax = 500;

    public async Task<Result<Verification>> Handle(VerifyPaper request, CancellationToken cancellationToken)
    {
        var inspection = await inspector.InspectAsync(request.File, cancellationToken);
        var reasons = inspection.Reasons;
        switch (inspection.Verdict)
        {
            case InspectionVerdict.Valid:
                var (paper, code) = await Find(
                    p => p.Sha256 == inspection.Sha256 || p.SealedSha256 == inspection.Sha256,
                    cancellationToken
                );
                return paper is null
                    ? Answer(VerificationVerdict.Foreign, inspection, [InspectionReason.NotRegistered, .. reasons])
                    : Answer(
                        paper.State is PaperState.Superseded
                            ? VerificationVerdict.Superseded
                            : VerificationVerdict.Valid,
                        inspection,
                        reasons,
                        paper,
                        code
                    );
            case InspectionVerdict.NotSigned when await FindPrinted(request.File, cancellationToken) is { } printed:
                return Answer(
                    VerificationVerdict.UnsignedRegistered,
                    inspection,
                    reasons,
                    printed.Paper,
                    printed.Dossier.Code
                );
            case InspectionVerdict.NotSigned:
                return Answer(VerificationVerdict.Unsigned, inspection, reasons);
            case InspectionVerdict.Altered:
                return Answer(VerificationVerdict.Altered, inspection, reasons);
            case InspectionVerdict.Untrusted:
                return Answer(VerificationVerdict.Untrusted, inspection, reasons);
            case InspectionVerdict.Foreign:
                return Answer(VerificationVerdict.Foreign, inspection, reasons);
            case InspectionVerdict.Malformed:
            case InspectionVerdict.TooLarge:
            default:
                return Answer(VerificationVerdict.Malformed, inspection, reasons);
        }
    }

    private Verification Answer(
        VerificationVerdict verdict,
        Inspection inspection,
        IReadOnlyList<InspectionReason> reasons,
        IssuedPaper? paper = null,
        DossierCode? code = null
    )
    {
        // On a result the person signs first and the seal stands behind; on other papers it is the other way round.
        var sealBehind = inspection is { Second: not null, Signature.Author: null };
        var signature = sealBehind ? inspection.Signature : inspection.Second ?? inspection.Signature;
        var seal = sealBehind ? inspection.Second : inspection.Signature;
        return new Verification
        {
            Verdict = verdict,
            Signer = signature is null ? null : SignerOf(signature, paper),
            SignedAt = signature?.TimestampedAt ?? signature?.ClaimedAt,
            TimeSource =
                signature?.TimestampedAt is not null ? "timestamp"
                : signature?.ClaimedAt is not null ? "claimed"
                : "none",
            Changed = verdict switch
            {
                VerificationVerdict.Altered => true,
                VerificationVerdict.Valid or VerificationVerdict.Superseded => false,
                VerificationVerdict.Untrusted
                or VerificationVerdict.Unsigned
                or VerificationVerdict.UnsignedRegistered
                or VerificationVerdict.Malformed
                or VerificationVerdict.Foreign => null,
            },
            TrustedRoot = signature?.Anchor?.Subject,
            Reasons = reasons,
            Rung = paper is null || signature is null ? null : RungOf(inspection),
            Author = inspection.Signature?.Author is { } author
                ? new VerifiedAuthor(author.Name, author.Position)
                : null,
            Seal = inspection.Second is not null && seal is not null ? SignerOf(seal, null) : null,
            LongTerm = signature?.IsLongTerm,
            Paper = paper is null
                ? null
                : new VerifiedPaper(
                    paper.Kind,
                    catalogue.NumberOf(paper).ToString(),
                    code!.ToString(),
                    paper.State is not PaperState.Superseded,
                    VietnamTime.DayOf(paper.IssuedAt)
                ),
        };
    }

    /// <summary>
    /// Of a registered paper: the post that served its unit when it was signed, from the staff record. Of any other
    /// file: the unit that the certificate names.
    /// </summary>
    private VerifiedSigner SignerOf(InspectedSignature signature, IssuedPaper? paper)
    {
        // A seal has no post.
        var position = paper is null || signature.Author is not null ? null : printing.PositionOf(paper);
        return new VerifiedSigner(
            signature.SignerName,
            position?.Title,
            position is null ? signature.SignerOrganisation : catalogue.Units.Find(position.UnitId)!.Name.Vi,
            signature.CertificateSerial,
            signature.CertificateIssuer
        );
    }

    /// <summary>Of this very file: it may have gone out before its person signed.</summary>
    private static PaperRung RungOf(Inspection inspection) =>
        inspection switch
        {
            { Second: not null } => PaperRung.SealAndPerson,
            { Signature.Author: not null } => PaperRung.Seal,
            _ => PaperRung.Person,
        };

    private async Task<(IssuedPaper? Paper, DossierCode? Code)> Find(
        System.Linq.Expressions.Expression<Func<IssuedPaper, bool>> which,
        CancellationToken cancellationToken
    )
    {
        var found = await db
            .IssuedPapers.AsNoTracking()
            .Where(which)
            .Join(db.Dossiers, p => p.DossierId, d => d.Id, (paper, dossier) => new { paper, dossier.Code })
            .SingleOrDefaultAsync(cancellationToken);
        return (found?.paper, found?.Code);
    }

    /// <summary>
    /// A printing without a signature proves nothing by what it says. But printing is repeatable: when the waiting paper of the
    /// dossier that it names, printed again, gives these very bytes, then the system made them.
    /// </summary>
    private async Task<(Dossier Dossier, IssuedPaper Paper)?> FindPrinted(
        byte[] file,
        CancellationToken cancellationToken
    )
    {
        var code = DossierCode.Parse(LastWordOfTitle(file));
        if (code.IsRefused)
        {
            return null;
        }

        var waiting = await db
            .Dossiers.AsNoTracking()
            .Where(d => d.Code == code.Value)
            .Join(db.IssuedPapers, d => d.Id, p => p.DossierId, (dossier, paper) => new { dossier, paper })
            .Where(row => row.paper.State == PaperState.Waiting)
            .ToListAsync(cancellationToken);
        foreach (var row in waiting)
        {
            var printed = await printing.Print(row.dossier, row.paper, FormSignatureMode.NotYet, cancellationToken);
            if (CryptographicOperations.FixedTimeEquals(printed.Pdf.Span, file))
            {
                return (row.dossier, row.paper);
            }
        }

        return null;
    }

    /// <summary>
    /// The title in the file's metadata ends with the dossier's number; empty for a file without such a title. Whoever
    /// sends the file is nobody's friend, so each byte is looked at once.
    /// </summary>
    private static string LastWordOfTitle(ReadOnlySpan<byte> file)
    {
        var start = file.IndexOf("<dc:title><rdf:Alt><rdf:li"u8);
        var element = start < 0 ? [] : file[start..];
        element = element[..Math.Min(element.Length, TitleBytesMax)];
        var end = element.IndexOf("</rdf:li>"u8);
        return end < 0 ? "" : Encoding.Latin1.GetString(element[(element[..end].LastIndexOf((byte)' ') + 1)..end]);
    }
}
