using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using X509Extension = System.Security.Cryptography.X509Certificates.X509Extension;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>
/// Revocation lists over HTTP. A certificate may name where its list lies, but only configured hosts are asked, and
/// nothing counts that its issuer did not sign or that is out of date.
/// </summary>
internal sealed class RevocationSources(
    IHttpClientFactory clients,
    IOptions<SigningOptions> options,
    OnlineStatus online,
    TimeProvider time
)
{
    public const string Client = "revocation";
    public const int LargestList = 20 * 1024 * 1024;

    private const string DistributionPoints = "2.5.29.31";
    private const int MostLists = 64;
    private static readonly RevocationAnswer Unknown = new(false, null);

    private readonly ConcurrentDictionary<Uri, (X509Crl List, DateTimeOffset Until)> lists = new();

    public async Task<RevocationAnswer> AskAsync(
        X509Certificate2 certificate,
        X509Certificate2 issuer,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.Revocation.TimeoutSeconds));
        try
        {
            using var client = clients.CreateClient(Client);
            foreach (var address in OnlineStatus.AddressesOf(certificate).Where(IsAllowed))
                if (await online.AskAsync(client, address, certificate, issuer, limit.Token) is { } answer)
                    return answer;
            foreach (var address in AddressesOf(certificate).Where(IsAllowed))
                if (await FindListAsync(client, address, issuer, limit.Token) is { } list)
                    return StateIn(list, certificate);
        }
        catch (Exception e)
            when (e is HttpRequestException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // Not reached, too slow or too large: the policy decides what follows.
        }

        return Unknown;
    }

    private bool IsAllowed(Uri address) =>
        address.Scheme is "http" or "https"
        && options.Value.Revocation.AllowedHosts.Any(host =>
            host.Equals(address.Host, StringComparison.OrdinalIgnoreCase)
            || host.Equals(address.Authority, StringComparison.OrdinalIgnoreCase)
        );

    private async Task<X509Crl?> FindListAsync(
        HttpClient client,
        Uri address,
        X509Certificate2 issuer,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        if (!lists.TryGetValue(address, out var kept) || kept.Until <= now)
        {
            if (Read(await client.GetByteArrayAsync(address, cancellationToken)) is not { NextUpdate: { } next } fresh)
                return null;
            var until = now.AddMinutes(options.Value.Revocation.CacheMinutes);
            kept = (fresh, next < until.UtcDateTime ? new DateTimeOffset(next.ToUniversalTime()) : until);
            if (lists.Count >= MostLists)
                lists.Clear();
            lists[address] = kept;
        }

        return kept.Until > now && kept.List.ThisUpdate <= now.UtcDateTime && IsSignedBy(kept.List, issuer)
            ? kept.List
            : null;
    }

    private static RevocationAnswer StateIn(X509Crl list, X509Certificate2 certificate)
    {
        var serial = new Org.BouncyCastle.Math.BigInteger(certificate.SerialNumber, 16);
        var entry = list.GetRevokedCertificate(serial);
        return new RevocationAnswer(
            true,
            entry is null ? null : new DateTimeOffset(entry.RevocationDate.ToUniversalTime())
        );
    }

    private static bool IsSignedBy(X509Crl list, X509Certificate2 issuer)
    {
        try
        {
            var own = new Org.BouncyCastle.X509.X509Certificate(issuer.RawData);
            if (!list.IssuerDN.Equivalent(own.SubjectDN))
                return false;
            list.Verify(own.GetPublicKey());
            return true;
        }
        catch (GeneralSecurityException)
        {
            return false;
        }
    }

    private static X509Crl? Read(byte[] bytes)
    {
        try
        {
            return new X509Crl(bytes);
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            // No revocation list at that address.
            return null;
        }
    }

    private static IEnumerable<Uri> AddressesOf(X509Certificate2 certificate)
    {
        if (certificate.Extensions[DistributionPoints] is not X509Extension extension)
            return [];
        try
        {
            return
            [
                .. CrlDistPoint
                    .GetInstance(Asn1Object.FromByteArray(extension.RawData))
                    .GetDistributionPoints()
                    .Where(point => point.DistributionPointName?.Type == DistributionPointName.FullName)
                    .SelectMany(point => GeneralNames.GetInstance(point.DistributionPointName.Name).GetNames())
                    .Where(name => name.TagNo == GeneralName.UniformResourceIdentifier)
                    .Select(name => Uri.TryCreate(name.Name.ToString(), UriKind.Absolute, out var uri) ? uri : null)
                    .OfType<Uri>(),
            ];
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            // A broken extension names no address.
            return [];
        }
    }
}
