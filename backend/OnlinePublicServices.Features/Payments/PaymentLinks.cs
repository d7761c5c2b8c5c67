using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// The keys by which somebody without an account pays for a dossier: a hundred and twenty random bits, of which only the
/// digest is kept. A message that brings one has it encrypted, until it is sent.
/// </summary>
internal sealed class PaymentLinks(
    PublicServicesDbContext db,
    PaymentDesk desk,
    PortalAddress portal,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    /// <summary>How attempts name whoever had the key: nobody knows who it was.</summary>
    public const string Payer = "payment-link";

    private const int KeyLength = 24;
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Unknown, renewed, over: one answer.</summary>
    private static readonly DomainError NotFound = new("payment-link.not-found", ErrorKind.NotFound);

    private readonly IDataProtector protector = protection.CreateProtector("payment-link");

    /// <summary>Draws a key; the one before opens nothing any more. The caller saves.</summary>
    public async Task<DrawnLink> Draw(Payment payment, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetString(Alphabet, KeyLength);
        var now = clock.GetUtcNow();
        var link = await db.PaymentLinks.FindAsync([payment.Id], cancellationToken);
        if (link is null)
        {
            link = new PaymentLink(payment.Id, Digest(key), now);
            db.PaymentLinks.Add(link);
        }
        else
        {
            link.Renew(Digest(key), now);
        }

        return new DrawnLink(key, portal.PaymentByKey(key), link.ExpiresAt);
    }

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
    /// Owes the applicant a message with a new key, where something is due that can be paid from elsewhere. The caller
    /// saves.
    /// </summary>
    public async Task Owe(Dossier dossier, Payment payment, CancellationToken cancellationToken)
    {
        var open = new OpenPayment(dossier, payment, new Actor(Payer, ActorRole.Citizen));
        if (!open.IsPayable || !desk.WaysTo(payment.UnitId).Any())
        {
            return;
        }

        var drawn = await Draw(payment, cancellationToken);
        var now = clock.GetUtcNow();
        var message = OutboxMessage.ToApplicant(
            Guid.CreateVersion7(now),
            MessageKind.PaymentDue,
            dossier.Id,
            dossier.OwnerId,
            dossier.UnitId,
            dossier.Applicant.Email?.Value ?? "",
            now
        );
        message.Seal(protector.Protect(drawn.Key));
        db.OutboxMessages.Add(message);
    }

    /// <summary>
    /// The page that a message leads to; nothing once it was sent, since then nobody here knows the key any more.
    /// </summary>
    public Uri? PageOf(OutboxMessage message) =>
        message is { Kind: MessageKind.PaymentDue, SealedContent: { } key }
            ? portal.PaymentByKey(protector.Unprotect(key))
            : null;

    private static string Digest(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>A key that was drawn now, and where it leads.</summary>
internal sealed record DrawnLink(string Key, Uri Address, DateTimeOffset ExpiresAt);

/// <summary>What a key has opened.</summary>
internal sealed record OpenLink(PaymentLink Link, OpenPayment Open);
