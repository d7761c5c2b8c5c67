using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.AppointmentSlips;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.AppointmentSlips;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Signing;

/// <summary>
/// Lays slips out for one person's signature. What can't be signed is named beside the rest, never in its stead.
/// Rendering takes a while, so no transaction is open meanwhile. Refused: <c>resource.not-found</c> (no such
/// certificate of the asker) and <c>signing.certificate.*</c>. Each slip may be refused by
/// <c>resource.not-found</c>, <c>signing.slip-not-yours</c>, <c>slip.already-signed</c>, <c>signing.*</c>.
/// Source: 68/2024/ND-CP, Art. 33; 15/2025/TT-BKHCN, Art. 5.
/// </summary>
internal sealed record PrepareSlips(IReadOnlyList<string> DossierCodes, Guid CertificateId, string? Algorithm)
    : IRequest<Result<SigningSessionView>>;

internal sealed class PrepareSlipsValidator : AbstractValidator<PrepareSlips>
{
    private const int SlipsMax = 100;

    public PrepareSlipsValidator()
    {
        RuleFor(r => r.DossierCodes).Must(codes => codes?.Count is > 0 and <= SlipsMax).WithErrorCode("field.too-many");
        RuleFor(r => r.Algorithm)
            .Must(word => word is null || SigningWords.Parse(word) is not null)
            .WithErrorCode("field.option-unknown");
    }
}

internal sealed class PrepareSlipsHandler(
    PublicServicesDbContext db,
    CertificateBook certificates,
    SlipPrinting printing,
    IFormSigning signing,
    Catalogue catalogue,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<PrepareSlips, Result<SigningSessionView>>
{
    public async Task<Result<SigningSessionView>> Handle(PrepareSlips request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var usable = await certificates.FindUsable(request.CertificateId, now, cancellationToken);
        if (usable.IsRefused)
        {
            return usable.Error;
        }

        var session = new SigningSession(Guid.CreateVersion7(now), desk.ActorId, request.CertificateId, now);
        var problems = new List<SigningProblem>();
        var prepared = new List<PreparedSlip>();
        foreach (var code in request.DossierCodes.Distinct(StringComparer.Ordinal))
        {
            var slip = await Prepare(code, usable.Value, SigningWords.Parse(request.Algorithm), now, cancellationToken);
            if (slip.IsRefused)
            {
                problems.Add(new SigningProblem(code, slip.Error.Code));
                continue;
            }

            var (view, form) = slip.Value;
            session.Add(view.SlipId, JsonSerializer.Serialize(form));
            prepared.Add(view.In(session.Id));
        }

        // What expired long ago holds whole files; its owner's next session clears it away.
        await db
            .SigningSessions.Where(s => s.Account == desk.ActorId && s.ExpiresAt < now - SigningSession.Lifetime)
            .ExecuteDeleteAsync(cancellationToken);
        db.SigningSessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return SigningSessionView.Of(session, usable.Value, SigningWords.Parse(request.Algorithm), prepared, problems);
    }

    private async Task<Result<(PreparedSlip View, PreparedForm Form)>> Prepare(
        string text,
        SigningCertificate certificate,
        SigningAlgorithm? algorithm,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await Find(text, cancellationToken);
        if (found.IsRefused)
        {
            return found.Error;
        }

        var (dossier, slip) = found.Value;
        var printed = await printing.Print(dossier, slip, FormSignatureMode.Digital, cancellationToken);
        var content = new FormContent(
            printed.Pdf.ToArray(),
            printed.SignaturePlace!,
            printing.SignatureBlock(slip, now),
            certificate.Path,
            now,
            algorithm
        );
        return (await signing.PrepareAsync(content, cancellationToken)).Map(form =>
            (PreparedSlip.Of(slip, catalogue.NumberOf(slip).ToString(), dossier.Code.ToString(), form), form)
        );
    }

    private async Task<Result<(Dossier Dossier, AppointmentSlip Slip)>> Find(
        string text,
        CancellationToken cancellationToken
    )
    {
        var code = DossierCode.Parse(text);
        if (code.IsRefused)
        {
            return RequestErrors.NotFound;
        }

        var dossier = await db
            .Dossiers.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Code == code.Value, cancellationToken);
        if (dossier is null || desk.ActingFor(dossier.UnitId) is null)
        {
            return RequestErrors.NotFound;
        }

        var slip = await db
            .AppointmentSlips.AsNoTracking()
            .SingleOrDefaultAsync(s => s.DossierId == dossier.Id && s.State != SlipState.Superseded, cancellationToken);
        return slip switch
        {
            null => RequestErrors.NotFound,
            { IssuedBy: var clerk } when clerk != desk.ActorId => SigningWords.SlipNotYours,
            { State: not SlipState.Waiting } => SigningWords.AlreadySigned,
            _ => (dossier, slip),
        };
    }
}
