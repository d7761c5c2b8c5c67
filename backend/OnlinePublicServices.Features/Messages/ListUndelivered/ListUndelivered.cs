using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

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
/// <param name="Channel">What was to carry it; absent where there was no address at all.</param>
/// <param name="ToMasked">The address or number, masked; empty where there is none.</param>
/// <param name="OtherWays">On which other ways the applicant could be told.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">Why the last attempt failed.</param>
/// <param name="Since">When the act happened that owes it, UTC.</param>
/// <param name="ToPrincipal">Whether it is for the person for whom somebody else filed.</param>
public sealed record UndeliveredMessage(
    Guid Id,
    string Kind,
    string? DossierCode,
    NoticeChannel? Channel,
    string ToMasked,
    IReadOnlyList<NoticeWay> OtherWays,
    int Attempts,
    string LastError,
    DateTimeOffset Since,
    bool ToPrincipal
);

/// <summary>A way on which an applicant can be told.</summary>
/// <param name="Channel">What carries it.</param>
/// <param name="ToMasked">The address or number, masked.</param>
public sealed record NoticeWay(NoticeChannel Channel, string ToMasked);

internal sealed class ListUndeliveredHandler(
    PublicServicesDbContext db,
    UndeliveredMessages mine,
    NoticeRoutes routes,
    ISmsGateway sms
) : IRequestHandler<ListUndelivered, Result<UndeliveredList>>
{
    public async Task<Result<UndeliveredList>> Handle(ListUndelivered request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        if (!mine.AreAnyones)
        {
            return RequestErrors.NotFound;
        }

        var messages = mine.OfAsker.AsNoTracking().Where(m => m.State == MessageState.Undeliverable);
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
        var ways = await routes.Of(
            [.. page.Where(row => row.Message.IsToApplicant).Select(row => row.Message.DossierId!.Value).Distinct()],
            cancellationToken
        );
        var toPeople = new Dictionary<Guid, NoticeWays>();
        foreach (
            var message in page.Select(row => row.Message)
                .Where(message => message is { IsToApplicant: false, GoesByChoice: true })
        )
        {
            toPeople[message.Id] = await routes.Of(message, cancellationToken);
        }

        return new UndeliveredList(
            [
                .. page.Select(row =>
                    Show(
                        row.Message,
                        row.Dossier?.Code.ToString(),
                        row.Message.IsToPrincipal ? null
                            : row.Message.IsToApplicant ? ways[row.Message.DossierId!.Value]
                            : toPeople.GetValueOrDefault(row.Message.Id)
                    )
                ),
            ],
            rows.Count > limit ? new Cursor(page[^1].Message.CreatedAt, page[^1].Message.Id).ToString() : null
        );
    }

    private UndeliveredMessage Show(OutboxMessage message, string? code, NoticeWays? ways)
    {
        return new UndeliveredMessage(
            message.Id,
            message.Kind.Word,
            code,
            message.Recipient.Length == 0 ? null : message.Channel,
            Masked(message),
            [.. Others(message, ways)],
            message.Attempts,
            message.LastError ?? "",
            message.CreatedAt,
            message.IsToPrincipal
        );
    }

    private IEnumerable<NoticeWay> Others(OutboxMessage message, NoticeWays? ways) =>
        from channel in Enum.GetValues<NoticeChannel>()
        where channel is NoticeChannel.Mail || sms.IsSetUp
        where message.Recipient.Length == 0 || channel != message.Channel
        let to = ways?.MaskedOn(channel)
        where to is not null
        select new NoticeWay(channel, to);

    private static string Masked(OutboxMessage message) =>
        message switch
        {
            { Recipient.Length: 0 } => "",
            { Channel: NoticeChannel.Sms } => PhoneNumber.Parse(message.Recipient).Match(n => n.ToString(), _ => "***"),
            _ => EmailAddress.Parse(message.Recipient).Match(address => address.ToString(), _ => "***"),
        };
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
