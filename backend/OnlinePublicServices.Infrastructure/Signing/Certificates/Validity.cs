using System.Security.Cryptography.X509Certificates;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>The framework gives a certificate's dates in local time; here they are instants.</summary>
internal static class Validity
{
    extension(X509Certificate2 certificate)
    {
        public DateTimeOffset ValidFrom => new(certificate.NotBefore);

        public DateTimeOffset ValidUntil => new(certificate.NotAfter);
    }
}
