using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>
/// Resumable uploads by the tus protocol 1.0.0 with creation, creation-with-upload, checksum, termination and
/// expiration. No concatenation, no deferred length, no method override. An upload of somebody else looks absent, on
/// every verb.
/// </summary>
public static class TusEndpoints
{
    private const string Version = "1.0.0";
    private const string Route = "/api/uploads";
    private const string PartType = "application/offset+octet-stream";
    private const int ChecksumMismatchStatus = 460;

    /// <summary>Maps the protocol's verbs.</summary>
    public static void MapUploads(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapMethods(Route, ["OPTIONS"], Describe)
            .WithName("DescribeUploads")
            .WithSummary("What this server speaks: tus 1.0.0, its extensions and limits.")
            .ForAnyone();
        endpoints
            .MapPost(Route, Create)
            .WithName("CreateUpload")
            .WithSummary("Begins an upload for a paper of a draft (tus creation).")
            .ForSignedIn()
            .SpeaksTus();
        var one = Route + "/{id}";
        endpoints
            .MapMethods(one, ["OPTIONS"], Describe)
            .WithName("DescribeUpload")
            .WithSummary("What this server speaks: tus 1.0.0, its extensions and limits.")
            .ForAnyone();
        endpoints
            .MapMethods(one, ["HEAD"], Ask)
            .WithName("AskUpload")
            .WithSummary("How many bytes of an upload are on the disk (tus).")
            .ForSignedIn()
            .SpeaksTus();
        endpoints
            .MapPatch(one, Receive)
            .WithName("ReceiveUpload")
            .WithSummary("Takes the next bytes of an upload; the last ones attach it (tus).")
            .ForSignedIn()
            .SpeaksTus();
        endpoints
            .MapDelete(one, End)
            .WithName("EndUpload")
            .WithSummary("Ends an upload and forgets its bytes (tus termination).")
            .ForSignedIn()
            .SpeaksTus();
    }

