using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>
/// Serves the built portal: files with a hash in their name for ever, pages never from a cache, each with a fresh
/// nonce. Files that the build has compressed are sent compressed. Setting <c>Portal:Folder</c>.
/// </summary>
internal static partial class Portal
{
    private const string NonceMark = "__CSP_NONCE__";

    /// <summary>The PDF viewer: a page of its own that other pages hold in a sandboxed frame.</summary>
    private const string ViewerFolder = "/viewer";

    /// <summary>
    /// The viewer runs scripts without an origin. No eval: <c>wasm-unsafe-eval</c> only lets the decoders of scanners'
    /// formats start. The sandbox holds even when the page is opened by itself.
    /// </summary>
    private const string ViewerPolicy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src blob:; "
        + "connect-src 'self'; img-src blob: data:; font-src data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'self'; sandbox allow-scripts";

    private static readonly FileExtensionContentTypeProvider Types = MakeTypes();

    private static readonly string[] OwnPaths =
    [
        "/api",
        "/session",
        "/account",
        "/connect",
        "/.well-known",
        "/healthz",
        "/openapi",
        "/pki",
    ];

    /// <summary>
    /// Files are answered before a request is matched with an endpoint: the pages' fallback matches everything, and
    /// the file server leaves alone what already has an endpoint.
    /// </summary>
    public static void UsePortalFiles(this WebApplication app)
    {
        if (FindFolder(app) is not { } folder)
        {
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseWhen(
            context => !IsOwn(context.Request.Path),
            pages =>
            {
                pages.Use((context, next) => ServeCompressed(context, next, files));
                pages.UseStaticFiles(
                    new StaticFileOptions
                    {
                        FileProvider = files,
                        ContentTypeProvider = Types,
                        OnPrepareResponse = prepared => SetHead(prepared.Context, prepared.File.Name),
                    }
                );
            }
        );
    }

    public static void MapPortalPages(this WebApplication app)
    {
        if (FindFolder(app) is not { } folder)
        {
            return;
        }

        var vietnamese = ReadPage(folder, "index.html");
        var english = ReadPage(folder, "en/index.html") ?? vietnamese;
        // Procedure and dossier codes have dots: the usual fallback would take their pages for missing files.
        app.MapFallback("{*path}", context => ServePage(context, IsEnglish(context) ? english : vietnamese));
    }

    private static string? FindFolder(WebApplication app)
    {
        var configured = app.Configuration["Portal:Folder"];
        var folder = configured is null ? null : Path.GetFullPath(configured, app.Environment.ContentRootPath);
        return folder is not null && File.Exists(Path.Combine(folder, "index.html")) ? folder : null;
    }

    private static string? ReadPage(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    /// <summary>What the server answers itself: no file or page of the portal lies there.</summary>
    private static bool IsOwn(PathString path) =>
        Array.Exists(OwnPaths, own => path.StartsWithSegments(own, StringComparison.OrdinalIgnoreCase));

    private static bool IsEnglish(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/en", StringComparison.Ordinal);

    /// <summary>A page is never kept by caches: its nonce is for once.</summary>
    private static async Task ServePage(HttpContext context, string? page)
    {
        if (page is null || IsOwn(context.Request.Path))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var nonce = context.AllowPortalPage();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            page.Replace(NonceMark, nonce, StringComparison.Ordinal),
            context.RequestAborted
        );
    }

    /// <summary>Points the request at the compressed twin, where the build made one and the browser takes it.</summary>
    private static Task ServeCompressed(HttpContext context, RequestDelegate next, PhysicalFileProvider files)
    {
        var path = context.Request.Path.Value ?? "";
        if (
            !HttpMethods.IsGet(context.Request.Method)
            || !path.Contains('.', StringComparison.Ordinal)
            || path.EndsWith(".html", StringComparison.Ordinal)
        )
        {
            return next(context);
        }

        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var twin = (
            accepted.Contains("br", StringComparison.Ordinal),
            accepted.Contains("gzip", StringComparison.Ordinal)
        ) switch
        {
            (true, _) when files.GetFileInfo(path + ".br").Exists => ("br", ".br"),
            (_, true) when files.GetFileInfo(path + ".gz").Exists => ("gzip", ".gz"),
            _ => default((string Encoding, string Suffix)?),
        };
        if (twin is { } found)
        {
            context.Request.Path = path + found.Suffix;
            context.Response.Headers.ContentEncoding = found.Encoding;
        }

        context.Response.Headers.Append(HeaderNames.Vary, "Accept-Encoding");
        return next(context);
    }

    private static void SetHead(HttpContext context, string fileName)
    {
        var name = PlainName(fileName);
        if (Types.TryGetContentType(name, out var type))
        {
            context.Response.ContentType = type;
        }

        if (context.Request.Path.StartsWithSegments(ViewerFolder, StringComparison.Ordinal))
        {
            AllowOpaqueOrigin(context.Response.Headers);
        }

        if (UnchangingName().IsMatch(name))
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            LeaveOutPageHeads(context.Response.Headers);
        }
        else
        {
            context.Response.Headers.CacheControl = "no-cache";
        }
    }

    /// <summary>What only a page in a window obeys: on each script, style and font it would be weight on the phone.</summary>
    private static void LeaveOutPageHeads(IHeaderDictionary headers)
    {
        headers.Remove("Cross-Origin-Opener-Policy");
        headers.Remove("Permissions-Policy");
        headers.XFrameOptions = default;
    }

    /// <summary>A sandboxed frame has no origin, so its own scripts are somebody else's files to it.</summary>
    private static void AllowOpaqueOrigin(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ViewerPolicy;
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.XFrameOptions = "SAMEORIGIN";
    }

    private static string PlainName(string name) => Path.GetExtension(name) is ".br" or ".gz" ? name[..^3] : name;

    private static FileExtensionContentTypeProvider MakeTypes()
    {
        var types = new FileExtensionContentTypeProvider();
        // The file server must know the twins to serve them at all; their real type is set with the heads.
        types.Mappings[".br"] = types.Mappings[".gz"] = "application/octet-stream";
        types.Mappings[".mjs"] = "text/javascript";
        // Stand-ins for the standard fonts of PDF.
        types.Mappings[".pfb"] = "application/octet-stream";
        return types;
    }

    /// <summary>The build put a hash of the content into the name, or we a version.</summary>
    [GeneratedRegex(
        @"(-[A-Za-z0-9_-]{8}\.(js|css)|\.v[0-9]+\.[a-z0-9]+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex UnchangingName();
}
