using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Signing;

/// <summary>
/// Makes the tickets that let the agent at a clerk's computer sign: a JWT (ES256) over which bytes, of which paper and
/// session, with which key, until when. The agent knows the public key and asks nobody. The private one is drawn at
/// first need and kept encrypted, the same on every instance.
/// </summary>
internal sealed class SigningTickets(
    PublicServicesDbContext db,
    IDataProtectionProvider protection,
    IDatabaseErrors errors,
    IConfiguration configuration,
    PortalAddress portal,
    TimeProvider clock
)
{
    private const string KeyId = "signing-tickets";
    private const string Head = """{"alg":"ES256","typ":"ops-signing-ticket+jwt"}""";

    private readonly IDataProtector protector = protection.CreateProtector("portal-key");

    /// <summary>Where the agent listens on each clerk's own computer; null when none is used. Setting <c>SigningAgent:Address</c>.</summary>
    public Uri? Agent => configuration["SigningAgent:Address"] is { Length: > 0 } address ? new Uri(address) : null;

    /// <summary>SubjectPublicKeyInfo, PEM.</summary>
    public async Task<string> PublicKey(CancellationToken cancellationToken)
    {
        using var key = await Key(cancellationToken);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    /// <summary>A ticket for each of a session's papers.</summary>
    public async Task<SigningTicket[]> For(
        SigningSessionView session,
        StaffCertificate certificate,
        CancellationToken cancellationToken
    )
    {
        using var key = await Key(cancellationToken);
        return
        [
            .. session.Items.Select(item => new SigningTicket(
                item.PaperId,
                Sign(
                    key,
                    item.BytesToSign,
                    new Dictionary<string, object>(StringComparer.Ordinal)
                    {
                        ["sid"] = session.Id,
                        ["sub"] = item.PaperId,
                        ["num"] = item.Number,
                        ["key"] = certificate.KeyHint,
                        ["exp"] = session.ExpiresAt.ToUnixTimeSeconds(),
                    }
                )
            )),
        ];
    }

    /// <summary>A ticket to prove that one holds a key; it names none, because the portal doesn't know it yet.</summary>
    public async Task<string> ForProof(byte[] challenge, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        using var key = await Key(cancellationToken);
        return Sign(
            key,
            challenge,
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sid"] = "",
                ["sub"] = "",
                ["num"] = "",
                ["exp"] = (clock.GetUtcNow() + lifetime).ToUnixTimeSeconds(),
            }
        );
    }

    private string Sign(ECDsa key, byte[] bytesToSign, Dictionary<string, object> claims)
    {
        claims["iss"] = portal.Origin;
        claims["jti"] = Guid.NewGuid();
        claims["hash"] = Convert.ToHexStringLower(SHA256.HashData(bytesToSign));
        var signed =
            Base64Url.EncodeToString(Encoding.ASCII.GetBytes(Head))
            + "."
            + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private async Task<ECDsa> Key(CancellationToken cancellationToken)
    {
        var kept = await Kept(cancellationToken) ?? await Draw(cancellationToken);
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(protector.Unprotect(kept), out _);
        return key;
    }

    private Task<byte[]?> Kept(CancellationToken cancellationToken) =>
        db
            .PortalKeys.AsNoTracking()
            .Where(k => k.Id == KeyId)
            .Select(k => k.Protected)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Of two instances that draw at once, the first one's key stands.</summary>
    private async Task<byte[]> Draw(CancellationToken cancellationToken)
    {
        using var drawn = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = new PortalKey { Id = KeyId, Protected = protector.Protect(drawn.ExportPkcs8PrivateKey()) };
        db.PortalKeys.Add(key);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException lost) when (errors.IsLostRace(lost))
        {
            db.Entry(key).State = EntityState.Detached;
        }

        return (await Kept(cancellationToken))!;
    }
}

/// <summary>A private key of the portal itself, encrypted.</summary>
internal sealed class PortalKey
{
    public required string Id { get; init; }

    public required byte[] Protected { get; init; }
}
