using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OnlinePublicServices.Load.Floors;

/// <summary>
/// The limits that figures stand beside: the same server and the same database with nothing of the product in between.
/// </summary>
internal static class Floor
{
    private static readonly byte[] Answer =
        """{"code":"H56.17.22-261123-0001","unitName":{"vi":"Triệu Sơn","en":"Trieu Son"},"status":"registered","whoseTurn":"unit","submittedOn":"2026-11-23","acceptanceDueAt":"2026-11-24T03:00:00Z","steps":[{"status":"registered","on":"2026-11-23"}]}"""u8.ToArray();

    public static async Task RunAsync(string folder, int port)
    {
        Directory.CreateDirectory(folder);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://localhost:{port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        using var database = new FloorDatabase(Path.Combine(folder, "floor.db"));

        app.MapGet("/healthz/ready", () => "ok");
        app.MapGet("/json", context => WriteAsync(context, Answer));
        app.MapGet(
            "/read/{code}",
            context => WriteAsync(context, database.Read((string)context.Request.RouteValues["code"]!))
        );
        app.MapPost("/transaction", async context => await database.SubmitAsync(await BodyOf(context)));
        app.MapPost("/save-changes", async context => await database.SaveChangesAsync(await BodyOf(context)));
        app.MapPut("/file/{name}", context => KeepAsync(context, folder));
        await app.RunAsync();
    }

    private static Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json).AsTask();
    }

    private static async Task<string> BodyOf(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync();
    }

    /// <summary>To the disk as it comes: no hash, no fsync.</summary>
    private static async Task KeepAsync(HttpContext context, string folder)
    {
        var path = Path.Combine(folder, Path.GetFileName((string)context.Request.RouteValues["name"]!));
        await using (
            var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0, useAsync: true)
        )
        {
            await context.Request.Body.CopyToAsync(file, 128 * 1024);
        }

        File.Delete(path);
    }
}
