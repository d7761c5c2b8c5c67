using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Population;

/// <summary>About whom the register is asked.</summary>
/// <param name="PaperCode">The paper that it answers.</param>
/// <param name="Person">Which of the persons that the form names, from 1.</param>
public sealed record LookUpWish(string PaperCode, int Person = 1);

/// <summary>
/// Notes that the register will be asked, before it is: what could not be noted is not asked, and what was asked stays
/// noted, whatever comes of it. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>,
/// <c>population.not-asked</c>, <c>population.too-many</c>, <c>routing.not-holder</c>, <c>dossier.act-out-of-turn</c>,
/// <c>dossier.act-not-yours</c>. Source: 91/2025/QH15; 66.7/2025/NQ-CP.
/// </summary>
internal sealed record NoteLookUp(string Code, int Version, LookUpWish Wish, string IdempotencyKey)
    : IAct<NotedLookUp>,
        IRepeatable;

/// <summary>A look-up that is noted.</summary>
/// <param name="Id">Names it, here and at the register.</param>
/// <param name="At">When, UTC.</param>
internal sealed record NotedLookUp(Guid Id, DateTimeOffset At);

/// <summary>The look in the register, as the person concerned reads of it.</summary>
internal sealed record RegisterLook(string Code, Guid LookUp) : ILook
{
    public StaffLookKind What => StaffLookKind.PopulationRegister;

    public Guid? SubjectId => LookUp;
}

internal sealed class NoteLookUpHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    RegisterPapers papers,
    LookBook looks,
    LookSubjects subjects,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<NoteLookUp, Result<NotedLookUp>>
{
    /// <summary>Look-ups of one dossier in an hour; nobody needs more. No legal source: our own rule.</summary>
    private const int HourMax = 10;

    internal static readonly DomainError NotAsked = new("population.not-asked", ErrorKind.Refused);

    private static readonly DomainError TooMany = new DomainError("population.too-many", ErrorKind.TooMany).With(
        ProblemMapping.RetryAfterSeconds,
        LookBook.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture)
    );

    public async Task<Result<NotedLookUp>> Handle(NoteLookUp request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Code, request.Version, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        var may = dossier.MayConsultRegister(actor);
        if (may.IsRefused)
        {
            return may.Error;
        }

        var asked = papers.Of(dossier, reading.ProcedureOf(dossier));
        if (Named(asked, request.Wish) is not { } named)
        {
            return NotAsked;
        }

        var now = clock.GetUtcNow();
        var since = now - LookBook.Window;
        if (
            await db.StaffLooks.CountAsync(
                look =>
                    look.DossierId == dossier.Id && look.What == StaffLookKind.PopulationRegister && look.At > since,
                cancellationToken
            ) >= HourMax
        )
        {
            return TooMany;
        }

        var id = Guid.CreateVersion7(now);
        var position = desk.ActingFor(dossier)!.Value.Position;
        var look = looks.LookOf(dossier, position, new RegisterLook(request.Code, id));
        await looks.Note(
            look with
            {
                Reason = ReasonOf(dossier),
                About = await subjects.Of(named.Person.PersonalId, cancellationToken),
            },
            cancellationToken
        );
        return new NotedLookUp(id, now);
    }

    /// <summary>The paper and the person that a wish names; nothing where the form, as it is now, has neither.</summary>
    internal static (RegisterPaper Paper, ConcernedPerson Person)? Named(
        IReadOnlyList<RegisterPaper> papers,
        LookUpWish wish
    ) =>
        papers.FirstOrDefault(one => one.Paper.Code == wish.PaperCode) is { } paper
        && paper.Persons.ElementAtOrDefault(wish.Person - 1) is { } person
            ? (paper, person)
            : null;

    /// <summary>What it was for, as the register and the person concerned are told.</summary>
    internal static string ReasonOf(Dossier dossier) => $"{dossier.Code} {dossier.Procedure}";
}

/// <summary>
/// Asks the register, outside any transaction. An answer that is kept already is not asked for again, and what was noted
/// longer ago than <see cref="AskRegisterHandler.GoodFor"/> is not asked at all: whoever repeats an old press has to press
/// anew, and be counted. Refused: <c>population.not-asked</c>, <c>population.unavailable</c>, <c>population.no-match</c>,
/// <c>population.refused</c>, and as of the noting.
/// </summary>
internal sealed record AskRegister(string Code, LookUpWish Wish, NotedLookUp LookUp) : IQuery<RegisterAnswered>;

/// <summary>What the register said.</summary>
/// <param name="PersonalId">About whom.</param>
/// <param name="Said">What.</param>
internal sealed record RegisterAnswered(string PersonalId, RegisteredPerson Said);

