using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Units;

/// <summary>What sort of body a unit is.</summary>
public enum UnitKind
{
    /// <summary><c>Tỉnh</c>: the root of the tree.</summary>
    Province,

    /// <summary><c>Sở, ngành</c>: a body of the province.</summary>
    ProvincialOffice,

    /// <summary><c>Huyện</c>, until 30 June 2025.</summary>
    District,

    /// <summary><c>Xã, thị trấn</c>.</summary>
    Commune,

    /// <summary><c>Phòng chuyên môn</c> of a district or commune.</summary>
    Department,

    /// <summary><c>Trung tâm phục vụ hành chính công</c> or <c>bộ phận một cửa</c>: the counter of its parent.</summary>
    OneStopCentre,

    /// <summary><c>Chi nhánh văn phòng đăng ký đất đai</c>.</summary>
    LandRegistryBranch,

    /// <summary><c>Thuế cơ sở</c>, formerly <c>chi cục thuế khu vực</c>.</summary>
    TaxOffice,
}

/// <summary>
/// One unit for as long as it existed under one name and one composition. A merger ends the old units and begins a new
/// one; the old ones stay, because dossiers and papers name them.
/// Source: 118/2025/ND-CP; 1686/NQ-UBTVQH15 (communes of Thanh Hoa since 1 July 2025).
/// </summary>
public sealed record Unit
{
    /// <summary>Our own stable id, independent of official codes, which change and are partly unknown.</summary>
    public required string Id { get; init; }

    /// <summary>What sort of body it is.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>The full name, with its level (<c>Xã Thọ Bình</c>).</summary>
    public required LocalText Name { get; init; }

    /// <summary>The unit above; absent for the root only.</summary>
    public string? ParentId { get; init; }

    /// <summary>First day of the unit, in Viet Nam.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day of the unit, in Viet Nam; absent while it exists.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The units that took over on the day after the last: one after a merger, several after a split.</summary>
    public IReadOnlyList<string> Successors { get; init; } = [];

    /// <summary>After a split, which successor goes on with which dossiers; the first rule that fits counts.</summary>
    public IReadOnlyList<SuccessionRule> Division { get; init; } = [];

    /// <summary>Five-digit number of the statistics office; communes only.</summary>
    public string? GsoCode { get; init; }

    /// <summary><c>Mã định danh điện tử</c>, at most one for each legal edition that the unit lived under.</summary>
    public IReadOnlyList<UnitCode> AgencyCodes { get; init; } = [];

    /// <summary>What a department does, as process steps name it: <c>office</c>, <c>economy</c>, <c>justice</c>, …</summary>
    public string? Function { get; init; }

    /// <summary>The authorities for whose dossiers a body beside them does its part of a joint procedure.</summary>
    public IReadOnlyList<string> Serves { get; init; } = [];

    /// <summary>The two lines at the head of statutory forms; only units that receive dossiers have them.</summary>
    public FormHead? Head { get; init; }

    /// <summary>Where it is.</summary>
    public LocalText? Address { get; init; }

    /// <summary>Its tax number, which receipts bear; nothing where it isn't known.</summary>
    public string? TaxCode { get; init; }

    /// <summary>The account to which fees are transferred; nothing where it takes no transfers.</summary>
    public BankAccount? Account { get; init; }

    /// <summary>Telephone, as a person dials it.</summary>
    public string? Phone { get; init; }

    /// <summary>When its counter is open, in words.</summary>
    public LocalText? Hours { get; init; }

    /// <summary>Facts that need confirmation.</summary>
    public IReadOnlyList<ReviewMark> NeedsReview { get; init; } = [];

    /// <summary>True for bodies that receive and decide in their own name; the others act for the one above them.</summary>
    public bool IsAuthority =>
        Kind is UnitKind.District or UnitKind.Commune or UnitKind.LandRegistryBranch or UnitKind.TaxOffice;

    /// <summary>True when the unit existed on a day of Viet Nam.</summary>
    public bool IsInForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);

    /// <summary>The successor that goes on with a dossier; nothing when several could and no rule names one.</summary>
    /// <param name="field">The field of work of its procedure.</param>
    /// <param name="procedure">The national code of its procedure.</param>
    public string? HeirOf(string field, string procedure) =>
        Successors is [var only] ? only : Division.FirstOrDefault(rule => rule.Fits(field, procedure))?.SuccessorId;

    /// <summary>The agency code in the shape of an edition, if the unit has one.</summary>
    public UnitCode? AgencyCodeIn(LegalEdition edition) => AgencyCodes.FirstOrDefault(code => code.Edition == edition);
}

/// <summary>Which dossiers of a unit that was split go to a successor.</summary>
/// <param name="SuccessorId">The successor.</param>
/// <param name="Fields">The fields of work.</param>
/// <param name="Procedures">National codes of single procedures.</param>
/// <remarks>A rule that names neither takes all that is left.</remarks>
public sealed record SuccessionRule(string SuccessorId, IReadOnlyList<string> Fields, IReadOnlyList<string> Procedures)
{
    /// <summary>True for the rule that takes all that is left.</summary>
    public bool IsRest => Fields.Count == 0 && Procedures.Count == 0;

    internal bool Fits(string field, string procedure) =>
        IsRest
        || Procedures.Contains(procedure, StringComparer.Ordinal)
        || Fields.Contains(field, StringComparer.Ordinal);
}

/// <summary>
/// The left head of every statutory form. Source: 01/2018/TT-VPCP, forms 01-06; 03/2025/TT-VPCP, forms 01-06.
/// </summary>
/// <param name="ParentOrganisation"><c>Tên cơ quan chủ quản</c>, in the capitals in which the form prints it.</param>
/// <param name="OneStopUnit"><c>Bộ phận tiếp nhận và trả kết quả</c> or <c>Trung tâm phục vụ hành chính công</c>.</param>
public sealed record FormHead(string ParentOrganisation, string OneStopUnit);

/// <summary>An account of a unit.</summary>
/// <param name="Bank">The bank.</param>
/// <param name="BankBin">Its number at NAPAS, six digits.</param>
/// <param name="Number">The account's number, letters and digits, at most 19.</param>
/// <param name="Holder">Whose it is, as the bank has it.</param>
public sealed record BankAccount(LocalText Bank, string BankBin, string Number, string Holder);
