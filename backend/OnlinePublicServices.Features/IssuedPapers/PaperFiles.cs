using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>A paper on its way out.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Sha256">Where the signed file is kept; null while it waits.</param>
/// <param name="Unsigned">The printing while it waits.</param>
internal sealed record PaperFile(string FileName, string? Sha256, ReadOnlyMemory<byte> Unsigned)
{
    /// <summary>Sends it confined, as a download unless it is to be shown in place.</summary>
    public async Task<IResult> SendAsync(HttpContext context, IDocumentStore store, string? disposition)
    {
        var inline = disposition == "inline";
        if (Sha256 is not null)
        {
            return await new PaperContent(Sha256, "application/pdf", FileName).SendAsync(context, store, inline);
        }

        PaperContent.Confine(context, inline, FileName);
        return Results.Bytes(Unsigned, "application/pdf");
    }
}

/// <summary>What the ways to an issued paper have in common.</summary>
internal static class PaperDownloads
{
    /// <summary>For the owner, the unit's staff, or whoever proves to belong to the dossier.</summary>
    public static RouteHandlerBuilder ForWhoeverBelongs(this RouteHandlerBuilder endpoint, string name, string tag) =>
        endpoint
            .ForAnyone()
            .RequireRateLimiting(Throttles.TrackingProof)
            .WithName(name)
            .WithTags(tag)
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>Sends the paper, or says why there is none; no cache and no search engine keeps either.</summary>
    public static async Task<IResult> SendAsync(
        this Task<Result<PaperFile>> finding,
        HttpContext context,
        IDocumentStore store,
        string? disposition
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var paper = await finding;
        return paper.IsRefused ? paper.Error.ToProblem() : await paper.Value.SendAsync(context, store, disposition);
    }
}

/// <summary>Whole files out of the store; only papers that are some pages long.</summary>
internal static class WholeDocuments
{
    /// <summary>The bytes of a stored file. One that isn't there is a fault of ours.</summary>
    public static async Task<byte[]> ReadAsync(
        this IDocumentStore documents,
        string sha256,
        CancellationToken cancellationToken
    )
    {
        await using var file =
            await documents.OpenAsync(DocumentHash.Parse(sha256), cancellationToken)
            ?? throw new DocumentStoreException(DocumentStoreFault.Corrupted);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}

/// <summary>Finds the file of an issued paper: the signed one, or a printing that says in words that it is not signed.</summary>
internal sealed class PaperFiles(PaperPrinting printing)
{
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
