using System.Text.Json;
using MediatR;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>
/// Saves what the person typed, as they type. Only the shape is checked: what is half typed passes. Refused:
/// <c>request.stale-version</c> when another tab or device has saved since, <c>draft.answers-invalid</c>,
/// <c>draft.procedure-not-fileable</c> for a unit that isn't competent.
/// </summary>
internal sealed record SaveDraft(Guid Id, int Version, DraftPatch Patch) : IAct<DraftView>;

/// <summary>What changes in a draft.</summary>
/// <param name="Answers">Laid over the answers (RFC 7396): null deletes.</param>
/// <param name="Page">The page on which the person is.</param>
/// <param name="UnitId">Another competent unit.</param>
public sealed record DraftPatch(JsonElement? Answers, string? Page, string? UnitId);

internal sealed class SaveDraftHandler(DraftReading reading, Catalogue catalogue, TimeProvider clock)
    : IRequestHandler<SaveDraft, Result<DraftView>>
{
    public async Task<Result<DraftView>> Handle(SaveDraft request, CancellationToken cancellationToken)
    {
        var opened = await reading.Open(request.Id, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var open = opened.Value;
        if (open.Draft.Version != request.Version)
        {
            return RequestErrors.StaleVersion;
        }

        var now = clock.GetUtcNow();
        var answers = Merge(open, request.Patch);
        if (answers.IsRefused)
        {
            return answers.Error;
        }

        if (
            request.Patch.UnitId is { } unit
            && !catalogue.Competence.Receives(unit, open.Procedure.Code, VietnamTime.DayOf(now))
        )
        {
            return DraftErrors.NotFileable;
        }

        var page = open.Form.Pages.Any(p => p.Definition.Id == request.Patch.Page) ? request.Patch.Page : null;
        open.Draft.Save(
            answers.Value.Root.GetRawText(),
            open.Procedure.Version,
            page,
            request.Patch.UnitId,
            now,
            JsonSerializer.Serialize(open.PrefilledStill(answers.Value))
        );
        return await reading.Show(open with { Answers = answers.Value }, cancellationToken);
    }

    private static Result<FormAnswers> Merge(OpenDraft open, DraftPatch patch)
    {
        if (patch.Answers is not { } changes)
        {
            return open.Answers;
        }

        return FormAnswers
            .Parse(changes)
            .Then<FormAnswers>(parsed =>
            {
                var merged = open.Answers.Merge(parsed);
                var faults = FormValidator.CheckShape(open.Form, merged);
                return faults.Count > 0 ? DraftErrors.AnswersInvalid(faults) : merged;
            });
    }
}
