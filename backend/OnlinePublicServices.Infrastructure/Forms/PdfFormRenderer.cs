using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Declarations;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>Prints each form by the edition of the law that its dossier lives under.</summary>
internal sealed class PdfFormRenderer : IFormRenderer
{
    public RenderedForm Render(IssuedPaperContent content) =>
        content switch
        {
            AppointmentSlipContent slip => slip.Head.Edition switch
            {
                LegalEdition.A => Circular01Of2018.AppointmentSlipForm.Draw(slip),
                LegalEdition.B => Circular03Of2025.AppointmentSlipForm.Draw(slip),
            },
            RefusalContent refusal => refusal.Head.Edition switch
            {
                LegalEdition.A => Circular01Of2018.RefusalForm.Draw(refusal),
                LegalEdition.B => Circular03Of2025.RefusalForm.Draw(refusal),
            },
            SupplementRequestContent request => SupplementRequestForm.Draw(request),
            ResultContent result => ResultForm.Draw(result),
            StopNoticeContent notice => StopNoticeForm.Draw(notice),
            ApologyLetterContent letter => ApologyLetterForm.Draw(letter),
            _ => throw new ArgumentException($"Nothing prints a {content.GetType().Name}.", nameof(content)),
        };

    public Result<Done> CanBind(ReadOnlyMemory<byte> pdf, int pages) => BoundPages.Check(pdf, pages);

    public RenderedForm Render(ReceiptContent content) => ReceiptForm.Draw(content);

    public RenderedForm Render(ParcelLabelContent content) => ParcelLabel.Draw(content);

    public RenderedForm Render(ControlSheetContent content) => ControlSheetForm.Draw(content);

    public RenderedForm Render(DestructionContent content) => DestructionForm.Draw(content);

    public RenderedForm Render(DeclarationContent content) => DeclarationForm.Draw(content);
}
