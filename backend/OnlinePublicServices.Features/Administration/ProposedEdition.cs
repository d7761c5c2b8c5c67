using System.Globalization;
using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Administration;

/// <summary>An edition that waits to be adopted.</summary>
/// <param name="Number">Its number.</param>
public sealed record ProposedEdition(int Number);

internal static class ProposedEditions
{
    /// <summary>201 with the number, or the refusal.</summary>
    public static IResult ToCreated(this Result<ProposedEdition> result) =>
        result.ToHttp(proposed =>
            TypedResults.Created(
                string.Create(CultureInfo.InvariantCulture, $"/api/administration/editions/{proposed.Number}"),
                proposed
            )
        );
}
