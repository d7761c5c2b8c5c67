using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Infrastructure.Documents;
using OnlinePublicServices.Infrastructure.Documents.Sealing;

namespace OnlinePublicServices.Infrastructure.Tests.Documents;

/// <summary>With what the documents' keys may be sealed.</summary>
public sealed class DocumentKeySettingsTests : IDisposable
{
    private const string Good = "CzBVep/E6Q4zWH2ix+wRNluApcrvFDleg6jN8hc8YYY=";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("Documents:KeyEncryptionKey", null)]
    [InlineData("Documents:KeyEncryptionKey", "c2hvcnQ=")]
    [InlineData("Documents:KeyEncryptionKey", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("Documents:PreviousKeyEncryptionKey", "not base64 at all")]
    [InlineData("Documents:KeyDays", "1")]
    [InlineData("Documents:KeyDays", "100000")]
    public void Production_refuses_an_unsafe_setting_and_names_it(string setting, string? value)
    {
        var refusal = Should.Throw<OptionsValidationException>(() =>
            _ = Settings("Production", new() { ["Documents:KeyEncryptionKey"] = Good, [setting] = value }).Value
        );

        refusal.Message.ShouldContain(setting);
        refusal.Message.ShouldNotContain(Good);
    }

    [Fact]
    public void Production_takes_a_good_key() =>
        Settings("Production", new() { ["Documents:KeyEncryptionKey"] = Good }).Value.KeyDays.ShouldBe(90);

    [Fact]
    public void Outside_production_a_key_is_made_once_beside_the_documents_for_its_owner_alone()
    {
        var settings = Settings("Development", []);
        var name = Guid.NewGuid();
        var key = new byte[32];
        key[5] = 7;

        var sealedKey = new KeySealing(settings).Seal(name, key);

        new KeySealing(settings).Open(name, sealedKey)!.Value.Key.ShouldBe(key, "the same file seals again");
        var file = folder.EnumerateFiles("*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        file.FullName.ShouldBe(Path.Combine(folder.FullName, "keys", "documents.key"));
        if (!OperatingSystem.IsWindows())
            file.UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_sealed_key_opens_under_its_own_name_alone()
    {
        var sealing = new KeySealing(Settings("Development", []));
        var name = Guid.NewGuid();
        var sealedKey = sealing.Seal(name, new byte[32]);

        sealing.Open(Guid.NewGuid(), sealedKey).ShouldBeNull();
        for (var at = 0; at < sealedKey.Length; at++)
        {
            var changed = (byte[])sealedKey.Clone();
            changed[at] ^= 0x40;
            sealing.Open(name, changed).ShouldBeNull();
        }

        sealing.Open(name, sealedKey[..^1]).ShouldBeNull();
    }

    private IOptions<DocumentKeySettings> Settings(string environment, Dictionary<string, string?> settings) =>
        new ServiceCollection()
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment })
            .AddDocuments(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(settings)
                    .AddInMemoryCollection([new("DataDir", folder.FullName)])
                    .Build()
            )
            .BuildServiceProvider()
            .GetRequiredService<IOptions<DocumentKeySettings>>();
}
