using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Feedback;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Petitions;

/// <summary>
/// <c>Gửi đơn khiếu nại, tố cáo</c>. Refused: <c>petition.statement-unfit</c>, <c>petition.author-unfit</c>,
/// <c>feedback.unit-unknown</c>. The account of whoever is signed in is not kept, and there is no idempotency key: both
/// would name the author in the open. Source: 02/2011/QH13, Art. 8; 25/2018/QH14, Art. 23.
/// </summary>
internal sealed record FilePetition(PetitionWritten Written) : IAct<PetitionReceipt>;

/// <summary>A petition as somebody writes it.</summary>
/// <param name="Kind">Complaint or denunciation.</param>
/// <param name="UnitId">To whom.</param>
/// <param name="Statement">What happened, at most 20,000 characters.</param>
/// <param name="Author">Who writes; the law asks for it.</param>
public sealed record PetitionWritten(PetitionKind Kind, string UnitId, string Statement, PetitionAuthor Author);

/// <summary>What the author keeps.</summary>
/// <param name="Code">The code.</param>
/// <param name="Key">What opens its status, with the code; told once.</param>
public sealed record PetitionReceipt(string Code, string Key);

internal sealed class FilePetitionHandler(
    PublicServicesDbContext db,
    PetitionReading reading,
    FeedbackReading units,
    TimeProvider clock
) : IRequestHandler<FilePetition, Result<PetitionReceipt>>
{
    public async Task<Result<PetitionReceipt>> Handle(FilePetition request, CancellationToken cancellationToken)
    {
        var written = request.Written;
        var statement = PlainText.CleanLines(written.Statement);
        if (statement is not { Length: > 0 and <= PetitionCase.StatementLengthMax })
        {
            return new DomainError("petition.statement-unfit", ErrorKind.Malformed);
        }

        var author = Clean(written.Author);
        var unit = units.Unit(written.UnitId);
        if (author.IsRefused || unit.IsRefused)
        {
            return author.IsRefused ? author.Error : unit.Error;
        }

        var now = clock.GetUtcNow();
        var key = FollowKeys.Draw();
        var day = VietnamTime.DayOf(now).ToString("yyMMdd", CultureInfo.InvariantCulture);
        var number = await db.DrawNumber($"petitions {day}", cancellationToken);
        var filed = new PetitionCase
        {
            Id = Guid.CreateVersion7(now),
            Code = string.Create(CultureInfo.InvariantCulture, $"DT{day}-{number:D4}"),
            Kind = written.Kind,
            UnitId = unit.Value,
            ReceivedAt = now,
            KeyHash = FollowKeys.HashOf(key),
            SealedStatement = reading.SealStatement(statement),
            SealedAuthor = reading.SealAuthor(author.Value),
        };
        db.PetitionCases.Add(filed);
        return new PetitionReceipt(filed.Code, key);
    }

    private static Result<PetitionAuthor> Clean(PetitionAuthor author)
    {
        var (name, address, contact) = (
            PlainText.Clean(author.Name),
            PlainText.Clean(author.Address),
            PlainText.Clean(author.Contact ?? "")
        );
        return IsGiven(name) && IsGiven(address) && contact is { Length: <= PetitionCase.AuthorLengthMax }
            ? new PetitionAuthor(name!, address!, contact.Length > 0 ? contact : null)
            : new DomainError("petition.author-unfit", ErrorKind.Malformed);
    }

    private static bool IsGiven(string? text) => text is { Length: > 0 and <= PetitionCase.AuthorLengthMax };
}

/// <summary><c>POST /api/petitions</c>.</summary>
public static class FilePetitionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/petitions", FilePetition)
            .ForAnyone()
            .RequireRateLimiting(Throttles.Writing)
            .WithName(nameof(FilePetition))
            .WithTags("Petitions")
            .Produces<PetitionReceipt>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// Files a complaint or denunciation; code and key are told once. Errors: <c>petition.statement-unfit</c>,
    /// <c>petition.author-unfit</c>, <c>feedback.unit-unknown</c>, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> FilePetition(
        PetitionWritten petition,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        return (await mediator.Send(new FilePetition(petition), cancellationToken)).ToHttp(receipt =>
            TypedResults.Created($"/api/petitions/{receipt.Code}", receipt)
        );
    }
}
