using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// The keys by which somebody without an account pays for a dossier: a hundred and twenty random bits, found by their
/// digest. The key lies encrypted beside it for as long as it opens something: a message brings the one that is alive when
/// it leaves, not the one that was when it was owed.
/// </summary>
internal sealed class PaymentLinks(
    PublicServicesDbContext db,
    PaymentDesk desk,
    PortalAddress portal,
    TimeProvider clock
)
{
    /// <summary>How attempts name whoever had the key: nobody knows who it was.</summary>
    public const string Payer = "payment-link";

    private const int KeyLength = 24;
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Unknown, renewed, over: one answer.</summary>
    private static readonly DomainError NotFound = new("payment-link.not-found", ErrorKind.NotFound);

    /// <summary>Draws a key; the one before opens nothing any more. The caller saves.</summary>
    /// <param name="payment">What it pays.</param>
    /// <param name="by">Who makes it, as acts name them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PaymentLink> Draw(Payment payment, string by, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetString(Alphabet, KeyLength);
        var now = clock.GetUtcNow();
        var link = await db.PaymentLinks.FindAsync([payment.Id], cancellationToken);
        if (link is null)
        {
            link = new PaymentLink(payment.Id, key, Digest(key), by, now);
            db.PaymentLinks.Add(link);
        }
        else
        {
            link.Renew(key, Digest(key), by, now);
        }

        return link;
    }

    /// <summary>
    /// A key that was made, as long as it opens something. Errors: <c>payment-link.not-found</c> once another was made, or
    /// its time is over.
    /// </summary>
    public async Task<Result<PaymentLink>> Made(
        Payment payment,
        string keySha256,
        CancellationToken cancellationToken
    ) =>
        await db.PaymentLinks.AsNoTracking().SingleOrDefaultAsync(l => l.PaymentId == payment.Id, cancellationToken)
            is { Key.Length: > 0 } link
        && link.KeySha256 == keySha256
        && link.IsOpen(clock.GetUtcNow())
            ? link
            : NotFound;

    /// <summary>
    /// What the holder of a key may see and pay. Errors: <c>payment-link.not-found</c>, whatever the reason.
    /// </summary>
    public async Task<Result<OpenLink>> Open(string? key, CancellationToken cancellationToken)
    {
        if (key is not { Length: KeyLength })
        {
            return NotFound;
        }

        var digest = Digest(key);
        var link = await db.PaymentLinks.SingleOrDefaultAsync(l => l.KeySha256 == digest, cancellationToken);
        if (link?.IsOpen(clock.GetUtcNow()) is not true)
        {
            return NotFound;
        }

        var payment = await db.Payments.SingleAsync(p => p.Id == link.PaymentId, cancellationToken);
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == payment.DossierId, cancellationToken);
        return dossier.ErasedAt is null
            ? new OpenLink(link, new OpenPayment(dossier, payment, new Actor(Payer, ActorRole.Citizen)))
            : NotFound;
    }

    /// <summary>
    /// Owes the applicant a message that something is due, where it can be paid from elsewhere, and sees to it that there
    /// is a key for it. The caller saves.
    /// </summary>
    public async Task Owe(Dossier dossier, Payment payment, CancellationToken cancellationToken)
    {
        if (await Provide(dossier, payment, cancellationToken))
        {
            db.Owe(MessageKind.PaymentDue, dossier, clock.GetUtcNow());
        }
    }

    /// <summary>
    /// A message that something is due is sent again after its key may have ended: where that is so, and it is still due,
    /// there is another one. The caller saves.
    /// </summary>
    public async Task ProvideFor(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (
            message is { Kind: MessageKind.PaymentDue, DossierId: { } dossierId }
            && await db.Payments.SingleOrDefaultAsync(p => p.DossierId == dossierId, cancellationToken) is { } payment
        )
        {
            await Provide(
                await db.Dossiers.SingleAsync(d => d.Id == dossierId, cancellationToken),
                payment,
                cancellationToken
            );
        }
    }

    /// <summary>
    /// The page that a message leads to at this moment; nothing where no key is alive: then its words say where to ask for
    /// one.
    /// </summary>
    public async Task<Uri?> PageOf(OutboxMessage message, CancellationToken cancellationToken) =>
        message is { Kind: MessageKind.PaymentDue, IsToPrincipal: false }
        && await db
            .PaymentLinks.AsNoTracking()
            .SingleOrDefaultAsync(
                l => db.Payments.Any(p => p.Id == l.PaymentId && p.DossierId == message.DossierId),
                cancellationToken
            )
            is { } link
        && link.IsOfUse(clock.GetUtcNow())
            ? portal.PaymentByKey(link.Key)
            : null;

    /// <summary>Keeps the key that is of use, which somebody may have been given; draws one where there is none.</summary>
    /// <returns>Whether something is due that can be paid by it.</returns>
    private async Task<bool> Provide(Dossier dossier, Payment payment, CancellationToken cancellationToken)
    {
        var open = new OpenPayment(dossier, payment, Actor.System);
        if (!open.IsPayable || !desk.WaysTo(payment.UnitId).Any())
        {
            return false;
        }

        var link = await db.PaymentLinks.FindAsync([payment.Id], cancellationToken);
        if (link?.IsOfUse(clock.GetUtcNow()) is not true)
        {
            await Draw(payment, Actor.System.Id, cancellationToken);
        }

        return true;
    }

    private static string Digest(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>What a key has opened.</summary>
internal sealed record OpenLink(PaymentLink Link, OpenPayment Open);
