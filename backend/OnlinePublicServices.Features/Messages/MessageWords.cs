using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Messages;

internal static class MessageWords
{
    extension(MessageKind kind)
    {
        /// <summary>As the contract writes it.</summary>
        public string Word => InContract(kind);
    }

    extension(Notice notice)
    {
        /// <summary>Which template words it: that of its kind, of a reflection's that of what was done.</summary>
        public string TemplateId =>
            notice is FeedbackNotice { Kind: MessageKind.FeedbackMoved } moved
                ? $"{notice.Kind.Word}.{InContract(moved.Status)}"
                : notice.Kind.Word;
    }

    private static string InContract(Enum value)
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
