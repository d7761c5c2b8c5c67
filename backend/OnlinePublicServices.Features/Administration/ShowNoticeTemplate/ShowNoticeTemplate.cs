using System.Text.Json;
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

/// <summary>What the words of a notice may be made of, and what they were, for administrators.</summary>
internal sealed record ShowNoticeTemplate(string Id) : IQuery<NoticeTemplateView>;

/// <summary>A notice as its words are edited.</summary>
/// <param name="Id">Which notice.</param>
/// <param name="Placeholders">What may stand in it.</param>
/// <param name="HasSms">Whether it goes to telephones, and stands in the portal, beside mail.</param>
/// <param name="IsBilingual">Whether its mail is written in English too.</param>
/// <param name="Limits">How long its parts may be.</param>
/// <param name="Versions">All its words, the newest first, at most twenty and last those of the installation.</param>
public sealed record NoticeTemplateView(
    string Id,
    IReadOnlyList<NoticePlaceholder> Placeholders,
    bool HasSms,
    bool IsBilingual,
    NoticeLimits Limits,
    IReadOnlyList<NoticeTemplateVersion> Versions
);

/// <summary>How long the parts of a template may be, in letters.</summary>
/// <param name="Subject">A mail's subject.</param>
/// <param name="Mail">A mail's words.</param>
/// <param name="Sms">A text's words, before its placeholders are filled.</param>
/// <param name="PortalTitle">A title in the portal.</param>
/// <param name="PortalText">The sentences in the portal.</param>
public sealed record NoticeLimits(int Subject, int Mail, int Sms, int PortalTitle, int PortalText);

/// <summary>Words of a notice as they once stood.</summary>
/// <param name="Edition">The edition that brought them; absent for those of the installation.</param>
/// <param name="AdoptedBy">Who put them in force.</param>
/// <param name="AdoptedAt">When, UTC.</param>
/// <param name="ValidFrom">First day in Viet Nam, where it was set.</param>
/// <param name="State">What they are now.</param>
/// <param name="Content">The words, as the catalogue's files write them; absent where they can't be read any more.</param>
public sealed record NoticeTemplateVersion(
    int? Edition,
    string? AdoptedBy,
    DateTimeOffset? AdoptedAt,
    DateOnly? ValidFrom,
    NoticeTemplateState State,
    JsonElement? Content
);

/// <summary>What has become of a notice's words.</summary>
public enum NoticeTemplateState
{
    /// <summary>What is recorded now is told in these words.</summary>
    InForce,

    /// <summary>They begin on a day to come.</summary>
    Coming,

    /// <summary>Others came after them.</summary>
    Past,

    /// <summary>They can't be used, and were passed over.</summary>
    Broken,
}

internal sealed class ShowNoticeTemplateHandler(Catalogue catalogue, EditionDesk desk, TimeProvider clock)
    : IRequestHandler<ShowNoticeTemplate, Result<NoticeTemplateView>>
{
    private const int VersionsMax = 20;

    public Task<Result<NoticeTemplateView>> Handle(ShowNoticeTemplate request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<NoticeTemplateView>>(
            desk.IsOpen && NoticeForms.Find(request.Id) is { } form
                ? new NoticeTemplateView(
                    form.Id,
                    form.Placeholders,
                    form.HasSms,
                    form.IsBilingual,
                    new NoticeLimits(
                        TemplateCheck.SubjectMax,
                        TemplateCheck.MailMax,
                        TemplateCheck.SmsMax,
                        TemplateCheck.TitleMax,
                        TemplateCheck.TextMax
                    ),
                    [.. Versions(form.Id)]
                )
                : RequestErrors.NotFound
        );

    private IEnumerable<NoticeTemplateVersion> Versions(string id)
    {
        var inForce = catalogue.Notices.VersionInForce(id, clock.GetUtcNow());
        return catalogue
            .Notices.Versions(id)
            .Reverse()
            .Take(VersionsMax - 1)
            .Select(version => new NoticeTemplateVersion(
                version.Adoption.Edition,
                catalogue.StaffNamed(version.Adoption.By)?.Name ?? "",
                version.Adoption.At,
                version.Template?.ValidFrom,
                StateOf(version, inForce),
                ContentOf(version.Template)
            ))
            .Append(
                new NoticeTemplateVersion(
                    null,
                    null,
                    null,
                    null,
                    inForce is null ? NoticeTemplateState.InForce : NoticeTemplateState.Past,
                    ContentOf(catalogue.Notices.BuiltIn(id))
                )
            );
    }

    private NoticeTemplateState StateOf(NoticeVersion version, NoticeVersion? inForce) =>
        version == inForce ? NoticeTemplateState.InForce
        : !version.IsSound ? NoticeTemplateState.Broken
        : version.Template!.ValidFrom > desk.Today ? NoticeTemplateState.Coming
        : NoticeTemplateState.Past;

    private static JsonElement? ContentOf(NoticeTemplate? template) =>
        CatalogueSource.Written(template) is { } written ? JsonElement.Parse(written) : null;
}

/// <summary><c>GET /api/administration/notices/{key}</c>.</summary>
public static class ShowNoticeTemplateEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/administration/notices/{key}", ShowNoticeTemplate)
            .ForStaff()
            .WithName(nameof(ShowNoticeTemplate))
            .WithTags("Administration")
            .Produces<NoticeTemplateView>();

    /// <summary>
    /// What the words of a notice may be made of, and all that they were. Errors: <c>resource.not-found</c>, for staff who
    /// don't keep the system too.
    /// </summary>
    public static async Task<IResult> ShowNoticeTemplate(
        string key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ShowNoticeTemplate(key), cancellationToken)).ToOk();
}
