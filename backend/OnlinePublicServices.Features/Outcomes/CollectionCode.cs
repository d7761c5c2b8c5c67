using System.Globalization;
using System.Security.Cryptography;

namespace OnlinePublicServices.Features.Outcomes;

/// <summary>
/// <c>Mã nhận kết quả</c>: six digits that the applicant, or whom they send, says at the counter instead of showing an
/// identity paper. It proves somebody to the clerk, who could compare a paper as well; it is no secret against the clerk.
/// </summary>
internal sealed class CollectionCode
{
    private const int Digits = 6;

    private CollectionCode() { }

    public CollectionCode(Guid dossierId) =>
        (DossierId, Code) = (
            dossierId,
            RandomNumberGenerator.GetInt32(1_000_000).ToString($"D{Digits}", CultureInfo.InvariantCulture)
        );

    public Guid DossierId { get; private init; }

    public string Code { get; private init; } = "";

    /// <summary>Whether somebody said this code; spaces between the digits don't matter.</summary>
    public bool Is(string? said) =>
        said is not null && said.Replace(" ", "", StringComparison.Ordinal).Equals(Code, StringComparison.Ordinal);
}
