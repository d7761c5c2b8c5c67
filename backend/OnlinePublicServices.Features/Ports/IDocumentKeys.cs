namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// The keys that documents are encrypted with, by name: one is current, the others are retired or not yet in use. They
/// change by themselves; what is under a retired one is encrypted anew in the background.
/// </summary>
public interface IDocumentKeys
{
    /// <summary>
    /// Makes the first key, or the next one before the current one's days run out, and seals under the present
    /// key-encryption key what is still under the previous one. Safe to run on every instance.
    /// </summary>
    Task TurnAsync(CancellationToken cancellation = default);

    /// <summary>True when every key can be opened.</summary>
    Task<bool> IsWholeAsync(CancellationToken cancellation = default);

    /// <summary>The names of keys that were current before, the oldest first.</summary>
    Task<IReadOnlyList<string>> RetiredAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Destroys a retired key under which nothing stands any more. It does nothing as long as another instance may not
    /// know that the key is retired.
    /// </summary>
    Task DestroyAsync(string name, CancellationToken cancellation = default);
}
