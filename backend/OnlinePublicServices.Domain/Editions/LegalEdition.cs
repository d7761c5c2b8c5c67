namespace OnlinePublicServices.Domain.Editions;

/// <summary>
/// Which forms, code shapes and clock rules hold. Chosen by the day of receipt and passed in; no rule asks what the
/// law says today, because old dossiers live on under their old edition.
/// </summary>
public enum LegalEdition
{
    /// <summary>
    /// District and commune, forms of 2018, until 30 June 2025. Source: 61/2018/ND-CP; 01/2018/TT-VPCP.
    /// </summary>
    A,

    /// <summary>
    /// Two tiers of government, since 1 July 2025. Source: 118/2025/ND-CP; 03/2025/TT-VPCP.
    /// </summary>
    B,
}

/// <summary>Choosing an edition.</summary>
public static class LegalEditions
{
    /// <summary>The first day of edition B.</summary>
    public static readonly DateOnly FirstDayOfB = new(2025, 7, 1);

    extension(LegalEdition)
    {
        /// <summary>The edition that holds for dossiers received on a day of Viet Nam time.</summary>
        public static LegalEdition On(DateOnly receivedOn) =>
            receivedOn < FirstDayOfB ? LegalEdition.A : LegalEdition.B;
    }
}
