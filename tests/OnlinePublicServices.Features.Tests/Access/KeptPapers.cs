using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.PaperStore;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Access;

/// <summary>Something behind the doors of a person's store of papers.</summary>
internal static class KeptPapers
{
    private const string Reuse = "ReuseKeptPaper";

    public static bool AreAt(AccessMatrix.Operation operation) =>
        operation.Name == Reuse || operation.Path.Contains("paper-store", StringComparison.Ordinal);

    public static object? BodyOf(AccessMatrix.Operation operation, string id) =>
        operation.Name == Reuse ? new { keptPaperId = id, paperCode = "birth-certificate" } : null;

    /// <summary>A paper of the dossier in its owner's store; its id.</summary>
    public static Task<string> Keep(Office office, string dossier) =>
        office.AskAsync(async db =>
        {
            var code = DossierCode.Parse(dossier).Value;
            var of = await db.Dossiers.SingleAsync(d => d.Code == code);
            var id = Guid.CreateVersion7(office.Clock.GetUtcNow());
            db.KeptPapers.Add(KeptPaper.Of(id, of, of.Attachments[0], of.History[0], null));
            await db.SaveChangesAsync();
            return id.ToString();
        });
}