internal sealed class AskRegisterHandler(
    DossierReading reading,
    RegisterPapers papers,
    IPopulationRegister register,
    Catalogue catalogue,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<AskRegister, Result<RegisterAnswered>>
{
    /// <summary>How long a press may still be asked for: for the connection that broke, and no longer.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(1);

    public Task<Result<RegisterAnswered>> Handle(AskRegister request, CancellationToken cancellationToken) =>
        reading
            .OpenForStaff(request.Code, cancellationToken)
            .ThenAsync<OpenDossier, RegisterAnswered>(open => Ask(open, request, cancellationToken));

    private async Task<Result<RegisterAnswered>> Ask(
        OpenDossier open,
        AskRegister request,
        CancellationToken cancellationToken
    )
    {
        var dossier = open.Dossier;
        if (dossier.AnswerTo(request.LookUp.Id) is { } kept)
        {
            return new RegisterAnswered(kept.PersonalId, kept.Said);
        }

        var may = dossier.MayConsultRegister(open.Actor);
        if (may.IsRefused)
        {
            return may.Error;
        }

        if (clock.GetUtcNow() - request.LookUp.At > GoodFor)
        {
            return PopulationErrors.Unavailable;
        }

        if (NoteLookUpHandler.Named(papers.Of(dossier, reading.ProcedureOf(dossier)), request.Wish) is not { } named)
        {
            return NoteLookUpHandler.NotAsked;
        }

        var said = await register.FindAsync(
            QuestionOf(dossier, named.Paper, named.Person, request.LookUp.Id),
            cancellationToken
        );
        return said.Map(answer => new RegisterAnswered(named.Person.PersonalId.Reveal(), answer));
    }

    private PersonQuestion QuestionOf(Dossier dossier, RegisterPaper asked, ConcernedPerson person, Guid lookUp)
    {
        return new PersonQuestion
        {
            Id = lookUp,
            Agency = catalogue.Units.Find(dossier.UnitId)!.AgencyCodeIn(dossier.Edition)?.ToString() ?? dossier.UnitId,
            Officer = desk.Member!.Login,
            Procedure = dossier.Procedure.ToString(),
            Reason = NoteLookUpHandler.ReasonOf(dossier),
            Number = person.PersonalId,
            Name = person.Declared.Name,
            BirthDate = person.Declared.BirthDate,
            Facts = asked.Paper.AnsweredBy!.Facts,
        };
    }
}

/// <summary>
/// Keeps with the dossier what the register said. Refused: <c>resource.not-found</c>, <c>routing.not-holder</c>,
/// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>: somebody was quicker.
/// </summary>
internal sealed record KeepRegisterAnswer(string Code, LookUpWish Wish, Guid LookUp, RegisterAnswered Answer)
    : IAct<ActReceipt>;

internal sealed class KeepRegisterAnswerHandler(DossierReading reading, RegisterPapers papers, TimeProvider clock)
    : IRequestHandler<KeepRegisterAnswer, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(KeepRegisterAnswer request, CancellationToken cancellationToken) =>
        reading
            .OpenForStaff(request.Code, cancellationToken)
            .ThenAsync(open =>
            {
                var (dossier, actor) = open;
                var ((paper, person), (number, said)) = (request.Wish, request.Answer);
                var named = NoteLookUpHandler.Named(papers.Of(dossier, reading.ProcedureOf(dossier)), request.Wish);
                if (named is not { } concerned || concerned.Person.PersonalId.Reveal() != number)
                {
                    // The form was corrected while the register was asked.
                    return Task.FromResult<Result<ActReceipt>>(NoteLookUpHandler.NotAsked);
                }

                var differences = said.DifferencesTo(concerned.Person.Declared);
                return Task.FromResult(
                    dossier
                        .ConsultRegister(
                            request.LookUp,
                            new RegisterConsulted(paper, person, number, said, differences),
                            actor,
                            clock.GetUtcNow()
                        )
                        .Map(_ => ActReceipt.Of(dossier))
                );
            });
}

/// <summary><c>POST /api/dossiers/{code}/register-look-ups</c>.</summary>
public static class LookUpPersonEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/register-look-ups", LookUpPerson)
            .ForDeskAct(nameof(LookUpPerson))
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Asks the population register about a person whom the dossier's form names, for a paper that it answers, and keeps
    /// what it says with the dossier; at most ten times an hour for a dossier. Each press is noted and the person
    /// concerned reads of it, also where nothing came of it. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>population.not-asked</c>, <c>population.too-many</c>,
    /// <c>population.no-match</c>, <c>population.unavailable</c>, <c>population.refused</c>, <c>routing.not-holder</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>, <c>idempotency.key-missing</c>,
    /// <c>idempotency.key-reused</c>.
    /// </summary>
    public static async Task<IResult> LookUpPerson(
        string code,
        LookUpWish wish,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var noted = await mediator.Send(new NoteLookUp(code, version.Version, wish, key.Value), cancellationToken);
        if (noted.IsRefused)
        {
            return noted.Error.ToProblem();
        }

        var said = await mediator.Send(new AskRegister(code, wish, noted.Value), cancellationToken);
        return said.IsRefused
            ? said.Error.ToProblem()
            : (
                await mediator.Send(new KeepRegisterAnswer(code, wish, noted.Value.Id, said.Value), cancellationToken)
            ).ToHttp(context);
    }
}
