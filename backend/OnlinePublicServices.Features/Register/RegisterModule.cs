using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.Features.Register;

internal static class RegisterModule
{
    /// <summary>Maps the endpoints of the register.</summary>
    public static void MapRegister(this IEndpointRouteBuilder endpoints)
    {
        ListRegisterEndpoint.Map(endpoints);
        CountFilingsEndpoint.Map(endpoints);
    }
}
