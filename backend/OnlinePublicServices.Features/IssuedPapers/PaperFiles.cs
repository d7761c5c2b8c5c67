using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>A paper on its way out.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Sha256">Where the signed file is kept; null while it waits.</param>
/// <param name="Unsigned">The printing while it waits.</param>
internal sealed record PaperFile(string FileName, string? Sha256, ReadOnlyMemory<byte> Unsigned)
{
    /// <summary>Sends it confined, as a download unless <paramref name="inline"/>.</summary>
    public async Task<IResult> SendAsync(HttpContext context, IDocumentStore store, bool inline)
    {
        if (Sha256 is not null)
        {
            return await new PaperContent(Sha256, "application/pdf", FileName).SendAsync(context, store, inline);
        }

        PaperContent.Confine(context, inline, FileName);
        return Results.Bytes(Unsigned, "application/pdf");
    }
}

/// <summary>Finds the file of an issued paper: the signed one, or a printing that says in words that it is not signed.</summary>
internal sealed class PaperFiles(PaperPrinting printing, IDocumentStore documents)
{
    /// <summary>The bytes of a signed file, to sign it once more.</summary>
    public async Task<byte[]> Signed(string sha256, CancellationToken cancellationToken)
    {
        await using var file =
            await documents.OpenAsync(DocumentHash.Parse(sha256), cancellationToken)
            ?? throw new DocumentStoreException(DocumentStoreFault.Corrupted);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    public async Task<PaperFile> Of(Dossier dossier, IssuedPaper paper, CancellationToken cancellationToken)
    {
        var name = PaperPrinting.FileNameOf(paper.Kind, dossier.Code);
        return paper.Sha256 is { } sha256
            ? new PaperFile(name, sha256, default)
            : new PaperFile(
                name,
                null,
                (await printing.Print(dossier, paper, FormSignatureMode.NotYet, cancellationToken)).Pdf
            );
    }
}
