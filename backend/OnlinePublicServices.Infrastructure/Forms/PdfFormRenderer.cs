using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Declarations;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>Prints each form by the edition of the law that its dossier lives under.</summary>
internal sealed class PdfFormRenderer : IFormRenderer
{
    public RenderedForm Render(AppointmentSlipContent content) =>
        content.Edition switch
        {
            LegalEdition.A => Circular01Of2018.AppointmentSlipForm.Draw(content),
            LegalEdition.B => Circular03Of2025.AppointmentSlipForm.Draw(content),
        };

    public RenderedForm Render(RefusalContent content) =>
        content.Edition switch
        {
            LegalEdition.A => Circular01Of2018.RefusalForm.Draw(content),
            LegalEdition.B => Circular03Of2025.RefusalForm.Draw(content),
        };

    public RenderedForm Render(DeclarationContent content) => DeclarationForm.Draw(content);
}
