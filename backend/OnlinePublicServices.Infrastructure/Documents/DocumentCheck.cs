using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// What an operator runs after a restore, or when a disk is in doubt: opens every document that the database knows and
/// compares it with its hash. It only reads; the server may be running meanwhile.
/// </summary>
public static class DocumentCheck
{
    /// <summary>The argument by which the program does this and nothing else.</summary>
    public const string Argument = "--check-documents";

    private const int PageSize = 500;

    /// <summary>Says what is wrong with which document, by its hash. True when every one is whole.</summary>
    public static async Task<bool> RunAsync(IServiceProvider services, TextWriter says, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublicServicesDbContext>();
        var store = scope.ServiceProvider.GetRequiredService<IDocumentStore>();
        var (last, whole, wrong) = ("", 0, 0);
        while (true)
        {
            var page = await db
                .StoredDocuments.Where(d => d.Sha256.CompareTo(last) > 0 && !d.IsLeaving)
                .OrderBy(d => d.Sha256)
                .Select(d => d.Sha256)
                .Take(PageSize)
                .ToListAsync(cancellation);
            foreach (var sha256 in page)
            {
                if (await FindAsync(store, sha256, cancellation) is { } fault)
                {
                    wrong++;
                    await says.WriteLineAsync($"{sha256}  {fault}");
                }
                else
                {
                    whole++;
                }
            }

            if (page.Count < PageSize)
                break;
            last = page[^1];
        }

        await says.WriteLineAsync($"{whole} documents are whole, {wrong} are not.");
        return wrong == 0;
    }

    /// <summary>What is wrong; null when nothing is.</summary>
    private static async Task<string?> FindAsync(IDocumentStore store, string sha256, CancellationToken cancellation)
    {
        try
        {
            await using var content = await store.OpenAsync(DocumentHash.Parse(sha256), cancellation);
            return content is null ? "absent" : null;
        }
        catch (DocumentStoreException failure) when (failure.Fault is DocumentStoreFault.Corrupted)
        {
            return "damaged";
        }
        catch (DocumentStoreException failure) when (failure.Fault is DocumentStoreFault.KeyMissing)
        {
            return "under a key that can't be opened";
        }
    }
}
