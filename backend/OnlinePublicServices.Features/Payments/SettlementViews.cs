using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Payments;

/// <summary>What the other side says about a day, by one way to pay.</summary>
/// <param name="Way">The gateway's name, or <c>transfer</c> for the bank's statement.</param>
/// <param name="Files">Every file that was brought, the one that is read first; none while nobody brought one.</param>
/// <param name="OfOthers">How many rows are of other units' money.</param>
/// <param name="Differences">What doesn't agree, the first 200 of it; none where all does, or nobody brought a file.</param>
/// <param name="More">How much more doesn't agree; all of it stands in <c>DownloadDifferences</c>.</param>
public sealed record SettlementView(
    string Way,
    IReadOnlyList<SettlementFileView> Files,
    int OfOthers,
    IReadOnlyList<SettlementDifferenceView> Differences,
    int More
);

/// <summary>A file as it was brought.</summary>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="SumVnd">What came in by it, whole đồng.</param>
/// <param name="GivenBy">Who brought it.</param>
/// <param name="GivenAt">UTC.</param>
public sealed record SettlementFileView(string Sha256, int Rows, long SumVnd, string GivenBy, DateTimeOffset GivenAt)
{
    internal static SettlementFileView Of(SettlementFile file, Catalogue catalogue) =>
        new(
            file.Sha256,
            file.Rows,
            file.SumVnd.Amount,
            catalogue.StaffNamed(file.GivenBy)?.Name ?? file.GivenBy,
            file.GivenAt
        );
}

/// <summary>Something on which the other side and our books don't agree.</summary>
/// <param name="Kind">What.</param>
/// <param name="Row">The file's row; absent where it is only in our books.</param>
/// <param name="Reference">Our name for it; empty where the file names none of ours.</param>
/// <param name="Transaction">The other side's name for the money.</param>
/// <param name="OursVnd">What our books say, whole đồng; absent where they have no money of it.</param>
/// <param name="TheirsVnd">What the file says, whole đồng; absent where it doesn't have it.</param>
/// <param name="OursOn">The day in our books, in Viet Nam.</param>
/// <param name="TheirsOn">The day in the file, or in the one of a day around.</param>
/// <param name="DossierCode">The dossier to look at.</param>
/// <param name="CanAsk">Whether the gateway can be asked again, by <c>CheckPayment</c>.</param>
public sealed record SettlementDifferenceView(
    SettlementDifferenceKind Kind,
    int? Row,
    string Reference,
    string? Transaction,
    long? OursVnd,
    long? TheirsVnd,
    DateOnly? OursOn,
    DateOnly? TheirsOn,
    string? DossierCode,
    bool CanAsk
)
{
    internal static SettlementDifferenceView Of(SettlementDifference one, string? dossierCode, bool isAsked) =>
        new(
            one.Kind,
            one.Row,
            one.Reference,
            one.Transaction,
            one.OursVnd?.Amount,
            one.TheirsVnd?.Amount,
            one.OursOn,
            one.TheirsOn,
            dossierCode,
            isAsked && one.Kind is SettlementDifferenceKind.NotHere && dossierCode is not null
        );
}
