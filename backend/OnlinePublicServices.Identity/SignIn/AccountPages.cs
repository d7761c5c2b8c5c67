using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Identity.SignIn;

/// <summary>The account pages' addresses and what all of them share: headers, antiforgery, no cache.</summary>
internal static class AccountPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/account").AllowAnonymous().ExcludeFromDescription();
        account.MapGet(
            "/account.css",
            (HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "public, max-age=300";
                return Results.Bytes(AccountAssets.Style, "text/css; charset=utf-8");
            }
        );

        var pages = account.MapGroup("").AddEndpointFilter(GuardAsync);
        SignInPage.Map(pages);
        SecondFactorPage.Map(pages);
        RegisterPage.Map(pages);
        PasswordPages.Map(pages);
        AccountHomePage.Map(pages);
    }

    private static async ValueTask<object?> GuardAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = AccountAssets.Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (HttpMethods.IsPost(http.Request.Method))
        {
            try
            {
                await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            }
            catch (AntiforgeryValidationException)
            {
                return Expired(http);
            }
        }

        return await next(context);
    }

    private static IResult Expired(HttpContext http)
    {
        var page = new AccountPage(http) { Status = StatusCodes.Status400BadRequest };
        return page.Show(
            "expired.title",
            Html.Of(
                $"""
                <p>{page.Texts["expired.text"]}</p>
                <p><a class="button" href="{http.Request.Path}{http.Request.QueryString.ToString()}">{page.Texts[
                    "expired.again"
                ]}</a></p>
                """
            )
        );
    }
}
