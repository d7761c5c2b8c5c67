using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Infrastructure.Documents.Sealing;

/// <summary>
/// Seals the documents' keys under the key-encryption key (AES-256-GCM, bound to the key's name), which is configured,
/// or outside Production lies in a file of its own that is made when it is first needed.
/// </summary>
internal sealed class KeySealing(IOptions<DocumentKeySettings> settings)
{
    private const int NonceBytes = 12;

    private readonly Lazy<byte[]> current = new(() =>
        Derived(
            settings.Value.KeyEncryptionKey is { } configured
                ? Convert.FromBase64String(configured)
                : FromFile(settings.Value.KeyFile)
        )
    );

    private readonly Lazy<byte[]?> previous = new(() =>
        settings.Value.PreviousKeyEncryptionKey is { } configured ? Derived(Convert.FromBase64String(configured)) : null
    );

    public byte[] Seal(Guid name, ReadOnlySpan<byte> key)
    {
        var sealedKey = new byte[NonceBytes + key.Length + SealedFile.TagBytes];
        var nonce = sealedKey.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(current.Value, SealedFile.TagBytes);
        cipher.Encrypt(
            nonce,
            key,
            sealedKey.AsSpan(NonceBytes, key.Length),
            sealedKey.AsSpan(NonceBytes + key.Length),
            name.ToByteArray(bigEndian: true)
        );
        return sealedKey;
    }

    /// <summary>The key, and whether it is still sealed under the previous key-encryption key; null when neither opens it.</summary>
    public (byte[] Key, bool IsOutdated)? Open(Guid name, byte[] sealedKey) =>
        TryOpen(current.Value, name, sealedKey) is { } key ? (key, false)
        : previous.Value is { } earlier && TryOpen(earlier, name, sealedKey) is { } old ? (old, true)
        : null;

    private static byte[]? TryOpen(byte[] sealing, Guid name, byte[] sealedKey)
    {
        if (sealedKey.Length != NonceBytes + SealedFile.KeyBytes + SealedFile.TagBytes)
            return null;
        var key = new byte[SealedFile.KeyBytes];
        using var cipher = new AesGcm(sealing, SealedFile.TagBytes);
        try
        {
            cipher.Decrypt(
                sealedKey.AsSpan(0, NonceBytes),
                sealedKey.AsSpan(NonceBytes, SealedFile.KeyBytes),
                sealedKey.AsSpan(NonceBytes + SealedFile.KeyBytes),
                key,
                name.ToByteArray(bigEndian: true)
            );
            return key;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>The configured bytes may serve other ends too; this one has a key of its own.</summary>
    private static byte[] Derived(byte[] configured) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            configured,
            SealedFile.KeyBytes,
            info: Encoding.ASCII.GetBytes("document-keys")
        );

    /// <summary>Reads the file, or makes it for its owner alone; of two that make it at once, one's stays.</summary>
    private static byte[] FromFile(string path)
    {
        if (!File.Exists(path))
            Make(path);
        var key = Convert.FromBase64String(File.ReadAllText(path));
        return key.Length == SealedFile.KeyBytes
            ? key
            : throw new InvalidOperationException("The file of the documents' key-encryption key holds no key.");
    }

    private static void Make(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var temporary = path + "." + Guid.CreateVersion7().ToString("n");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(
                Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealedFile.KeyBytes)))
            );
            file.Flush();
            DurableFolder.Flush(file.SafeFileHandle);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }

        DurableFolder.Flush(folder);
        DurableFolder.Flush(Path.GetDirectoryName(folder)!);
    }
}
