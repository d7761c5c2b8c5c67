using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>
/// <c>Nộp hộ tại quầy</c>: a receiving clerk begins a draft for somebody who stands at the counter, at any competent unit
/// (<c>phi địa giới</c>). Refused: <c>resource.not-found</c> (no receiving clerk), <c>request.invalid</c>,
/// <c>draft.procedure-not-fileable</c>, <c>draft.too-many</c>. Source: 118/2025/ND-CP.
/// </summary>
internal sealed record StartCounterDraft(PersonAtCounter Person) : IAct<DraftView>;

/// <summary>Who stands at the counter, and for what.</summary>
/// <param name="ProcedureCode">National code.</param>
/// <param name="UnitId">The competent unit.</param>
/// <param name="Name">Their name, as their identity paper has it.</param>
/// <param name="PersonalId">Their identity number.</param>
/// <param name="Phone">How to reach them; may be empty.</param>
/// <param name="Email">Where messages go; may be empty.</param>
public sealed record PersonAtCounter(
    string ProcedureCode,
    string UnitId,
    string Name,
    string PersonalId,
    string? Phone,
    string? Email
);

internal sealed class StartCounterDraftValidator : AbstractValidator<StartCounterDraft>
{
    public StartCounterDraftValidator()
    {
        RuleFor(r => r.Person.Name)
            .Must(name => !PersonName.Parse(name).IsRefused)
            .WithErrorCode("person-name.character")
            .OverridePropertyName("name");
        RuleFor(r => r.Person.PersonalId)
            .Must(id => !PersonalIdNumber.Parse(id).IsRefused)
            .WithErrorCode("personal-id.malformed")
            .OverridePropertyName("personalId");
        RuleFor(r => r.Person.Phone)
            .Must(phone => string.IsNullOrWhiteSpace(phone) || !PhoneNumber.Parse(phone).IsRefused)
            .WithErrorCode("phone.malformed")
            .OverridePropertyName("phone");
        RuleFor(r => r.Person.Email)
            .Must(email => string.IsNullOrWhiteSpace(email) || !EmailAddress.Parse(email).IsRefused)
            .WithErrorCode("email.malformed")
            .OverridePropertyName("email");
    }
}

internal sealed class StartCounterDraftHandler(
    PublicServicesDbContext db,
    StaffDesk desk,
    DraftReading reading,
    TimeProvider clock
) : IRequestHandler<StartCounterDraft, Result<DraftView>>
{
    public async Task<Result<DraftView>> Handle(StartCounterDraft request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var asked = request.Person;
        if (desk.AtCounter(asked.UnitId) is not { Id: var clerk })
        {
            return RequestErrors.NotFound;
        }

        if (reading.Fileable(asked.ProcedureCode, asked.UnitId) is not var (procedure, form))
        {
            return DraftErrors.NotFileable;
        }

        if (
            await db.Drafts.CountAsync(d => d.ClerkAccount == clerk && d.DossierId == null, cancellationToken)
            >= Draft.OwnedMax
        )
        {
            return DraftErrors.TooMany;
        }

        var person = Person.AtCounter(PersonName.Parse(asked.Name).Value.Value, now);
        person.Describe(
            new ProfileFacts(
                person.FullName,
                null,
                null,
                PersonalIdNumber.Parse(asked.PersonalId).Value.Reveal(),
                string.IsNullOrWhiteSpace(asked.Phone) ? null : PhoneNumber.Parse(asked.Phone).Value.National,
                string.IsNullOrWhiteSpace(asked.Email) ? null : EmailAddress.Parse(asked.Email).Value.Value,
                null,
                null
            ),
            now
        );
        var (answers, sources) = FormPrefill.Fill(
            form,
            FormAnswers.None,
            [KnownFacts.Of(KnownFacts.AtCounter, person)],
            _ => true
        );
        var draft = Draft.Start(
            Guid.CreateVersion7(now),
            person.Id,
            procedure.Code.National,
            procedure.Version,
            asked.UnitId,
            answers.Root.GetRawText(),
            now,
            clerk,
            JsonSerializer.Serialize(sources)
        );
        db.People.Add(person);
        db.Drafts.Add(draft);
        return await reading.Show(reading.Open(draft), cancellationToken);
    }
}

/// <summary><c>POST /api/counter-drafts</c>.</summary>
public static class StartCounterDraftEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/counter-drafts", StartCounterDraft)
            .ForStaff()
            .WithName(nameof(StartCounterDraft))
            .WithTags("Drafts")
            .Produces<DraftView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Begins a draft for somebody at the counter. Errors: <c>resource.not-found</c>, <c>request.invalid</c>,
    /// <c>draft.procedure-not-fileable</c>, <c>draft.too-many</c>.
    /// </summary>
    public static async Task<IResult> StartCounterDraft(
        PersonAtCounter person,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new StartCounterDraft(person), cancellationToken)).ToHttp(draft =>
        {
            context.SetVersion(draft.Version);
            return TypedResults.Created($"/api/drafts/{draft.Id}", draft);
        });
}
