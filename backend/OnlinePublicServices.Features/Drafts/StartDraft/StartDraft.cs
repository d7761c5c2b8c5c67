using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>
/// Begins a draft for a procedure at a unit, with what is known of the person filled in. Refused:
/// <c>draft.procedure-not-fileable</c>, <c>draft.too-many</c>.
/// </summary>
/// <param name="ProcedureCode">National code.</param>
/// <param name="UnitId">The competent unit that the person chose.</param>
public sealed record StartDraft(string ProcedureCode, string UnitId) : IAct<DraftView>;

internal sealed class StartDraftHandler(
    PublicServicesDbContext db,
    CurrentPerson current,
    KnownSources known,
    DraftReading reading,
    TimeProvider clock
) : IRequestHandler<StartDraft, Result<DraftView>>
{
    public async Task<Result<DraftView>> Handle(StartDraft request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (reading.Fileable(request.ProcedureCode, request.UnitId) is not var (procedure, form))
        {
            return DraftErrors.NotFileable;
        }

        var person = await current.LoadOrBegin(cancellationToken);
        if (await db.Drafts.CountAsync(d => d.OwnerId == person.Id, cancellationToken) >= Draft.OwnedMax)
        {
            return DraftErrors.TooMany;
        }

        var (answers, sources) = FormPrefill.Fill(
            form,
            FormAnswers.None,
            await known.Of(person, cancellationToken),
            _ => true
        );
        var draft = Draft.Start(
            Guid.CreateVersion7(now),
            person.Id,
            procedure.Code.National,
            procedure.Version,
            request.UnitId,
            answers.Root.GetRawText(),
            now,
            prefilled: JsonSerializer.Serialize(sources)
        );
        db.Drafts.Add(draft);
        return await reading.Show(reading.Open(draft), cancellationToken);
    }
}
