using System.Security.Claims;

namespace OnlinePublicServices.Identity;

/// <summary>What the host knows of a signed-in person and Identity does not: positions and capabilities.</summary>
public interface ISessionFacts
{
    /// <summary>The facts as of now; asked at every <c>GET /session/me</c>, so that changes act at once.</summary>
    Task<SessionFacts> FactsAsync(ClaimsPrincipal person, CancellationToken cancellationToken);
}

/// <summary>Positions and capabilities of a person.</summary>
/// <param name="Positions">Positions held today.</param>
/// <param name="Capabilities">What the person may do, as the portal's menus need it.</param>
public sealed record SessionFacts(IReadOnlyList<SessionPosition> Positions, IReadOnlyList<string> Capabilities)
{
    /// <summary>Nothing known.</summary>
    public static SessionFacts None { get; } = new([], []);
}

/// <summary>A position in a unit.</summary>
/// <param name="Id">The position's id.</param>
/// <param name="Role">The role that the position gives.</param>
/// <param name="Title">The position's title by language.</param>
/// <param name="UnitId">The unit's id.</param>
/// <param name="UnitName">The unit's name by language.</param>
public sealed record SessionPosition(
    string Id,
    string Role,
    IReadOnlyDictionary<string, string> Title,
    string UnitId,
    IReadOnlyDictionary<string, string> UnitName
);

internal sealed class NoSessionFacts : ISessionFacts
{
    public Task<SessionFacts> FactsAsync(ClaimsPrincipal person, CancellationToken cancellationToken) =>
        Task.FromResult(SessionFacts.None);
}
