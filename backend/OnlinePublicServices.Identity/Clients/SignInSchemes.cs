using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Identity.Clients;

/// <summary>
/// Schemes that answer requests of their own (the provider's endpoints, the callbacks) are asked before every other
/// request too; under <c>/api</c>, where none of them has an address, they are spared it.
/// </summary>
internal sealed class SignInSchemes(IOptions<AuthenticationOptions> options, IHttpContextAccessor http)
    : AuthenticationSchemeProvider(options)
{
    private static readonly PathString Api = "/api";

    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() =>
        http.HttpContext?.Request.Path.StartsWithSegments(Api, StringComparison.Ordinal) == true
            ? Task.FromResult<IEnumerable<AuthenticationScheme>>([])
            : base.GetRequestHandlerSchemesAsync();
}
