using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Administration;

/// <summary>Shows and judges the words of a notice while they are written. Nothing is kept.</summary>
internal sealed record PreviewNotice(string Id, NoticeWords Words) : IQuery<NoticePreview>;

/// <summary>A notice as people would get it, filled with made-up facts, and all that is wrong with its words.</summary>
/// <param name="Mails">One for each language in which it is written and can be read.</param>
/// <param name="Sms">Where it goes to telephones and can be read.</param>
/// <param name="Portal">Where it stands in the portal and can be read.</param>
/// <param name="Faults">What is wrong, with where; with none of them it can be proposed.</param>
public sealed record NoticePreview(
    IReadOnlyList<MailExample> Mails,
    SmsExample? Sms,
    PortalWords? Portal,
    IReadOnlyList<TemplateFault> Faults
);

internal sealed class PreviewNoticeHandler(EditionDesk desk, INoticeExamples examples)
    : IRequestHandler<PreviewNotice, Result<NoticePreview>>
{
    public Task<Result<NoticePreview>> Handle(PreviewNotice request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<NoticePreview>>(
            desk.IsOpen && NoticeForms.Find(request.Id) is not null ? Show(request) : RequestErrors.NotFound
        );

    private NoticePreview Show(PreviewNotice request)
    {
        var template = request.Words.Of(request.Id);
        var faults = TemplateCheck.Check(template);

        // What is longer than allowed is not filled for anybody.
        if (faults.Any(fault => fault.Code == "template.too-long"))
        {
            return new NoticePreview([], null, null, faults);
        }

        var example = examples.Show(template);
        return new NoticePreview(example.Mails, example.Sms, example.Portal, faults);
    }
}

/// <summary><c>POST /api/administration/notices/{key}/preview</c>.</summary>
public static class PreviewNoticeEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/administration/notices/{key}/preview", PreviewNotice)
            .ForStaff()
            .WithName(nameof(PreviewNotice))
            .WithTags("Administration")
            .Produces<NoticePreview>();

    /// <summary>
    /// The mail, the text with its parts and the notice in the portal that these words make, and every fault with its line
    /// and column: <c>field.required</c>, <c>template.too-long</c>, <c>template.too-many-parts</c>,
    /// <c>template.brace-open</c>, <c>template.brace-nested</c>, <c>template.brace-stray</c>,
    /// <c>template.placeholder-unknown</c>, <c>template.placeholder-elsewhere</c>, <c>template.placeholder-missing</c>,
    /// <c>template.link-alone</c>, <c>template.control-character</c>, <c>template.markup</c>, <c>template.address</c>,
    /// <c>template.not-for-kind</c>. Errors: <c>resource.not-found</c>, for staff who don't keep the system too.
    /// </summary>
    public static async Task<IResult> PreviewNotice(
        string key,
        NoticeWords words,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new PreviewNotice(key, words), cancellationToken)).ToOk();
}
