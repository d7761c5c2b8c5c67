using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using OnlinePublicServices.SigningAgent;

namespace OnlinePublicServices.Infrastructure.Tests.Signing.Agent;

/// <summary>A token in software (SoftHSM) with one key and its certificate, in a folder of its own.</summary>
internal sealed class SoftToken
{
    public const string Pin = "246810";

    private const string Label = "clerk";

    private SoftToken(string configuration) => Configuration = configuration;

    /// <summary>The value of <c>SOFTHSM2_CONF</c>.</summary>
    public string Configuration { get; }

    public static string Module =>
        new[] { "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so" }.FirstOrDefault(File.Exists)
        ?? "";

    public static async Task<SoftToken> Holding(Signer signer, string folder)
    {
        var tokens = Directory.CreateDirectory(Path.Combine(folder, "tokens")).FullName;
        var token = new SoftToken(Path.Combine(folder, "softhsm2.conf"));
        await File.WriteAllTextAsync(
            token.Configuration,
            $"directories.tokendir = {tokens}\nobjectstore.backend = file\n",
            TestContext.Current.CancellationToken
        );
        var key = Path.Combine(folder, "key.pem");
        await File.WriteAllTextAsync(
            key,
            PemEncoding.WriteString("PRIVATE KEY", signer.Key.ExportPkcs8PrivateKey()),
            TestContext.Current.CancellationToken
        );
        await token.Run("--init-token", "--free", "--label", Label, "--so-pin", "11223344", "--pin", Pin);
        await token.Run("--import", key, "--token", Label, "--label", "key", "--id", "01", "--pin", Pin);
        File.Delete(key);
        token.Write(signer.Chain[0]);
        return token;
    }

    private async Task Run(params string[] arguments)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["SOFTHSM2_CONF"] = Configuration };
        var (exitCode, output) = await OutsideTool.RunWithAsync(environment, "softhsm2-util", arguments);
        exitCode.ShouldBe(0, output);
    }

    private void Write(byte[] certificate)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(TokenReader).TypeHandle);
        SetVariable("SOFTHSM2_CONF\0"u8.ToArray(), Encoding.UTF8.GetBytes(Configuration + '\0'), 1).ShouldBe(0);
        var factories = new Pkcs11InteropFactories();
        using var library = factories.Pkcs11LibraryFactory.LoadPkcs11Library(factories, Module, AppType.MultiThreaded);
        var slot = library.GetSlotList(SlotsType.WithTokenPresent).First(s => s.GetTokenInfo().Label.Trim() == Label);
        using var session = slot.OpenSession(SessionType.ReadWrite);
        session.Login(CKU.CKU_USER, Pin);
        var attributes = factories.ObjectAttributeFactory;
        session.CreateObject([
            attributes.Create(CKA.CKA_CLASS, CKO.CKO_CERTIFICATE),
            attributes.Create(CKA.CKA_CERTIFICATE_TYPE, CKC.CKC_X_509),
            attributes.Create(CKA.CKA_TOKEN, true),
            attributes.Create(CKA.CKA_PRIVATE, false),
            attributes.Create(CKA.CKA_ID, [1]),
            attributes.Create(CKA.CKA_SUBJECT, [0x30, 0x00]),
            attributes.Create(CKA.CKA_VALUE, certificate),
        ]);
        session.Logout();
    }

    /// <summary>The framework keeps its own copy of the environment; the token's library reads the real one.</summary>
    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetVariable(byte[] name, byte[] value, int overwrite);
}
