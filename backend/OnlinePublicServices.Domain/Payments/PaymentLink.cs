namespace OnlinePublicServices.Domain.Payments;

/// <summary>
/// <c>Đường dẫn nộp phí</c>: lets whoever has its key pay what one dossier owes, without an account: a relative, or somebody
/// who filed at the counter. There is one for a payment; a new key ends the one before it. No legal source: our own rule.
/// </summary>
public sealed class PaymentLink
{
    /// <summary>How many attempts may be begun by one key.</summary>
    public const int AttemptsMax = 20;

    /// <summary>For how long a key opens its page; thirty days, without a source.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(30);

    private PaymentLink() { }

    /// <summary>The first one of a payment.</summary>
    public PaymentLink(Guid paymentId, string key, string keySha256, string by, DateTimeOffset at)
    {
        PaymentId = paymentId;
        Renew(key, keySha256, by, at);
    }

    /// <summary>What it pays.</summary>
    public Guid PaymentId { get; private init; }

    /// <summary>
    /// The key: messages and whoever made it read it again, as long as it opens something. Empty where it was made before
    /// keys were kept: then only whoever got it knows it.
    /// </summary>
    public string Key { get; private set; } = "";

    /// <summary>SHA-256 of the key, lower-case hexadecimal, by which it is found.</summary>
    public string KeySha256 { get; private set; } = "";

    /// <summary>Who made this key, as acts name the account: the owner, the counter, or the system with a message.</summary>
    public string MadeBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>From when on it opens nothing, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>How many attempts were begun by this key.</summary>
    public int Begun { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>Whether another attempt may be begun by it.</summary>
    public bool MayBegin => Begun < AttemptsMax;

    /// <summary>Puts another key in the place of the one before, which opens nothing from now on.</summary>
    public void Renew(string key, string keySha256, string by, DateTimeOffset at)
    {
        (Key, KeySha256, MadeBy) = (key, keySha256, by);
        (MadeAt, ExpiresAt, Begun) = (at, at + ValidFor, 0);
        Version++;
    }

    /// <summary>Whether its key opens its page now.</summary>
    public bool IsOpen(DateTimeOffset now) => now < ExpiresAt;

    /// <summary>Whether a message may bring it: it opens its page, and an attempt may be begun by it.</summary>
    public bool IsOfUse(DateTimeOffset now) => Key.Length > 0 && IsOpen(now) && MayBegin;

    /// <summary>An attempt was begun by it.</summary>
    public void Count()
    {
        Begun++;
        Version++;
    }
}
