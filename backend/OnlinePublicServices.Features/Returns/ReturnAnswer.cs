using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Returns;

internal static class ReturnAnswer
{
    /// <summary>How a result is wanted, its version in the head.</summary>
    public static IResult ToHttp(this Result<ReturnView> view, HttpContext context) =>
        view.ToHttp(shown =>
        {
            context.SetVersion(shown.Version);
            return TypedResults.Ok(shown);
        });
}
