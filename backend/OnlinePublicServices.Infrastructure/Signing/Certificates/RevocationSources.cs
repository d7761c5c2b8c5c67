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
        using var client = clients.CreateClient(Client);
        foreach (var address in OnlineStatus.AddressesOf(certificate).Where(IsAllowed))
            if (await TryAsync(limit => online.AskAsync(client, address, certificate, issuer, limit)) is { } answer)
                return answer;
        foreach (var address in AddressesOf(certificate).Where(IsAllowed))
            if (await TryAsync(limit => AskListAsync(client, address, certificate, issuer, limit)) is { } answer)
                return answer;
        return Unknown;

        // One source that is not reached, too slow or too large leaves the next one its turn.
        async Task<RevocationAnswer?> TryAsync(Func<CancellationToken, Task<RevocationAnswer?>> ask)
        {
            using var patience = new CancellationTokenSource(
                TimeSpan.FromSeconds(options.Value.Revocation.TimeoutSeconds),
                time
            );
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
            try
            {
                return await ask(limit.Token);
            }
            catch (Exception e)
                when (e is HttpRequestException
                    || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                )
            {
                return null;
            }
        }
    }

    private bool IsAllowed(Uri address) =>
        address.Scheme is "http" or "https"
        && options.Value.Revocation.AllowedHosts.Any(host =>
            host.Equals(address.Host, StringComparison.OrdinalIgnoreCase)
            || host.Equals(address.Authority, StringComparison.OrdinalIgnoreCase)
        );

    private async Task<RevocationAnswer?> AskListAsync(
        HttpClient client,
        Uri address,
        X509Certificate2 certificate,
        X509Certificate2 issuer,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        if (!lists.TryGetValue(address, out var kept) || kept.Until <= now)
        {
            var bytes = await client.GetByteArrayAsync(address, cancellationToken);
            if (Read(bytes) is not { NextUpdate: { } next } fresh || !IsSignedBy(fresh, issuer))
                return null;
            var until = now.AddMinutes(options.Value.Revocation.CacheMinutes);
            kept = (fresh, next < until.UtcDateTime ? new DateTimeOffset(next.ToUniversalTime()) : until);
            if (lists.Count >= MostLists)
                lists.Clear();
            lists[address] = kept;
        }

        return
            kept.Until > now
            && kept.List.ThisUpdate <= now.UtcDateTime
            && IsSignedBy(kept.List, issuer)
            && IsAbout(kept.List, certificate, address)
            ? StateIn(kept.List, certificate)
            : null;
    }

    private static RevocationAnswer StateIn(X509Crl list, X509Certificate2 certificate)
    {
        var serial = new Org.BouncyCastle.Math.BigInteger(certificate.SerialNumber, 16);
        var entry = list.GetRevokedCertificate(serial);
        return new RevocationAnswer(
            true,
            entry is null ? null : new DateTimeOffset(entry.RevocationDate.ToUniversalTime()),
            new RevocationEvidence(IsList: true, list.GetEncoded())
        );
    }

    /// <summary>
    /// A list may be genuine and leave this certificate out, because it is about others, about some reasons or only
    /// about changes; its critical extensions say so (RFC 5280, 5.2).
    /// </summary>
    private static bool IsAbout(X509Crl list, X509Certificate2 certificate, Uri address)
    {
        try
        {
            if (list.GetCriticalExtensionOids()?.Any(id => id != X509Extensions.IssuingDistributionPoint.Id) == true)
                return false;
            if (list.GetExtensionParsedValue(X509Extensions.IssuingDistributionPoint) is not { } extension)
                return true;
            var scope = IssuingDistributionPoint.GetInstance(extension);
            var isAuthority = certificate
                .Extensions.OfType<X509BasicConstraintsExtension>()
                .Any(basic => basic.CertificateAuthority);
            return !scope.IsIndirectCrl
                && !scope.OnlyContainsAttributeCerts
                && scope.OnlySomeReasons is null
                && !(isAuthority ? scope.OnlyContainsUserCerts : scope.OnlyContainsCACerts)
                && (scope.DistributionPoint is not { } point || AddressesIn(point).Contains(address));
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            // An extension that can't be read is not understood.
            return false;
        }
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
                    .Select(point => point.DistributionPointName)
                    .OfType<DistributionPointName>()
                    .SelectMany(AddressesIn),
            ];
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            // A broken extension names no address.
            return [];
        }
    }

    private static IEnumerable<Uri> AddressesIn(DistributionPointName point) =>
        point.Type == DistributionPointName.FullName
            ? GeneralNames
                .GetInstance(point.Name)
                .GetNames()
                .Where(name => name.TagNo == GeneralName.UniformResourceIdentifier)
                .Select(name => Uri.TryCreate(name.Name.ToString(), UriKind.Absolute, out var uri) ? uri : null)
                .OfType<Uri>()
            : [];
}
