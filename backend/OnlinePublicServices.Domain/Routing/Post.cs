using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Routing;

/// <summary>
/// <c>Vị trí việc làm</c>: what a step of a process is handed to. A role in a unit, never an account: people leave, are
/// on leave, share the work; the post stays.
/// </summary>
/// <param name="UnitId">The counter, department or body.</param>
/// <param name="Role">What it does there.</param>
public sealed record Post(string UnitId, StaffRole Role);
