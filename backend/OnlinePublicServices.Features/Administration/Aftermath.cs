using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Administration;

/// <summary>
/// What follows on this instance right after an edition came into force: it knows the edition, and what it can it does;
/// the rest is left to the watch.
/// </summary>
public sealed class Aftermath
{
    private readonly PublishedCatalogue published;
    private readonly IServiceScopeFactory scopes;

    internal Aftermath(PublishedCatalogue published, IServiceScopeFactory scopes) =>
        (this.published, this.scopes) = (published, scopes);

    /// <summary>Follows.</summary>
    internal async Task Follow(CancellationToken cancellationToken)
    {
        published.Look();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SuccessionWatch>().SweepAsync(cancellationToken);
    }
}
