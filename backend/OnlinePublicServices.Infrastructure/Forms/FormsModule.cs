using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>Wires the forms.</summary>
internal static class FormsModule
{
    /// <summary>
    /// Adds <see cref="IFormRenderer"/>. Loads and checks the fonts at once, so that a build without them does not
    /// start.
    /// </summary>
    public static IServiceCollection AddForms(this IServiceCollection services)
    {
        _ = FormFonts.Faces;
        return services.AddSingleton<IFormRenderer, PdfFormRenderer>();
    }
}
