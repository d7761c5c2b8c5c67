using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Administration;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>
/// The catalogue in force: what the files hold with every edition that was put in force since. An instance looks for new
/// editions once a second at the most, when somebody asks; one that puts an edition in force itself looks at once.
/// </summary>
public sealed class PublishedCatalogue
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private readonly Lock turn = new();
    private volatile CatalogueState state;
    private long lookedAt;

    internal PublishedCatalogue(CatalogueSource files, IServiceScopeFactory scopes, TimeProvider clock)
    {
        (this.scopes, this.clock) = (scopes, clock);
        state = StateOf(0, files.ByEntry());
        lookedAt = long.MinValue;
    }

    /// <summary>The catalogue in force, as of a second ago at the most.</summary>
    public Catalogue Now
    {
        get
        {
            if (IsDue)
            {
                lock (turn)
                {
                    if (IsDue)
                    {
                        TryLook();
                    }
                }
            }

            return state.Catalogue;
        }
    }

    /// <summary>The catalogue in force, as of now.</summary>
    internal CatalogueState Look()
    {
        lock (turn)
        {
            Read();
            return state;
        }
    }

    private bool IsDue
    {
        get
        {
            var last = Volatile.Read(ref lookedAt);
            return last == long.MinValue || clock.GetElapsedTime(last) >= Interval;
        }
    }

    /// <summary>While the database is away, what was known goes on to be answered.</summary>
    private void TryLook()
    {
        try
        {
            Read();
        }
        catch (DbException)
        {
            Volatile.Write(ref lookedAt, clock.GetTimestamp());
        }
    }

    private void Read()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PublicServicesDbContext>();
        var known = state.Place;
        var later = db
            .CatalogueEditions.AsNoTracking()
            .Where(edition => edition.Place > known)
            .OrderBy(edition => edition.Place)
            .ToList();
        if (later is [.., var last])
        {
            var (source, faults) = state.Source.With(later.SelectMany(edition => edition.Entries));
            state =
                faults.Count == 0 ? StateOf(last.Place!.Value, source) : throw new CatalogueInvalidException(faults);
        }

        Volatile.Write(ref lookedAt, clock.GetTimestamp());
    }

    private static CatalogueState StateOf(int place, CatalogueSource source) => new(place, source, source.OrStop());
}

/// <summary>The catalogue after so many editions.</summary>
/// <param name="Place">The last edition's place in the order of coming into force; 0 for the files alone.</param>
/// <param name="Source">From which it was made.</param>
/// <param name="Catalogue">The catalogue.</param>
internal sealed record CatalogueState(int Place, CatalogueSource Source, Catalogue Catalogue);
