using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Seals;

/// <summary>
/// A seal in a security module (PKCS#11), whose key never leaves it. The configured PIN is counted like anybody's: a
/// wrong one in the configuration locks no token, however often the server starts.
/// </summary>
internal sealed class ModuleSeal : ISealKey
{
    private const int PssSalt = 32;
    private static readonly Pkcs11InteropFactories Factories = new();

    private readonly SealOptions options;
    private readonly IServiceScopeFactory scopes;
    private readonly IPkcs11Library library;
    private readonly ISlot slot;
    private readonly byte[] keyId;
    private readonly SemaphoreSlim turn = new(1);
    private (ISession Session, IObjectHandle Key)? open;

    // The library asks for libdl, which newer systems only have under its versioned name.
    static ModuleSeal() =>
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            name == "libdl" && NativeLibrary.TryLoad("libdl.so.2", out var handle) ? handle : IntPtr.Zero;

    public ModuleSeal(SealOptions options, IServiceScopeFactory scopes)
    {
        (this.options, this.scopes) = (options, scopes);
        library = Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, options.Module, AppType.MultiThreaded);
        slot =
            library
                .GetSlotList(SlotsType.WithTokenPresent)
                .FirstOrDefault(s => s.GetTokenInfo().Label.Trim() == options.Token)
            ?? throw new CryptographicException($"No token {options.Token} in {options.Module}.");
        using var session = slot.OpenSession(SessionType.ReadOnly);
        var certificate = Find(session, CKO.CKO_CERTIFICATE, null).FirstOrDefault();
        var values = certificate is null
            ? throw new CryptographicException($"No certificate on token {options.Token}.")
            : session.GetAttributeValue(certificate, [CKA.CKA_VALUE, CKA.CKA_ID]);
        keyId = values[1].GetValueAsByteArray();
        var issuers = new X509Certificate2Collection();
        if (options.Chain is { } file)
            issuers.ImportFromPemFile(file);
        Chain = [values[0].GetValueAsByteArray(), .. issuers.Select(issuer => issuer.RawData)];
    }

    public IReadOnlyList<byte[]> Chain { get; }

    public async Task<Result<byte[]>> SignAsync(
        byte[] bytesToSign,
        SigningAlgorithm algorithm,
        CancellationToken cancellationToken
    )
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (open is null && await LogInAsync(cancellationToken) is { IsRefused: true } refused)
                return refused.Error;
            using var mechanism = MechanismOf(algorithm);
            var data = algorithm == SigningAlgorithm.EcdsaP256 ? SHA256.HashData(bytesToSign) : bytesToSign;
            return open!.Value.Session.Sign(mechanism, open.Value.Key, data);
        }
        catch (Pkcs11Exception)
        {
            // The module went away or was restarted: the next paper begins anew.
            Close();
            return SigningErrors.SealUnavailable;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        Close();
        turn.Dispose();
        library.Dispose();
    }

    private async Task<Result<Done>> LogInAsync(CancellationToken cancellationToken)
    {
        var name = $"seal {slot.GetTokenInfo().SerialNumber.Trim()}";
        await using var scope = scopes.CreateAsyncScope();
        var gate = scope.ServiceProvider.GetRequiredService<IPinGate>();
        if (await gate.Begin(name, options.LockedAfter, cancellationToken) is { IsRefused: true } refused)
            return refused;
        var session = slot.OpenSession(SessionType.ReadOnly);
        try
        {
            session.Login(CKU.CKU_USER, Encoding.UTF8.GetBytes(options.Pin!));
            open = (session, Find(session, CKO.CKO_PRIVATE_KEY, keyId).First());
        }
        catch (Exception e) when (e is Pkcs11Exception or InvalidOperationException)
        {
            session.Dispose();
            return SigningErrors.SealUnavailable;
        }

        await gate.Right(name, cancellationToken);
        return Done.Value;
    }

    private void Close()
    {
        open?.Session.Dispose();
        open = null;
    }

    private static IMechanism MechanismOf(SigningAlgorithm algorithm) =>
        algorithm switch
        {
            SigningAlgorithm.RsaPss => Factories.MechanismFactory.Create(
                CKM.CKM_SHA256_RSA_PKCS_PSS,
                Factories.MechanismParamsFactory.CreateCkRsaPkcsPssParams(
                    (ulong)CKM.CKM_SHA256,
                    (ulong)CKG.CKG_MGF1_SHA256,
                    PssSalt
                )
            ),
            SigningAlgorithm.RsaPkcs1 => Factories.MechanismFactory.Create(CKM.CKM_SHA256_RSA_PKCS),
            SigningAlgorithm.EcdsaP256 => Factories.MechanismFactory.Create(CKM.CKM_ECDSA),
        };

    private static List<IObjectHandle> Find(ISession session, CKO kind, byte[]? id)
    {
        List<IObjectAttribute> wanted = [Factories.ObjectAttributeFactory.Create(CKA.CKA_CLASS, kind)];
        if (id is not null)
            wanted.Add(Factories.ObjectAttributeFactory.Create(CKA.CKA_ID, id));
        return session.FindAllObjects(wanted);
    }
}
