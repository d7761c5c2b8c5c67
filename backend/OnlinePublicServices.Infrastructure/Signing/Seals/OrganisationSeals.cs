using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Certificates;

namespace OnlinePublicServices.Infrastructure.Signing.Seals;

/// <summary>
/// The configured seals, opened at start: one that can't be opened, that names a person or that a development authority
/// made stops a server outside Development before it signs anything.
/// </summary>
internal sealed class OrganisationSeals : IOrganisationSeals, IDisposable
{
    /// <summary>What only a person's certificate says: title, surname, given name.</summary>
    private static readonly string[] Personal = ["2.5.4.12", "2.5.4.4", "2.5.4.42"];

    private readonly DevelopmentAuthority development;
    private readonly string? folder;
    private readonly Dictionary<string, ISealKey> configured = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ISealKey> issued = new(StringComparer.Ordinal);

    public OrganisationSeals(
        IOptions<SigningOptions> options,
        DevelopmentAuthority development,
        IHostEnvironment environment,
        IServiceScopeFactory scopes
    )
    {
        (this.development, folder) = (development, options.Value.DevelopmentAuthority.Folder);
        foreach (var seal in options.Value.Seals)
        {
            var key = Open(seal, scopes);
            using var own = X509CertificateLoader.LoadCertificate(key.Chain[0]);
            if (!environment.IsDevelopment() && DevelopmentAuthority.Made(own))
                throw Unfit("a development authority made it", seal);
            if (NamesAPerson(own))
                throw Unfit("it names a person, and a person's key stays with the person", seal);
            foreach (var unit in seal.Units)
                configured[unit] = key;
        }
    }

    public IReadOnlyList<byte[]>? ChainOf(string unitId, string unitName) =>
        configured.TryGetValue(unitId, out var seal) ? seal.Chain
        : development.IsPresent
            ? issued.GetOrAdd(unitId, id => DevelopmentSeal.LoadOrIssue(development, folder!, id, unitName)).Chain
        : null;

    public Task<Result<byte[]>> SignAsync(
        string unitId,
        byte[] bytesToSign,
        SigningAlgorithm algorithm,
        CancellationToken cancellationToken
    ) =>
        configured.TryGetValue(unitId, out var seal) || issued.TryGetValue(unitId, out seal)
            ? seal.SignAsync(bytesToSign, algorithm, cancellationToken)
            : Task.FromResult<Result<byte[]>>(SigningErrors.SealUnavailable);

    public void Dispose()
    {
        foreach (var seal in configured.Values.Concat(issued.Values).Distinct())
            seal.Dispose();
    }

    private static ISealKey Open(SealOptions seal, IServiceScopeFactory scopes)
    {
        try
        {
            return seal.Container is { } container
                ? new ContainerSeal(File.ReadAllBytes(container), seal.Passphrase!)
                : new ModuleSeal(seal, scopes);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Unfit("it can't be opened: " + e.Message, seal);
        }
    }

    private static bool NamesAPerson(X509Certificate2 certificate) =>
        certificate
            .SubjectName.EnumerateRelativeDistinguishedNames()
            .Any(part => !part.HasMultipleElements && Personal.Contains(part.GetSingleElementType().Value));

    private static OptionsValidationException Unfit(string why, SealOptions seal) =>
        new(
            SigningOptions.Section,
            typeof(SigningOptions),
            [$"Signing:Seals for {string.Join(", ", seal.Units)}: {why}."]
        );
}
