using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Petitions;

/// <summary>Who wrote a petition.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Address">Where they live.</param>
/// <param name="Contact">How they are reached.</param>
public sealed record PetitionAuthor(string Name, string Address, string? Contact = null);

/// <summary>What the acts on petitions refuse alike.</summary>
internal static class PetitionErrors
{
    public static readonly DomainError ReasonMissing = new("petition.reason-missing", ErrorKind.Malformed);
}

/// <summary>
/// Opens petitions for the head of the unit, who is competent to settle them, and for nobody else: not for the counter,
/// its head, or whoever keeps the system. Source: 02/2011/QH13, Art. 17; 25/2018/QH14, Art. 13.
/// </summary>
internal sealed class PetitionReading(PublicServicesDbContext db, StaffDesk desk, IDataProtectionProvider protection)
{
    private readonly IDataProtector statements = protection.CreateProtector("petition-statement");
    private readonly IDataProtector authors = protection.CreateProtector("petition-author");

    /// <summary>The statuses on which nothing follows.</summary>
    public static readonly PetitionStatus[] Ends = [.. Enum.GetValues<PetitionStatus>().Where(PetitionLifecycle.IsEnd)];

    /// <summary>The units whose petitions the asker is competent for today.</summary>
    public IReadOnlyList<string> Units => desk.UnitsServedAs(StaffRole.ApprovingOfficer);

    /// <summary>Errors: <c>resource.not-found</c>.</summary>
    public async Task<Result<PetitionCase>> Open(string code, CancellationToken cancellationToken)
    {
        var units = Units;
        var found = await db.PetitionCases.SingleOrDefaultAsync(
            p => p.Code == code && p.ErasedAt == null,
            cancellationToken
        );
        return found is not null && units.Contains(found.UnitId, StringComparer.Ordinal)
            ? found
            : RequestErrors.NotFound;
    }

    public string SealStatement(string words) => statements.Protect(words);

    public string StatementOf(PetitionCase petition) => statements.Unprotect(petition.SealedStatement);

    public string SealAuthor(PetitionAuthor author) => authors.Protect(JsonSerializer.Serialize(author));

    public PetitionAuthor AuthorOf(PetitionCase petition) =>
        JsonSerializer.Deserialize<PetitionAuthor>(authors.Unprotect(petition.SealedAuthor))!;
}
