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
    public PaymentLink(Guid paymentId, string keySha256, DateTimeOffset at)
    {
        PaymentId = paymentId;
        Renew(keySha256, at);
    }

    /// <summary>What it pays.</summary>
    public Guid PaymentId { get; private init; }

    /// <summary>SHA-256 of the key, lower-case hexadecimal; the key itself is kept nowhere.</summary>
    public string KeySha256 { get; private set; } = "";

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
    public void Renew(string keySha256, DateTimeOffset at)
    {
        (KeySha256, MadeAt, ExpiresAt, Begun) = (keySha256, at, at + ValidFor, 0);
        Version++;
    }

    /// <summary>Whether its key opens its page now.</summary>
    public bool IsOpen(DateTimeOffset now) => now < ExpiresAt;

    /// <summary>An attempt was begun by it.</summary>
    public void Count()
    {
        Begun++;
        Version++;
    }
}
