using System.Text;
using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Documents;

/// <summary>A paper's bytes on their way to a browser that must do nothing with them but show or save them.</summary>
/// <param name="Sha256">What to send.</param>
/// <param name="MediaType">What it is; exactly that is said.</param>
/// <param name="FileName">Its owner's name for it, already cleaned.</param>
internal sealed record PaperContent(string Sha256, string MediaType, string FileName)
{
    /// <summary>
    /// Sends the bytes as a download, or to the viewer's own fetch when <paramref name="inline"/>. A file that isn't
    /// what was stored is not sent; that is a fault of ours (500), not an absence.
    /// </summary>
    public async Task<IResult> SendAsync(HttpContext context, IDocumentStore store, bool inline)
    {
        var content = await store.OpenAsync(DocumentHash.Parse(Sha256), context.RequestAborted);
        if (content is null)
            throw new DocumentStoreException(DocumentStoreFault.Corrupted);
        Confine(context, inline, FileName);
        return Results.Stream(content, MediaType);
    }

    /// <summary>The heads under which a browser may only show or save what follows.</summary>
    public static void Confine(HttpContext context, bool inline, string fileName)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        headers.ContentDisposition = Disposition(inline ? "inline" : "attachment", fileName);
    }

    /// <summary>RFC 6266: a plain name for old readers, the true one by RFC 8187.</summary>
    internal static string Disposition(string kind, string fileName)
    {
        var plain = new StringBuilder(fileName.Length);
        foreach (var c in fileName)
            plain.Append(c is >= ' ' and <= '~' and not ('"' or '\\' or '%') ? c : '_');
        return $"{kind}; filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
    }
}
