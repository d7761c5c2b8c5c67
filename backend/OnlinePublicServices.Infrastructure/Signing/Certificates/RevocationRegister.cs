using System.Text.Json;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>One revoked certificate; the serial is upper-case hex.</summary>
internal sealed record RevokedCertificate(string Serial, DateTimeOffset At, CertificateRevocation Reason);

/// <summary>What the development authority revoked. Read from the file each time: instances may share the folder.</summary>
internal sealed class RevocationRegister(string folder)
{
    private readonly Lock writing = new();
    private readonly string path = Path.Combine(folder, "revoked.json");

    public IReadOnlyList<RevokedCertificate> All() =>
        File.Exists(path) ? JsonSerializer.Deserialize<List<RevokedCertificate>>(File.ReadAllBytes(path))! : [];

    public RevokedCertificate? Find(string serial) => All().FirstOrDefault(entry => entry.Serial == serial);

    /// <summary>The first date counts.</summary>
    public void Add(string serial, DateTimeOffset at, CertificateRevocation reason)
    {
        lock (writing)
        {
            var all = All();
            if (all.Any(entry => entry.Serial == serial))
                return;
            Directory.CreateDirectory(folder);
            PrivateFile.Replace(
                path,
                JsonSerializer.SerializeToUtf8Bytes<RevokedCertificate[]>([.. all, new(serial, at, reason)])
            );
        }
    }
}
