using System.Security.Cryptography;
using OnlinePublicServices.Infrastructure.Documents.Sealing;

namespace OnlinePublicServices.Infrastructure.Tests.Documents;

/// <summary>Keys that a test turns and loses as it likes.</summary>
internal sealed class KeysInHand : IDocumentSecrets
{
    private readonly Dictionary<Guid, byte[]> keys = [];
    private Guid current;
    private int usesLeft = int.MaxValue;

    public KeysInHand()
    {
        Turn();
        Cipher = new DocumentCipher(this);
        Pieces = new StagedPieces(this);
    }

    public DocumentCipher Cipher { get; }

    public StagedPieces Pieces { get; }

    /// <summary>The current key's name, as rows keep it.</summary>
    public string Current => current.ToString("n");

    /// <summary>Another key is current; its name.</summary>
    public string Turn()
    {
        keys[current = Guid.NewGuid()] = RandomNumberGenerator.GetBytes(32);
        return Current;
    }

    public void LoseAllButTheCurrent()
    {
        foreach (var name in keys.Keys.Where(name => name != current).ToList())
            keys.Remove(name);
    }

    /// <summary>The use after so many ends like a process that is killed, once.</summary>
    public void BreakAfter(int uses) => usesLeft = uses;

    public Task<DocumentSecret> CurrentAsync(CancellationToken cancellation)
    {
        Use();
        return Task.FromResult(new DocumentSecret(current, keys[current]));
    }

    public Task<byte[]?> FindAsync(Guid name, CancellationToken cancellation)
    {
        Use();
        return Task.FromResult(keys.GetValueOrDefault(name));
    }

    private void Use()
    {
        if (usesLeft-- > 0)
            return;
        usesLeft = int.MaxValue;
        throw new InvalidOperationException("The process ended here.");
    }
}
