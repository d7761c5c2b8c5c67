using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// Who has to do with destruction: the records clerk and the head of the counter propose, the head of the unit decides and
/// holds back.
/// </summary>
internal sealed class RetentionDesk(StaffDesk desk)
{
    /// <summary>The units for which the asker proposes today.</summary>
    public IReadOnlyList<string> Proposes =>
        [
            .. desk.UnitsServedAs(StaffRole.RecordsClerk)
                .Union(desk.UnitsServedAs(StaffRole.Supervisor), StringComparer.Ordinal),
        ];

    /// <summary>The units for which the asker decides today.</summary>
    public IReadOnlyList<string> Decides => desk.UnitsServedAs(StaffRole.ApprovingOfficer);

    /// <summary>The units for which the asker keeps dossiers back today: whoever answers for the unit or its counter.</summary>
    public IReadOnlyList<string> Holds =>
        [.. Decides.Union(desk.UnitsServedAs(StaffRole.Supervisor), StringComparer.Ordinal)];

    /// <summary>The units whose lists the asker sees today.</summary>
    public IReadOnlyList<string> Sees => [.. Proposes.Union(Decides, StringComparer.Ordinal)];
}
