using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents.Sealing;

/// <summary>Encrypts documents on their way into a store and opens them on their way out.</summary>
internal sealed class DocumentCipher(IDocumentSecrets secrets)
{
    /// <summary>Encrypts all of a stream with the current key, a piece at a time; says what the content was.</summary>
    public async Task<StoredContent> SealAsync(Stream content, Stream file, CancellationToken cancellation)
    {
        var secret = await secrets.CurrentAsync(cancellation);
        var head = SealedFile.NewHead(secret.Name);
        await file.WriteAsync(head, cancellation);
        using var cipher = SealedFile.CipherOf(secret.Key, head);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // One byte more than a piece: whether a piece is the last one is known only from what follows it.
        var plain = new byte[SealedFile.PieceBytes + 1];
        var piece = new byte[SealedFile.PieceBytes + SealedFile.TagBytes];
        long length = 0;
        var held = 0;
        for (var number = 0L; ; number++)
        {
            held += await content.ReadAtLeastAsync(plain.AsMemory(held), plain.Length - held, false, cancellation);
            var isLast = held < plain.Length;
            var bytes = isLast ? held : SealedFile.PieceBytes;
            hash.AppendData(plain, 0, bytes);
            Encrypt(cipher, head, number, isLast, plain.AsSpan(0, bytes), piece);
            await file.WriteAsync(piece.AsMemory(0, bytes + SealedFile.TagBytes), cancellation);
            length += bytes;
            if (isLast)
                break;
            plain[0] = plain[SealedFile.PieceBytes];
            held = 1;
        }

        CryptographicOperations.ZeroMemory(plain);
        return new StoredContent(DocumentHash.From(hash.GetHashAndReset()), length);
    }

    /// <summary>
    /// Opens a stored file, encrypted or from before there were keys, after comparing all of it with its hash. Takes the
    /// file over.
    /// </summary>
    /// <exception cref="DocumentStoreException">
    /// <see cref="DocumentStoreFault.Corrupted"/>, <see cref="DocumentStoreFault.KeyMissing"/>
    /// </exception>
    public async Task<Stream> OpenAsync(Stream file, DocumentHash hash, CancellationToken cancellation)
    {
        var opened = file;
        try
        {
            var head = await ReadHeadAsync(file, cancellation);
            if (SealedFile.KeyNameOf(head) is { } name)
            {
                var key =
                    await secrets.FindAsync(name, cancellation)
                    ?? throw new DocumentStoreException(DocumentStoreFault.KeyMissing);
                opened = new UnsealedStream(file, head, key);
            }

            if (DocumentHash.From(await SHA256.HashDataAsync(opened, cancellation)) != hash)
                throw new DocumentStoreException(DocumentStoreFault.Corrupted);
            opened.Position = 0;
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>The name of the current key if a file is encrypted with it, judged by its head; else null.</summary>
    public async Task<string?> CurrentKeyOfAsync(Stream file, CancellationToken cancellation)
    {
        var secret = await secrets.CurrentAsync(cancellation);
        var name = SealedFile.KeyNameOf(await ReadHeadAsync(file, cancellation));
        return name == secret.Name ? NameOf(secret) : null;
    }

    /// <summary>A key's name as rows keep it: 32 lower-case hexadecimal digits.</summary>
    public static string NameOf(DocumentSecret secret) => secret.Name.ToString("n");

    private static async Task<byte[]> ReadHeadAsync(Stream file, CancellationToken cancellation)
    {
        var head = new byte[SealedFile.HeadBytes];
        file.Position = 0;
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        file.Position = 0;
        return head[..read];
    }

    private static void Encrypt(
        AesGcm cipher,
        byte[] head,
        long number,
        bool isLast,
        ReadOnlySpan<byte> plain,
        Span<byte> piece
    )
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedFile.Nonce(number, isLast, nonce);
        cipher.Encrypt(nonce, plain, piece[..plain.Length], piece.Slice(plain.Length, SealedFile.TagBytes), head);
    }
}
