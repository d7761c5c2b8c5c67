using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Conversations;

/// <summary>
/// Dossiers whose applicants wait for an answer of the asker: those that they have, those that nobody of their posts has
/// taken to themselves, and for the counter those that are at their end; the longest wait first.
/// </summary>
internal sealed record ListQuestions(string? After, int? Limit) : IQuery<QuestionList>;

/// <summary>A page of dossiers whose applicants wait for an answer.</summary>
/// <param name="Items">The longest wait first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record QuestionList(IReadOnlyList<WaitingQuestion> Items, string? NextCursor);

/// <summary>A dossier whose applicant waits for an answer; what was asked is read there.</summary>
/// <param name="Code">The number.</param>
/// <param name="ProcedureName">What it asks for.</param>
/// <param name="ApplicantName">Who asks.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Since">Since when the question waits, UTC.</param>
public sealed record WaitingQuestion(
    string Code,
    LocalText ProcedureName,
    string ApplicantName,
    DossierStatus Status,
    DateTimeOffset Since
);

internal sealed class ListQuestionsHandler(PublicServicesDbContext db, DossierReading dossiers, StaffDesk desk)
    : IRequestHandler<ListQuestions, Result<QuestionList>>
{
    public async Task<Result<QuestionList>> Handle(ListQuestions request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var posts = desk.Posts.ToList();
        if (posts.Count == 0)
        {
            return RequestErrors.NotFound;
        }

        var limit = Cursor.Limit(request.Limit);
        var keys = new List<PageKey>();
        foreach (
            var whose in posts
                .Select(post => InPost(post.UnitId, post.Role))
                .Append(Over(desk.UnitsServedAs(StaffRole.ReceivingClerk)))
                .Append(Mine)
        )
        {
            keys.AddRange(await Waiting(whose, after.Value, limit).ToListAsync(cancellationToken));
        }

        keys = [.. keys.OrderBy(key => key.At).ThenBy(key => key.Id).Take(limit + 1)];
        var page = keys.Take(limit).ToList();
        var ids = page.Select(key => key.Id).ToList();
        var found = await db
            .Dossiers.AsNoTracking()
            .AsSplitQuery()
            .Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, cancellationToken);
        return new QuestionList(
            [.. page.Select(key => Show(found[key.Id], key.At))],
            keys.Count > limit ? new Cursor(page[^1].At, page[^1].Id).ToString() : null
        );
    }

    private IQueryable<Dossier> Mine =>
        db.Dossiers.Where(d => EF.Property<string?>(d, DossierColumns.HolderAccount) == desk.ActorId);

    private IQueryable<Dossier> InPost(string unit, StaffRole role) =>
        db.Dossiers.Where(d =>
            EF.Property<string?>(d, DossierColumns.HolderUnit) == unit
            && EF.Property<StaffRole?>(d, DossierColumns.HolderRole) == role
            && EF.Property<string?>(d, DossierColumns.HolderAccount) == null
        );

    private IQueryable<Dossier> Over(IReadOnlyList<string> units) =>
        db.Dossiers.Where(d => units.Contains(d.UnitId) && EF.Property<string?>(d, DossierColumns.HolderUnit) == null);

    private IQueryable<PageKey> Waiting(IQueryable<Dossier> whose, Cursor? after, int limit)
    {
        var waiting = db.Conversations.Where(c => c.AwaitedSince != null);
        if (after is { } last)
        {
            waiting = waiting.Where(c =>
                c.AwaitedSince > last.At || (c.AwaitedSince == last.At && c.DossierId > last.Id)
            );
        }

        return waiting
            .Where(c => whose.Any(d => d.Id == c.DossierId))
            .OrderBy(c => c.AwaitedSince)
            .ThenBy(c => c.DossierId)
            .Select(c => new PageKey { At = c.AwaitedSince!.Value, Id = c.DossierId })
            .Take(limit + 1);
    }

    private WaitingQuestion Show(Dossier dossier, DateTimeOffset since) =>
        new(dossier.Code.ToString(), dossiers.ProcedureOf(dossier).Name, dossier.Applicant.Name, dossier.Status, since);
}

/// <summary><c>GET /api/questions</c>.</summary>
public static class ListQuestionsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/questions", ListQuestions)
            .ForStaff()
            .WithName(nameof(ListQuestions))
            .WithTags("Conversations")
            .Produces<QuestionList>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// Dossiers whose applicants wait for the asker's answer, the longest wait first. Errors:
    /// <c>request.cursor-malformed</c>; <c>resource.not-found</c> for staff in no post that works on dossiers.
    /// </summary>
    public static async Task<IResult> ListQuestions(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListQuestions(cursor, limit), cancellationToken)).ToOk();
}
