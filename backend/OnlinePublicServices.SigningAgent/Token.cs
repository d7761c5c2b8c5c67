using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace OnlinePublicServices.SigningAgent;

/// <summary>A certificate on a token whose private key lies beside it.</summary>
internal sealed record TokenKey(
    string KeyHint,
    byte[] Certificate,
    string TokenSerial,
    IReadOnlyList<string> Algorithms
)
{
    public required ISlot Slot { get; init; }

    /// <summary>CKA_ID, which certificate and private key share.</summary>
    public required byte[] Id { get; init; }
}

/// <summary>The tokens that are plugged in, through their maker's PKCS#11 library.</summary>
internal sealed class TokenReader : IDisposable
{
    public const string RsaPss = "rsaPssSha256";
    public const string RsaPkcs1 = "rsaPkcs1Sha256";
    public const string EcdsaP256 = "ecdsaP256Sha256";

    private static readonly Pkcs11InteropFactories Factories = new();

    private readonly IPkcs11Library library;

    // The library asks for libdl, which newer systems only have under its versioned name.
    static TokenReader() =>
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            name == "libdl" && NativeLibrary.TryLoad("libdl.so.2", out var handle) ? handle : IntPtr.Zero;

    public TokenReader(string module) =>
        library = Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, module, AppType.MultiThreaded);

    /// <summary>Certificates can be read without a PIN.</summary>
    public IReadOnlyList<TokenKey> Keys()
    {
        var keys = new List<TokenKey>();
        foreach (var slot in library.GetSlotList(SlotsType.WithTokenPresent))
        {
            if (!slot.GetTokenInfo().TokenFlags.TokenInitialized)
                continue;
            using var session = slot.OpenSession(SessionType.ReadOnly);
            foreach (var certificate in Find(session, (CKA.CKA_CLASS, (ulong)CKO.CKO_CERTIFICATE)))
            {
                var values = session.GetAttributeValue(certificate, [CKA.CKA_VALUE, CKA.CKA_ID]);
                if (Describe(slot, values[0].GetValueAsByteArray(), values[1].GetValueAsByteArray()) is { } key)
                    keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>Opens the token with its PIN. Errors: <see cref="Pkcs11Exception"/> by the token's own words.</summary>
    public static OpenToken Open(TokenKey key, byte[] pin)
    {
        var session = key.Slot.OpenSession(SessionType.ReadOnly);
        try
        {
            session.Login(CKU.CKU_USER, pin);
            var found = Find(session, (CKA.CKA_CLASS, (ulong)CKO.CKO_PRIVATE_KEY), (CKA.CKA_ID, key.Id));
            return new OpenToken(session, Factories, found.Single());
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void Dispose() => library.Dispose();

    private static List<IObjectHandle> Find(ISession session, params (CKA Type, object Value)[] wanted) =>
        session.FindAllObjects([
            .. wanted.Select(w =>
                w.Value is byte[] bytes
                    ? Factories.ObjectAttributeFactory.Create(w.Type, bytes)
                    : Factories.ObjectAttributeFactory.Create(w.Type, (ulong)w.Value)
            ),
        ]);

    private static TokenKey? Describe(ISlot slot, byte[] der, byte[] id)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        var mechanisms = slot.GetMechanismList();
        using var rsa = certificate.GetRSAPublicKey();
        List<string> algorithms = rsa is null
            ? mechanisms.Contains(CKM.CKM_ECDSA)
                ? [EcdsaP256]
                : []
            :
            [
                .. mechanisms.Contains(CKM.CKM_SHA256_RSA_PKCS_PSS) ? [RsaPss] : Array.Empty<string>(),
                .. mechanisms.Contains(CKM.CKM_SHA256_RSA_PKCS) ? [RsaPkcs1] : Array.Empty<string>(),
            ];
        if (algorithms.Count == 0 || id.Length == 0)
            return null;
        var hint = Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
        return new TokenKey(hint, der, slot.GetTokenInfo().SerialNumber.Trim(), algorithms) { Slot = slot, Id = id };
    }
}

/// <summary>A token whose PIN was right, for as long as one batch takes.</summary>
internal sealed class OpenToken(ISession session, Pkcs11InteropFactories factories, IObjectHandle key) : IDisposable
{
    private const int PssSalt = 32;

    /// <summary>ECDSA gives r and s of 32 bytes each.</summary>
    public byte[] Sign(byte[] bytes, string algorithm)
    {
        using var mechanism = algorithm switch
        {
            TokenReader.RsaPss => Pss(),
            TokenReader.RsaPkcs1 => factories.MechanismFactory.Create(CKM.CKM_SHA256_RSA_PKCS),
            _ => factories.MechanismFactory.Create(CKM.CKM_ECDSA),
        };
        return session.Sign(mechanism, key, algorithm == TokenReader.EcdsaP256 ? SHA256.HashData(bytes) : bytes);
    }

    public void Dispose()
    {
        // The next batch asks for the PIN again.
        session.Logout();
        session.Dispose();
    }

    private IMechanism Pss() =>
        factories.MechanismFactory.Create(
            CKM.CKM_SHA256_RSA_PKCS_PSS,
            factories.MechanismParamsFactory.CreateCkRsaPkcsPssParams(
                (ulong)CKM.CKM_SHA256,
                (ulong)CKG.CKG_MGF1_SHA256,
                PssSalt
            )
        );
}
