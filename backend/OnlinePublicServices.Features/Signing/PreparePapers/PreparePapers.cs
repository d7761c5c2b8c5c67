using System.Linq.Expressions;
using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Signing;

/// <summary>
/// Lays papers out for one person's signature: those named, and the appointment slips of the dossiers named. What can't be signed is named beside the rest, never in its stead.
/// Rendering takes a while, so no transaction is open meanwhile. Refused: <c>resource.not-found</c> (no such
/// certificate of the asker) and <c>signing.certificate.*</c>. Each paper may be refused by
/// <c>resource.not-found</c>, <c>signing.slip-not-yours</c>, <c>slip.already-signed</c>, <c>signing.*</c>.
/// Source: 68/2024/ND-CP, Art. 33; 15/2025/TT-BKHCN, Art. 5.
/// </summary>
internal sealed record PreparePapers(
    IReadOnlyList<string> DossierCodes,
    IReadOnlyList<Guid> PaperIds,
    Guid CertificateId,
    string? Algorithm
) : IRequest<Result<SigningSessionView>>;

internal sealed class PreparePapersValidator : AbstractValidator<PreparePapers>
{
    private const int PapersMax = 100;

    public PreparePapersValidator()
    {
        RuleFor(r => r.DossierCodes)
            .Must((request, codes) => codes.Count + request.PaperIds.Count is > 0 and <= PapersMax)
            .WithErrorCode("field.too-many");
        RuleFor(r => r.Algorithm)
            .Must(word => word is null || SigningWords.Parse(word) is not null)
            .WithErrorCode("field.option-unknown");
    }
}

internal sealed class PreparePapersHandler(
    PublicServicesDbContext db,
    CertificateBook certificates,
    PaperPrinting printing,
    IFormSigning signing,
    IDocumentStore documents,
    Catalogue catalogue,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<PreparePapers, Result<SigningSessionView>>
{
    public async Task<Result<SigningSessionView>> Handle(PreparePapers request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var usable = await certificates.FindUsable(request.CertificateId, now, cancellationToken);
        if (usable.IsRefused)
        {
            return usable.Error;
        }

        var session = new SigningSession(Guid.CreateVersion7(now), desk.ActorId, request.CertificateId, now);
        var problems = new List<SigningProblem>();
        var prepared = new List<PreparedPaper>();
        foreach (var (code, id) in Asked(request))
        {
            var found = id is { } named
                ? await Find(p => p.Id == named, cancellationToken)
                : await FindSlip(code, cancellationToken);
            if (found.IsRefused)
            {
                problems.Add(new SigningProblem(code, id, found.Error.Code));
                continue;
            }

            var (dossier, paper) = found.Value;
            if (prepared.Exists(item => item.PaperId == paper.Id))
            {
                continue;
            }

            var form = await Prepare(dossier, paper, usable.Value, request.Algorithm, now, cancellationToken);
            if (form.IsRefused)
            {
                problems.Add(new SigningProblem(dossier.Code.ToString(), paper.Id, form.Error.Code));
                continue;
            }

            session.Add(paper.Id, JsonSerializer.Serialize(form.Value));
            prepared.Add(
                PreparedPaper
                    .Of(paper, catalogue.NumberOf(paper).ToString(), dossier.Code.ToString(), form.Value)
                    .In(session.Id)
            );
        }

        // What expired long ago holds whole files; its owner's next session clears it away.
        await db
            .SigningSessions.Where(s => s.Account == desk.ActorId && s.ExpiresAt < now - SigningSession.Lifetime)
            .ExecuteDeleteAsync(cancellationToken);
        db.SigningSessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return SigningSessionView.Of(session, usable.Value, SigningWords.Parse(request.Algorithm), prepared, problems);
    }

    private static IEnumerable<(string Code, Guid? PaperId)> Asked(PreparePapers request) =>
        [
            .. request.DossierCodes.Distinct(StringComparer.Ordinal).Select(code => (code, (Guid?)null)),
            .. request.PaperIds.Distinct().Select(id => ("", (Guid?)id)),
        ];

    private async Task<Result<PreparedForm>> Prepare(
        Dossier dossier,
        IssuedPaper paper,
        SigningCertificate certificate,
        string? algorithm,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var printed = await printing.Print(dossier, paper, FormSignatureMode.Digital, cancellationToken);
        // A result leaves room for the seal of its body.
        var (above, below) = PaperPrinting.Halves(printed.SignaturePlace!);
        var isResult = paper.Kind is PaperKind.Result;
        var content = new FormContent(
            paper.SealedSha256 is { } seal ? await documents.ReadAsync(seal, cancellationToken) : printed.Pdf.ToArray(),
            isResult ? above : printed.SignaturePlace!,
            printing.SignatureBlock(paper, now),
            certificate.Path,
            now,
            SigningWords.Parse(algorithm),
            SecondPlace: isResult ? below : null
        );
        return await signing.PrepareAsync(content, cancellationToken);
    }

    private async Task<Result<(Dossier Dossier, IssuedPaper Paper)>> FindSlip(
        string text,
        CancellationToken cancellationToken
    )
    {
        var code = DossierCode.Parse(text);
        return code.IsRefused
            ? RequestErrors.NotFound
            : await Find(
                p =>
                    p.Kind == PaperKind.AppointmentSlip
                    && p.State != PaperState.Superseded
                    && db.Dossiers.Any(d => d.Id == p.DossierId && d.Code == code.Value),
                cancellationToken
            );
    }

    /// <summary>A paper in the asker's name that waits; of a dossier that the asker may not see there is none.</summary>
    private async Task<Result<(Dossier Dossier, IssuedPaper Paper)>> Find(
        Expression<Func<IssuedPaper, bool>> which,
        CancellationToken cancellationToken
    )
    {
        var found = await db
            .IssuedPapers.AsNoTracking()
            .Where(which)
            .Join(db.Dossiers.AsNoTracking(), p => p.DossierId, d => d.Id, (paper, dossier) => new { paper, dossier })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? RequestErrors.NotFound
            : found.paper.IssuedBy != desk.ActorId ? NotTheirs(found.dossier)
            : !found.paper.AwaitsItsSigner ? SigningWords.AlreadySigned
            : (found.dossier, found.paper);
    }

    private DomainError NotTheirs(Dossier dossier) =>
        desk.ActingFor(dossier) is null ? RequestErrors.NotFound : SigningWords.PaperNotYours;
}
