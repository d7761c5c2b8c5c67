using System.Text.Json;
using System.Text.Json.Nodes;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Forms;

namespace OnlinePublicServices.Features.Administration;

/// <summary>
/// What an edition may change: what was, stays. Dossiers and papers name units, posts and versions of years ago, so
/// nothing that has begun is rewritten; it ends, at the earliest yesterday, and something else begins.
/// </summary>
internal sealed class EditionRules(FormLibrary forms, DateOnly today)
{
    private const string Past = "catalogue.past-changed";

    private DateOnly Yesterday => today.AddDays(-1);

    /// <summary>All that is wrong with the changes by these rules.</summary>
    public IEnumerable<CatalogueFault> Check(IReadOnlyList<EditionChange> changes) =>
        changes.SelectMany(change =>
            Check(change)
                .Select(fault => new CatalogueFault(
                    CatalogueEntry.NameOf(change.Kind, change.Key),
                    fault.Path,
                    "An edition can't change this.",
                    fault.Code
                ))
        );

    private IEnumerable<(string Path, string Code)> Check(EditionChange change) =>
        change.Kind switch
        {
            CatalogueKind.Unit => OfUnit(Read<Unit>(change.Before), Read<Unit>(change.After)!, change.Key),
            CatalogueKind.Staff => OfStaff(
                Read<StaffMember>(change.Before),
                Read<StaffMember>(change.After)!,
                change.Key
            ),
            CatalogueKind.Procedure => OfProcedure(change),
            CatalogueKind.Reasons => OfReasons(Read<ReasonList>(change.Before), Read<ReasonList>(change.After)!),
            CatalogueKind.Text => OfText(change),
            CatalogueKind.Notice => OfNotice(change),
        };

    private IEnumerable<(string, string)> OfUnit(Unit? before, Unit after, string key)
    {
        if (after.Id != key)
        {
            yield return ("$.id", "catalogue.key-differs");
        }

        if (before is null)
        {
            if (after.ValidFrom <= today)
            {
                yield return ("$.validFrom", "catalogue.not-tomorrow");
            }

            yield break;
        }

        if (before.ValidFrom <= today && (after.ValidFrom != before.ValidFrom || after.Kind != before.Kind))
        {
            yield return ("$.validFrom", Past);
        }

        if (before.ParentId != after.ParentId)
        {
            yield return ("$.parentId", Past);
        }

        if (after.ValidTo != before.ValidTo && !MayEnd(before.ValidTo, after.ValidTo))
        {
            yield return ("$.validTo", Past);
        }

        if (before.ValidTo < Yesterday && !before.Successors.SequenceEqual(after.Successors))
        {
            yield return ("$.successors", Past);
        }
    }

    private IEnumerable<(string, string)> OfStaff(StaffMember? before, StaffMember after, string key)
    {
        if (after.Login != key)
        {
            yield return ("$.login", "catalogue.key-differs");
        }

        if (before is not null && (before.Subject, before.Issuer) != (after.Subject, after.Issuer))
        {
            yield return ("$.subject", Past);
        }

        var begun = (before?.Positions ?? []).Where(p => p.ValidFrom <= today).ToDictionary(p => p.Id);
        foreach (var (at, position) in after.Positions.Index())
        {
            if (!begun.Remove(position.Id, out var was))
            {
                if (position.ValidFrom < today && before?.Positions.Any(p => p == position) != true)
                {
                    yield return ($"$.positions[{at}].validFrom", Past);
                }
            }
            else if ((was.UnitId, was.Role, was.ValidFrom) != (position.UnitId, position.Role, position.ValidFrom))
            {
                yield return ($"$.positions[{at}].unitId", Past);
            }
            else if (was.ValidTo != position.ValidTo && !MayEnd(was.ValidTo, position.ValidTo))
            {
                yield return ($"$.positions[{at}].validTo", Past);
            }
        }

        if (begun.Count > 0)
        {
            yield return ("$.positions", Past);
        }
    }

    /// <summary>A version in force only ends; another one begins tomorrow at the earliest, so that no instance lacks it.</summary>
    private IEnumerable<(string, string)> OfProcedure(EditionChange change)
    {
        var (before, after) = (Read<Procedure>(change.Before), Read<Procedure>(change.After)!);
        if (after.Form is { } form && forms.Find(form.Id, form.Version) is null)
        {
            yield return ("$.form", "catalogue.unknown-reference");
        }

        if (CatalogueSource.KeyOf(after) != change.Key)
        {
            yield return ("$.version", "catalogue.key-differs");
        }

        if (before is null || before.ValidFrom > today)
        {
            if (after.ValidFrom <= today)
            {
                yield return ("$.validFrom", "catalogue.not-tomorrow");
            }

            yield break;
        }

        if (!JsonNode.DeepEquals(WithoutEnd(change.Before!), WithoutEnd(change.After)))
        {
            yield return ("$", Past);
        }

        if (after.ValidTo != before.ValidTo && !MayEnd(before.ValidTo, after.ValidTo))
        {
            yield return ("$.validTo", Past);
        }
    }

    /// <summary>Histories name reasons by their code, so that a code stays once it was there.</summary>
    private static IEnumerable<(string, string)> OfReasons(ReasonList? before, ReasonList after) =>
        before is null ? [("$.id", "catalogue.unknown-reference")]
        : before.Reasons.ExceptBy(after.Reasons.Select(r => r.Code), r => r.Code, StringComparer.Ordinal).Any()
            ? [("$.reasons", Past)]
        : [];

    /// <summary>Which notices there are is the program's; what they say is for <see cref="NoticeChecks"/>.</summary>
    private static IEnumerable<(string, string)> OfNotice(EditionChange change) =>
        change.Before is null ? [("$.id", "catalogue.unknown-reference")]
        : Read<NoticeTemplate>(change.After)!.Id != change.Key ? [("$.id", "catalogue.key-differs")]
        : [];

    private static IEnumerable<(string, string)> OfText(EditionChange change)
    {
        if (change.Before is null)
        {
            yield return ("$", "catalogue.unknown-reference");
        }
        else if (string.IsNullOrWhiteSpace(Read<Domain.Rules.LocalText>(change.After)!.Vi))
        {
            yield return ("$.vi", "field.required");
        }
        else if (
            change.Before.Contains("{n}", StringComparison.Ordinal)
            != change.After.Contains("{n}", StringComparison.Ordinal)
        )
        {
            yield return ("$.vi", "catalogue.number-missing");
        }
    }

    /// <summary>Neither the old nor the new last day lies before yesterday.</summary>
    private bool MayEnd(DateOnly? before, DateOnly? after) => !(before < Yesterday) && !(after < Yesterday);

    private static JsonObject WithoutEnd(string content)
    {
        var node = JsonNode.Parse(content)!.AsObject();
        node.Remove("validTo");
        return node;
    }

    private static T? Read<T>(string? content)
        where T : class => content is null ? null : JsonSerializer.Deserialize<T>(content, CatalogueJson.Options);
}
