using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;

namespace OnlinePublicServices.Features.Retention;

/// <summary>A list of dossiers to be destroyed, and once it is carried out the record of it. It names no applicant.</summary>
public sealed record DestructionView
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its running number.</summary>
    public required int Number { get; init; }

    /// <summary>What a decision has to start from.</summary>
    public required int Version { get; init; }

    /// <summary>The unit.</summary>
    public required UnitRef Unit { get; init; }

    /// <summary>How far it is.</summary>
    public required DestructionStatus Status { get; init; }

    /// <summary>The member of staff who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>The member of staff who decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What was said with the decision.</summary>
    public string? Words { get; init; }

    /// <summary>When it was carried out, UTC.</summary>
    public DateTimeOffset? ExecutedAt { get; init; }

    /// <summary>Its place among the records.</summary>
    public int? RecordNumber { get; init; }

    /// <summary>The seal of the record and of all before it, SHA-256 in hexadecimal.</summary>
    public string? Seal { get; init; }

    /// <summary>How many dossiers stand on it.</summary>
    public required int Dossiers { get; init; }

    /// <summary>Whether the asker may decide it.</summary>
    public required bool IsMineToDecide { get; init; }

    /// <summary>What stands on it; absent in lists.</summary>
    public IReadOnlyList<DestructionEntry>? Items { get; init; }
}

/// <summary>A dossier on a list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="ProcedureName">Its procedure.</param>
/// <param name="Months">The rule: months after the closing.</param>
/// <param name="ClosedAt">UTC.</param>
/// <param name="DueAt">When its time was over, UTC.</param>
/// <param name="State">How far it is.</param>
/// <param name="Hold">What kept it, where it was left out.</param>
/// <param name="Files">How many files went with it.</param>
public sealed record DestructionEntry(
    string Code,
    LocalText ProcedureName,
    int Months,
    DateTimeOffset ClosedAt,
    DateTimeOffset DueAt,
    DestructionState State,
    RetentionHold? Hold,
    int Files
);

/// <summary>Shows lists to those who have to do with them.</summary>
internal sealed class DestructionShowing(Catalogue catalogue, RetentionDesk desk, Ports.ICurrentUser user)
{
    public DestructionView Show(DestructionList list, bool withItems) =>
        new()
        {
            Id = list.Id,
            Number = list.Number,
            Version = list.Version,
            Unit = new UnitRef(list.UnitId, catalogue.Units.Find(list.UnitId)!.Name),
            Status = list.Status,
            ProposedBy = NameOf(list.ProposedBy),
            ProposedAt = list.ProposedAt,
            DecidedBy = list.DecidedBy is { } by ? NameOf(by) : null,
            DecidedAt = list.DecidedAt,
            Words = list.Words,
            ExecutedAt = list.ExecutedAt,
            RecordNumber = list.RecordNumber,
            Seal = list.Seal,
            Dossiers = list.Items.Count,
            IsMineToDecide =
                list.Status is DestructionStatus.Proposed
                && list.ProposedBy != user.Account?.Key
                && desk.Decides.Contains(list.UnitId, StringComparer.Ordinal),
            Items = withItems ? [.. list.Items.OrderBy(item => item.Number).Select(Show)] : null,
        };

    /// <summary>The name of a member of staff.</summary>
    public string NameOf(string account) => catalogue.StaffNamed(account)?.Name ?? account;

    /// <summary>The name of a procedure in its newest version.</summary>
    public LocalText NameOfProcedure(string code) =>
        catalogue.Procedures.LastOrDefault(one => one.Code == ProcedureCode.Parse(code).Value)?.Name
        ?? new LocalText(code);

    private DestructionEntry Show(DestructionItem item) =>
        new(
            item.Code,
            NameOfProcedure(item.ProcedureCode),
            item.Months,
            item.ClosedAt,
            item.DueAt,
            item.State,
            item.Hold,
            item.Digests.Count
        );
}
