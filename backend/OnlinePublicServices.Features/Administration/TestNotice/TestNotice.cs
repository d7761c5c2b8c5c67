using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Messages;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Administration;

/// <summary>
/// Sends the asker a mail in words that are being written, filled with made-up facts, to their own address among the staff
/// and to nobody else. Refused: <c>resource.not-found</c>, <c>template.unsound</c>, <c>template.no-address</c>,
/// <c>template.tests-too-many</c>.
/// </summary>
internal sealed record TestNotice(string Id, NoticeWords Words, string IdempotencyKey)
    : IAct<NoticeTested>,
        IRepeatable;

/// <summary>A test is on its way.</summary>
/// <param name="Mails">How many mails: one for each language in which the notice is written.</param>
/// <param name="To">The asker's own address, masked.</param>
public sealed record NoticeTested(int Mails, string To);

internal sealed class TestNoticeHandler(
    PublicServicesDbContext db,
    EditionDesk desk,
    StaffDesk staff,
    INoticeExamples examples,
    TestLetters letters,
    TimeProvider clock
) : IRequestHandler<TestNotice, Result<NoticeTested>>
{
    /// <summary>So many mails in an hour, of all administrators together. No legal source: our own bound.</summary>
    public const int MailsMax = 20;

    private static readonly DomainError Unsound = new("template.unsound", ErrorKind.Refused);
    private static readonly DomainError NoAddress = new("template.no-address", ErrorKind.Refused);

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private static readonly DomainError TooMany = new DomainError("template.tests-too-many", ErrorKind.TooMany).With(
        ProblemMapping.RetryAfterSeconds,
        Window.TotalSeconds.ToString(CultureInfo.InvariantCulture)
    );

    public async Task<Result<NoticeTested>> Handle(TestNotice request, CancellationToken cancellationToken)
    {
        if (!desk.IsOpen || NoticeForms.Find(request.Id) is null)
        {
            return RequestErrors.NotFound;
        }

        var template = request.Words.Of(request.Id);
        if (TemplateCheck.Check(template).Count > 0)
        {
            return Unsound;
        }

        var own = EmailAddress.Parse(staff.Member?.Email);
        if (own.IsRefused)
        {
            return NoAddress;
        }

        var mails = examples.Show(template).Mails;

        // Our turn before the count: presses at once are counted one after the other.
        await db.DrawNumber("template-tests", cancellationToken);
        var now = clock.GetUtcNow();
        var since = now - Window;
        var sent = await db.OutboxMessages.CountAsync(
            m => m.DossierId == null && m.CreatedAt > since && m.Kind == MessageKind.TemplateTest,
            cancellationToken
        );
        if (sent + mails.Count > MailsMax)
        {
            return TooMany;
        }

        foreach (var mail in mails)
        {
            letters.Owe(mail, own.Value.Value, now);
        }

        return new NoticeTested(mails.Count, own.Value.ToString());
    }
}

/// <summary><c>POST /api/administration/notices/{key}/tests</c>.</summary>
public static class TestNoticeEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/administration/notices/{key}/tests", TestNotice)
            .ForStaff()
            .RequireIdempotencyKey()
            .WithName(nameof(TestNotice))
            .WithTags("Administration")
            .Produces<NoticeTested>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// Sends the asker a mail in these words, filled with examples and marked as a test, to their own address; at most 20 an
    /// hour of all administrators together. Errors: <c>resource.not-found</c>, for staff who don't keep the system too,
    /// <c>template.unsound</c>, <c>template.no-address</c>, <c>template.tests-too-many</c>.
    /// </summary>
    public static async Task<IResult> TestNotice(
        string key,
        NoticeWords words,
        IdempotencyKey repetition,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new TestNotice(key, words, repetition.Value), cancellationToken)).ToOk();
}
