using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Administration;

/// <summary>Every notice with where it goes and when its words last changed, for administrators.</summary>
internal sealed record ListNoticeTemplates : IQuery<NoticeTemplateList>;

/// <summary>Every notice; there are some dozens.</summary>
/// <param name="Items">In the order in which an office meets them.</param>
public sealed record NoticeTemplateList(IReadOnlyList<NoticeTemplateSummary> Items);

/// <summary>A notice and its words.</summary>
/// <param name="Id">Which notice.</param>
/// <param name="Subject">The subject of its mail, as it is in force.</param>
/// <param name="HasSms">Whether it goes to telephones, and stands in the portal, beside mail.</param>
/// <param name="ChangedBy">Who adopted its last words; absent while they are those of the installation.</param>
/// <param name="ChangedAt">When, UTC.</param>
/// <param name="BeginsOn">First day in Viet Nam of words that are adopted and not yet in force.</param>
/// <param name="IsBroken">Whether its last words can't be used, so that earlier ones are sent.</param>
public sealed record NoticeTemplateSummary(
    string Id,
    LocalText Subject,
    bool HasSms,
    string? ChangedBy,
    DateTimeOffset? ChangedAt,
    DateOnly? BeginsOn,
    bool IsBroken
);

internal sealed class ListNoticeTemplatesHandler(Catalogue catalogue, EditionDesk desk, TimeProvider clock)
    : IRequestHandler<ListNoticeTemplates, Result<NoticeTemplateList>>
{
    public Task<Result<NoticeTemplateList>> Handle(ListNoticeTemplates request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<NoticeTemplateList>>(
            desk.IsOpen ? new NoticeTemplateList([.. NoticeForms.All.Select(Show)]) : RequestErrors.NotFound
        );

    private NoticeTemplateSummary Show(NoticeForm form)
    {
        var last = catalogue.Notices.Versions(form.Id).LastOrDefault();
        return new NoticeTemplateSummary(
            form.Id,
            catalogue.Notices.InForce(form.Id, clock.GetUtcNow()).Subject,
            form.HasSms,
            last is null ? null : catalogue.StaffNamed(last.Adoption.By)?.Name ?? "",
            last?.Adoption.At,
            last is { IsSound: true, Template.ValidFrom: { } from } && from > desk.Today ? from : null,
            last is { IsSound: false }
        );
    }
}

/// <summary><c>GET /api/administration/notices</c>.</summary>
public static class ListNoticeTemplatesEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/administration/notices", ListNoticeTemplates)
            .ForStaff()
            .WithName(nameof(ListNoticeTemplates))
            .WithTags("Administration")
            .Produces<NoticeTemplateList>();

    /// <summary>
    /// Every notice that is sent, with where it goes and when its words last changed. Errors: <c>resource.not-found</c>, for
    /// staff who don't keep the system too.
    /// </summary>
    public static async Task<IResult> ListNoticeTemplates(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ListNoticeTemplates(), cancellationToken)).ToOk();
}
