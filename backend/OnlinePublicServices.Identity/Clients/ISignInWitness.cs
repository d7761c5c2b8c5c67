using System.Security.Claims;

namespace OnlinePublicServices.Identity;

/// <summary>Is told of each sign-in at the portal; the host may register one of its own.</summary>
public interface ISignInWitness
{
    /// <summary>Somebody was let in; called before their session begins.</summary>
    Task SignedInAsync(ClaimsPrincipal person, CancellationToken cancellationToken);
}

internal sealed class NoWitness : ISignInWitness
{
    public Task SignedInAsync(ClaimsPrincipal person, CancellationToken cancellationToken) => Task.CompletedTask;
}
