using FluentValidation;
using MediatR;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Routing;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// <c>Từ chối tiếp nhận tại quầy</c> (Form 03): somebody stands at the counter with papers that can't be received. Entered
/// as a dossier that is refused at once, so that it has a number, a history and a place in every count. Refused:
/// <c>resource.not-found</c> (no receiving clerk of a counter, or no such procedure), <c>request.invalid</c>,
/// <c>dossier.reason-missing</c>, <c>draft.procedure-not-fileable</c> (the unit has no code), <c>calendar.not-published</c>.
/// Source: 61/2018/ND-CP, Art. 17; 01/2018/TT-VPCP and 03/2025/TT-VPCP, form 03.
/// </summary>
internal sealed record RefuseAtCounter(CounterRefusal Refusal, string IdempotencyKey)
    : IAct<CounterRefusalReceipt>,
        IRepeatable;

/// <summary>Who is refused what, and why.</summary>
/// <param name="ProcedureCode">What they asked for.</param>
/// <param name="Name">Their name.</param>
/// <param name="PersonalId">Their identity number.</param>
/// <param name="Address">Where they live; may be empty.</param>
/// <param name="Phone">How to reach them; may be empty.</param>
/// <param name="ReasonCode">By the catalogue of reasons.</param>
/// <param name="Reason">In words, at most 2,000 characters.</param>
public sealed record CounterRefusal(
    string ProcedureCode,
    string Name,
    string PersonalId,
    string? Address,
    string? Phone,
    string ReasonCode,
    string Reason
);

/// <summary>The refusal as it was entered.</summary>
/// <param name="DossierCode">Under which number.</param>
/// <param name="Paper">The form, waiting for the clerk's signature.</param>
public sealed record CounterRefusalReceipt(string DossierCode, PaperView Paper);

internal sealed class RefuseAtCounterValidator : AbstractValidator<RefuseAtCounter>
{
    private const int AddressMax = 300;

    public RefuseAtCounterValidator()
    {
        RuleFor(r => r.Refusal.Name)
            .Must(Reads(PersonName.Parse))
            .WithErrorCode("person-name.character")
            .OverridePropertyName("name");
        RuleFor(r => r.Refusal.PersonalId)
            .Must(Reads(PersonalIdNumber.Parse))
            .WithErrorCode("personal-id.malformed")
            .OverridePropertyName("personalId");
        RuleFor(r => r.Refusal.Phone)
            .Must(phone => string.IsNullOrWhiteSpace(phone) || Reads(PhoneNumber.Parse)(phone))
            .WithErrorCode("phone.malformed")
            .OverridePropertyName("phone");
        RuleFor(r => r.Refusal.Address)
            .MaximumLength(AddressMax)
            .WithErrorCode("field.too-long")
            .OverridePropertyName("address");
    }

    private static Func<string?, bool> Reads<T>(Func<string?, Result<T>> parse) => text => !parse(text).IsRefused;
}

internal sealed class RefuseAtCounterHandler(
    PublicServicesDbContext db,
    Catalogue catalogue,
    CalendarBook calendars,
    PublishedCalendars published,
    DossierReading reading,
    PaperDesk papers,
    RouteBook routes,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<RefuseAtCounter, Result<CounterRefusalReceipt>>
{
    public async Task<Result<CounterRefusalReceipt>> Handle(
        RefuseAtCounter request,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var today = VietnamTime.DayOf(now);
        var refusal = request.Refusal;
        var asked = ProcedureCode.Parse(refusal.ProcedureCode);
        var procedure = asked.IsRefused ? null : catalogue.Current(asked.Value, today);
        if (procedure is null || desk.AtCounter() is not { } clerk)
        {
            return RequestErrors.NotFound;
        }

        if (catalogue.Units.Find(clerk.UnitId!)!.AgencyCodeIn(LegalEdition.On(today)) is not { } agency)
        {
            return DraftErrors.NotFileable;
        }

        var reason = Reason.Create(refusal.ReasonCode, refusal.Reason);
        var applicant = Read(refusal);
        if (reason.IsRefused || applicant.IsRefused)
        {
            return reason.IsRefused ? reason.Error : applicant.Error;
        }

        var entered = await db.DrawCode(agency, today, cancellationToken)
            .ThenAsync(code => Enter(code, procedure, applicant.Value, clerk, now));
        var refused = entered.Then(dossier => dossier.Refuse(reason.Value, clerk, now).Map(_ => dossier));
        if (refused.IsRefused)
        {
            return refused.Error;
        }

        db.Dossiers.Add(refused.Value);
        var paper = await papers.Issue(
            new RefusalFacts([reason.Value.Text]),
            refused.Value,
            clerk.Id,
            now,
            cancellationToken
        );
        return new CounterRefusalReceipt(refused.Value.Code.ToString(), reading.Show(paper));
    }

    private Result<Dossier> Enter(
        DossierCode code,
        Procedure procedure,
        Applicant applicant,
        Actor clerk,
        DateTimeOffset now
    )
    {
        var owner = Person.AtCounter(applicant.Name, now);
        db.People.Add(owner);
        return Dossier.Submit(
            new Submission
            {
                Id = Guid.CreateVersion7(now),
                Code = code,
                OwnerId = owner.Id,
                Applicant = applicant,
                Procedure = procedure.Code,
                ProcedureVersion = procedure.Version,
                TimeLimit = TimeLimit.None,
                UnitId = clerk.UnitId!,
                FirstStep = routes.For(procedure, clerk.UnitId!).First,
                Answers = "{}",
                RequiredPapers = [],
                Attachments = [],
            },
            clerk,
            now,
            published.InForce.For(code.Unit),
            calendars.RulesOf(LegalEdition.On(code.ReceivedOn))
        );
    }

    /// <summary>Checked before: name, number and telephone can be read.</summary>
    private static Result<Applicant> Read(CounterRefusal refusal) =>
        Applicant.Citizen(
            PersonName.Parse(refusal.Name).Value,
            PersonalIdNumber.Parse(refusal.PersonalId).Value,
            refusal.Address,
            string.IsNullOrWhiteSpace(refusal.Phone) ? null : PhoneNumber.Parse(refusal.Phone).Value
        );
}
