using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.IssuedPapers;

internal static class PaperMessages
{
    /// <summary>The paper that a message brings; nothing where it brings none.</summary>
    public static PaperKind? KindIn(MessageKind message) =>
        Enum.GetValues<PaperKind>().Cast<PaperKind?>().FirstOrDefault(kind => kind!.Value.SignedMessage == message);

    extension(PaperKind kind)
    {
        /// <summary>The message that brings a paper of this kind once it is signed.</summary>
        public MessageKind SignedMessage =>
            kind switch
            {
                PaperKind.AppointmentSlip => MessageKind.AppointmentSlipSigned,
                PaperKind.SupplementRequest => MessageKind.SupplementRequestSigned,
                PaperKind.Refusal => MessageKind.RefusalSigned,
                PaperKind.ApologyLetter => MessageKind.ApologyLetterSigned,
                PaperKind.Result => MessageKind.ResultSigned,
                PaperKind.StopNotice => MessageKind.StopNoticeSigned,
            };
    }
}
