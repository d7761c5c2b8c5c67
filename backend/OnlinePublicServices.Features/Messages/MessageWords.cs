using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Messages;

internal static class MessageWords
{
    extension(MessageKind kind)
    {
        /// <summary>As the contract writes it.</summary>
        public string Word
        {
            get
            {
                var name = kind.ToString();
                return char.ToLowerInvariant(name[0]) + name[1..];
            }
        }
    }
}
