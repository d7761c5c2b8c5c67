namespace OnlinePublicServices.Features.Documents;

internal static class ScanWords
{
    /// <summary>The scan state as the contract writes it.</summary>
    public static string ToContract(this ScanState state) =>
        state switch
        {
            ScanState.Pending => "pending",
            ScanState.Clean => "clean",
            ScanState.Infected => "infected",
            ScanState.Error => "error",
        };
}
