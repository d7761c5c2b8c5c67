using System.Text.Json.Serialization;
using MediatR;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Signing;

/// <summary>A signature over a paper's <c>bytesToSign</c>.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="Signature">The raw signature; for ECDSA in DER or as r and s.</param>
public sealed record PaperSignature([property: JsonPropertyName("slipId")] Guid PaperId, byte[] Signature);

/// <summary>What became of each.</summary>
/// <param name="Results">In the order in which they came.</param>
public sealed record SignatureResults(IReadOnlyList<SignatureResult> Results);

/// <summary>What became of one.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="DossierCode">The dossier that it is about; empty for a paper that the session doesn't know.</param>
/// <param name="State"><c>signed</c> or <c>refused</c>.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Sha256">SHA-256 of the signed file, lower-case hexadecimal.</param>
public sealed record SignatureResult(
    [property: JsonPropertyName("slipId")] Guid PaperId,
    string DossierCode,
    string State,
    string? Code,
    string? Sha256
);

/// <summary>
/// Takes a signature, wherever it was made: puts it into its paper and enters it. One sent again gets its first answer.
/// </summary>
internal static class SignatureTaking
{
    public static async Task<SignatureResult> TakeSignature(
        this IMediator mediator,
        Guid session,
        PaperSignature signature,
        CancellationToken cancellationToken
    )
    {
        var paper = signature.PaperId;
        var known = await mediator.Send(new FindSignature(session, paper), cancellationToken);
        if (known.IsRefused)
        {
            return new SignatureResult(paper, "", "refused", known.Error.Code, null);
        }

        var code = known.Value.DossierCode;
        if (known.Value.Sha256 is { } before)
        {
            return new SignatureResult(paper, code, "signed", null, before);
        }

        var entered = await mediator
            .Send(new SealPaper(session, paper, signature.Signature), cancellationToken)
            .ThenAsync(file => mediator.Send(new RecordSignature(session, paper, file), cancellationToken));
        if (!entered.IsRefused)
        {
            return new SignatureResult(paper, code, "signed", null, entered.Value.Sha256);
        }

        // A double click: the other one was faster, and both are told the same.
        var now = await mediator.Send(new FindSignature(session, paper), cancellationToken);
        return now is { IsRefused: false, Value.Sha256: { } other }
            ? new SignatureResult(paper, code, "signed", null, other)
            : new SignatureResult(paper, code, "refused", entered.Error.Code, null);
    }
}
