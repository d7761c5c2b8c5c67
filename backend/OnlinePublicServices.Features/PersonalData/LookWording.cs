using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Looks;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>Says of looks what the person concerned may know.</summary>
internal sealed class LookWording(PersonLooks looks, Catalogue catalogue, TimeProvider clock)
{
    public async Task<IReadOnlyList<MyLook>> Of(IReadOnlyList<PersonLook> rows, CancellationToken cancellationToken)
    {
        var ofStaff = rows.Select(StaffLookOf).OfType<StaffLook>().ToList();
        var answered = await looks.Answered(ofStaff, cancellationToken);
        return
        [
            .. rows.Select(row =>
                row switch
                {
                    PersonLook.AtDossier(var look, var code) => Show(look, answered) with
                    {
                        DossierCode = code.ToString(),
                        Reason = look.Reason,
                    },
                    PersonLook.AboutPerson(var look, var procedure) => Show(look, answered) with
                    {
                        Procedure = NameOf(procedure),
                    },
                    PersonLook.OfClerk(var look) => Show(look),
                    PersonLook.ByPerson(var look) => Show(look),
                    _ => throw new ArgumentOutOfRangeException(nameof(rows)),
                }
            ),
        ];
    }

    private static StaffLook? StaffLookOf(PersonLook row) =>
        row switch
        {
            PersonLook.AtDossier(var look, _) => look,
            PersonLook.AboutPerson(var look, _) => look,
            _ => null,
        };

    private MyLook Show(StaffLook look, IReadOnlyList<Guid?> answered) =>
        new(
            look.At,
            null,
            UnitName(look.PostUnit),
            look.PostRole,
            look.What,
            look.Purpose,
            null,
            null,
            look.What is StaffLookKind.PopulationRegister ? answered.Contains(look.SubjectId) : null
        );

    private MyLook Show(OwnLook look) =>
        new(
            look.At,
            null,
            UnitName(look.UnitId),
            null,
            StaffLookKind.PopulationRegister,
            LookPurpose.Own,
            null,
            NameOf(ProcedureCode.Parse(look.ProcedureCode).Value),
            look.Answered
        );

    private MyLook Show(CounterLook look) =>
        new(
            look.At,
            null,
            UnitName(look.PostUnit),
            look.PostRole,
            StaffLookKind.PopulationRegister,
            LookPurpose.AtCounter,
            null,
            NameOf(ProcedureCode.Parse(look.ProcedureCode).Value),
            look.Answered
        );

    private LocalText UnitName(string unit) => catalogue.Units.Find(unit)?.Name ?? new LocalText(unit);

    private LocalText NameOf(ProcedureCode code) =>
        catalogue.Current(code, VietnamTime.DayOf(clock.GetUtcNow()))?.Name ?? new LocalText(code.ToString());
}
