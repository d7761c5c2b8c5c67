using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>
/// Who of the staff looked at any of the asker's dossiers or looked the asker up in the population register, and when the
/// asker did, the newest first. Refused: <c>request.cursor-malformed</c>.
/// </summary>
internal sealed record ListMyLooks(string? After, int? Limit) : IQuery<MyLooks>;

/// <summary>A page of looks at one's data.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record MyLooks(IReadOnlyList<MyLook> Items, string? NextCursor);

/// <summary>
/// A look at one of one's dossiers, at oneself in the population register for somebody else's, or one's own question to it.
/// Staff by post and unit, not by name (decision 0021).
/// </summary>
/// <param name="At">UTC; later looks of the same hour are part of it.</param>
/// <param name="DossierCode">At which dossier of one's own; absent where it was none.</param>
/// <param name="Unit">Where the post is; of one's own question the unit in whose name the register was asked.</param>
/// <param name="Role">What it does there; absent where one asked oneself.</param>
/// <param name="What">What was looked at.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">In the words of whoever looked, where it had to be stated; the dossier and procedure for which the register was asked.</param>
/// <param name="Procedure">For which procedure the register was asked, where it was for no dossier of one's own.</param>
/// <param name="Answered">Whether the population register answered, where it was asked.</param>
public sealed record MyLook(
    DateTimeOffset At,
    string? DossierCode,
    LocalText Unit,
    StaffRole? Role,
    StaffLookKind What,
    LookPurpose Purpose,
    string? Reason,
    LocalText? Procedure,
    bool? Answered
);

internal sealed class ListMyLooksHandler(
    CurrentPerson current,
    LookSubjects subjects,
    PersonLooks looks,
    LookWording wording
) : IRequestHandler<ListMyLooks, Result<MyLooks>>
{
    public async Task<Result<MyLooks>> Handle(ListMyLooks request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var limit = Cursor.Limit(request.Limit);
        var rows = await looks.Of(
            await current.FindId(cancellationToken),
            await subjects.OfAsker(cancellationToken),
            after.Value,
            limit + 1,
            cancellationToken
        );
        return new MyLooks(
            await wording.Of([.. rows.Take(limit)], cancellationToken),
            rows.Count > limit ? new Cursor(rows[limit - 1].At, rows[limit - 1].Id).ToString() : null
        );
    }
}

/// <summary><c>GET /api/personal-data/looks</c>.</summary>
public static class ListMyLooksEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/personal-data/looks", ListMyLooks)
            .ForCitizens()
            .WithName(nameof(ListMyLooks))
            .WithTags("Personal data")
            .Produces<MyLooks>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// Who of the staff looked at any of one's dossiers, in which post and what for, and who had the population register asked
    /// about one: oneself, or an office for a dossier that names one beside others; the latter only for whoever the identity
    /// provider vouches for. The newest first. Errors: <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListMyLooks(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListMyLooks(cursor, limit), cancellationToken)).ToOk();
}