    private static IResult Describe(HttpResponse response)
    {
        response.Headers["Tus-Resumable"] = Version;
        response.Headers["Tus-Version"] = Version;
        response.Headers["Tus-Extension"] = "creation,creation-with-upload,checksum,termination,expiration";
        response.Headers["Tus-Checksum-Algorithm"] = UploadChecksum.Known;
        response.Headers["Tus-Max-Size"] = UploadLimits.PdfBytes.ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    /// <summary>POST: begins an upload, and takes its first bytes when they come along.</summary>
    internal static async Task<IResult> Create(
        HttpContext context,
        IMediator mediator,
        IUploadStaging staging,
        UploadDesk desk,
        CancellationToken cancellation
    )
    {
        var head = context.Request.Headers;
        if (head.ContainsKey("Upload-Concat") || head.ContainsKey("Upload-Defer-Length"))
            return UploadErrors.ExtensionUnknown.ToProblem();
        if (Whole(head["Upload-Length"]) is not { } length)
            return UploadErrors.LengthMissing.ToProblem();
        var target = UploadMetadata.Read(head["Upload-Metadata"].ToString());
        if (target.IsRefused)
            return target.Error.ToProblem();

        var created = await mediator.Send(new CreateUpload(target.Value, length), cancellation);
        if (created.IsRefused)
            return created.Error.ToProblem();
        await staging.BeginAsync(created.Value.Id, cancellation);
        // Relative, so that no forged Host travels with it.
        context.Response.Headers.Location = $"{Route}/{created.Value.Id}";
        SetExpiry(context.Response, created.Value.ExpiresAt);
        return context.Request.ContentType == PartType
            ? await TakePart(context, desk, created.Value.Id, 0, StatusCodes.Status201Created, cancellation)
            : Results.StatusCode(StatusCodes.Status201Created);
    }

    /// <summary>
    /// HEAD: how far an upload has come. Of one whose last answer got lost, it completes what was begun. A whole one that
    /// became no attachment is never told as a success: a refused one is gone (410), so that its sender begins anew.
    /// </summary>
    internal static async Task<IResult> Ask(
        HttpContext context,
        string id,
        UploadDesk desk,
        CancellationToken cancellation
    )
    {
        if (await desk.FindAsync(id, cancellation) is not { } upload)
            return RequestErrors.NotFound.ToProblem();
        SetProgress(context.Response, upload.OffsetBytes, upload.ExpiresAt);
        context.Response.Headers["Upload-Length"] = upload.LengthBytes.ToString(CultureInfo.InvariantCulture);
        if (upload.IsWhole)
        {
            var completed = await desk.CompleteAsync(upload, cancellation);
            if (completed.IsRefused)
            {
                return completed.Error.Kind is ErrorKind.Refused or ErrorKind.TooLarge
                    ? Problem(StatusCodes.Status410Gone, completed.Error.Code)
                    : completed.Error.ToProblem();
            }
            SetAttachment(context.Response, completed.Value);
        }
        return Results.Ok();
    }

    /// <summary>PATCH: takes bytes at exactly the present offset.</summary>
    internal static async Task<IResult> Receive(
        HttpContext context,
        string id,
        UploadDesk desk,
        CancellationToken cancellation
    )
    {
        if (context.Request.ContentType != PartType)
            return Problem(StatusCodes.Status415UnsupportedMediaType, "upload.content-type");
        return Whole(context.Request.Headers["Upload-Offset"]) is { } offset
            ? await TakePart(context, desk, id, offset, StatusCodes.Status204NoContent, cancellation)
            : UploadErrors.OffsetMissing.ToProblem();
    }

    /// <summary>DELETE: gives an upload up.</summary>
    internal static async Task<IResult> End(
        string id,
        UploadDesk desk,
        UploadRemoval removal,
        CancellationToken cancellation
    )
    {
        if (await desk.FindAsync(id, cancellation) is not { } upload)
            return RequestErrors.NotFound.ToProblem();
        await removal.EndAsync(upload, cancellation);
        return Results.NoContent();
    }

    private static async Task<IResult> TakePart(
        HttpContext context,
        UploadDesk desk,
        string id,
        long offset,
        int status,
        CancellationToken cancellation
    )
    {
        if (await desk.FindAsync(id, cancellation) is not { } upload)
            return RequestErrors.NotFound.ToProblem();
        var checksum = UploadChecksum.Read(context.Request.Headers["Upload-Checksum"].ToString());
        if (checksum.IsRefused)
            return checksum.Error.ToProblem();
        if (offset != upload.OffsetBytes)
            return UploadErrors.OffsetMismatch.ToProblem();
        if (context.Request.ContentLength > upload.LengthBytes - offset)
            return UploadErrors.Overrun.ToProblem();

        AllowBody(context);
        var received = await desk.ReceiveAsync(upload, offset, context.Request.Body, checksum.Value, cancellation);
        if (received.IsRefused)
            return Refuse(received.Error);
        SetProgress(context.Response, received.Value.Offset, received.Value.ExpiresAt);
        if (received.Value.Attachment is { } attachment)
            SetAttachment(context.Response, attachment);
        return Results.StatusCode(status);
    }

    /// <summary>The ordinary limit of a body doesn't hold here, the length announced at creation does.</summary>
    private static void AllowBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = UploadLimits.PdfBytes + 1;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new MinDataRate(
                UploadLimits.BytesPerSecond,
                TimeSpan.FromSeconds(UploadLimits.GraceSeconds)
            );
        }
    }

    private static IResult Refuse(DomainError error) =>
        error == UploadErrors.Locked ? Problem(StatusCodes.Status423Locked, error.Code)
        : error == UploadErrors.ChecksumMismatch ? Problem(ChecksumMismatchStatus, error.Code)
        : error.ToProblem();

    private static IResult Problem(int status, string code) =>
        Results.Problem(
            type: ProblemMapping.TypePrefix + code,
            title: "Refused by the upload protocol",
            statusCode: status,
            extensions: [new("code", code)]
        );

    private static RouteHandlerBuilder SpeaksTus(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(
            async (context, next) =>
            {
                var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
                response.Headers["Tus-Resumable"] = Version;
                if (
                    request.Headers["Tus-Resumable"] != Version
                    || request.Headers.ContainsKey("X-HTTP-Method-Override")
                )
                {
                    response.Headers["Tus-Version"] = Version;
                    return Problem(StatusCodes.Status412PreconditionFailed, "upload.version-unknown");
                }
                try
                {
                    return await next(context);
                }
                catch (DocumentStoreException failure) when (failure.Fault is not DocumentStoreFault.Corrupted)
                {
                    if (failure.Fault is DocumentStoreFault.Held)
                        return Refuse(UploadErrors.Locked);
                    response.Headers.RetryAfter = "10";
                    var full = failure.Fault is DocumentStoreFault.Full;
                    return (full ? UploadErrors.StoreFull : UploadErrors.StoreUnavailable).ToProblem();
                }
            }
        );

    private static void SetProgress(HttpResponse response, long offset, DateTimeOffset expiresAt)
    {
        response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        SetExpiry(response, expiresAt);
    }

    private static void SetExpiry(HttpResponse response, DateTimeOffset expiresAt) =>
        response.Headers["Upload-Expires"] = expiresAt.ToString("R", CultureInfo.InvariantCulture);

    private static void SetAttachment(HttpResponse response, Guid attachment) =>
        response.Headers["Upload-Attachment"] = attachment.ToString("D");

    private static long? Whole(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
