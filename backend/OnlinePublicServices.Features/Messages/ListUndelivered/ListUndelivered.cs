using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Messages;

/// <summary>
/// Messages of the asker's units that could not be delivered, and for administrators the accounts' letters; the newest
/// first.
/// </summary>
internal sealed record ListUndelivered(string? After, int? Limit) : IQuery<UndeliveredList>;

/// <summary>A page of undelivered messages.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record UndeliveredList(IReadOnlyList<UndeliveredMessage> Items, string? NextCursor);

/// <summary>A message that could not be delivered.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it says.</param>
/// <param name="DossierCode">The dossier it is about; absent where it is about an account.</param>
/// <param name="ToMasked">The address, masked.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">Why the last attempt failed.</param>
/// <param name="Since">When the act happened that owes it, UTC.</param>
public sealed record UndeliveredMessage(
    Guid Id,
    string Kind,
    string? DossierCode,
    string ToMasked,
    int Attempts,
    string LastError,
    DateTimeOffset Since
);

internal sealed class ListUndeliveredHandler(PublicServicesDbContext db, StaffDesk desk)
    : IRequestHandler<ListUndelivered, Result<UndeliveredList>>
{
    public async Task<Result<UndeliveredList>> Handle(ListUndelivered request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var (units, accounts) = (desk.UnitsServed, desk.KeepsAccounts);
        if (units.Count == 0 && !accounts)
        {
            return RequestErrors.NotFound;
        }

        var messages = db
            .OutboxMessages.AsNoTracking()
            .Where(m =>
                m.State == MessageState.Undeliverable && (m.UnitId == null ? accounts : units.Contains(m.UnitId))
            );
        if (after.Value is { } last)
        {
            messages = messages.Where(m => m.CreatedAt < last.At || (m.CreatedAt == last.At && m.Id < last.Id));
        }

        var limit = Cursor.Limit(request.Limit);
        var rows = await messages
            .OrderByDescending(m => m.CreatedAt)
            .ThenByDescending(m => m.Id)
            .Take(limit + 1)
            .Select(m => new { Message = m, Dossier = db.Dossiers.SingleOrDefault(d => d.Id == m.DossierId) })
            .ToListAsync(cancellationToken);

        var page = rows.Take(limit).ToList();
        return new UndeliveredList(
            [.. page.Select(row => Show(row.Message, row.Dossier?.Code.ToString()))],
            rows.Count > limit ? new Cursor(page[^1].Message.CreatedAt, page[^1].Message.Id).ToString() : null
        );
    }

    private static UndeliveredMessage Show(OutboxMessage message, string? code)
    {
        var kind = message.Kind.ToString();
        return new UndeliveredMessage(
            message.Id,
            char.ToLowerInvariant(kind[0]) + kind[1..],
            code,
            EmailAddress.Parse(message.Recipient).Match(address => address.ToString(), _ => "***"),
            message.Attempts,
            message.LastError ?? "",
            message.CreatedAt
        );
    }
}

/// <summary><c>GET /api/messages/undelivered</c>.</summary>
public static class ListUndeliveredEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/messages/undelivered", ListUndelivered)
            .ForStaff()
            .WithName(nameof(ListUndelivered))
            .WithTags("Messages")
            .Produces<UndeliveredList>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// Messages of the asker's units that could not be delivered, and for administrators the letters about accounts.
    /// Errors: <c>request.cursor-malformed</c>; <c>resource.not-found</c> for staff whose positions let them see neither.
    /// </summary>
    public static async Task<IResult> ListUndelivered(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListUndelivered(cursor, limit), cancellationToken)).ToOk();
}
