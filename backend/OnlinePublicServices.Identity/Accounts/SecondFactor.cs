using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace OnlinePublicServices.Identity.Accounts;

/// <summary>
/// Time-based one-time passwords (RFC 6238: SHA-1, 30 s, 6 digits, the set that every authenticator app reads). One
/// step of clock difference either way; each code counts once, over all instances.
/// </summary>
internal sealed class SecondFactor(
    AccountsDbContext accounts,
    AttemptLimit limit,
    IDataProtectionProvider protection,
    TimeProvider time
)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    private readonly IDataProtector _protector = protection.CreateProtector("identity.second-factor");

    /// <summary>A new key, 160 bits in base32.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Base32, 32);

    /// <summary>The key in a form field, readable only by us and only for this account.</summary>
    public string Seal(Guid account, string key) => _protector.CreateProtector(account.ToString()).Protect(key);

    /// <summary>The key of a form field, or nothing.</summary>
    public string? Unseal(Guid account, string? sealedKey)
    {
        try
        {
            return sealedKey is null ? null : _protector.CreateProtector(account.ToString()).Unprotect(sealedKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Stores the key once a first code proves that the app has it.</summary>
    public Task<EntranceAnswer> EnrolAsync(
        Account account,
        string key,
        string? code,
        CancellationToken cancellationToken
    ) =>
        TryAsync(
            account,
            async () =>
            {
                var step = account.SecondFactorKey is null ? StepOf(key, code, after: 0) : null;
                var stored = Seal(account.Id, key);
                return step is not null
                    && await accounts
                        .Users.Where(a => a.Id == account.Id && a.SecondFactorKey == null)
                        .ExecuteUpdateAsync(
                            a =>
                                a.SetProperty(x => x.SecondFactorKey, stored)
                                    .SetProperty(x => x.SecondFactorStep, step.Value),
                            cancellationToken
                        ) == 1;
            },
            cancellationToken
        );

    /// <summary>Whether the code is right and was not used before.</summary>
    public Task<EntranceAnswer> CheckAsync(Account account, string? code, CancellationToken cancellationToken) =>
        TryAsync(
            account,
            async () =>
                Unseal(account.Id, account.SecondFactorKey) is { } key
                && StepOf(key, code, account.SecondFactorStep) is { } step
                && await accounts
                    .Users.Where(a => a.Id == account.Id && a.SecondFactorStep < step)
                    .ExecuteUpdateAsync(a => a.SetProperty(x => x.SecondFactorStep, step), cancellationToken) == 1,
            cancellationToken
        );

    /// <summary>The code of a step (30 s since 1970).</summary>
    public static string CodeAt(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238 as authenticator apps speak it; HMAC-SHA-1 is not broken for this use.
        HMACSHA1.HashData(FromBase32(key), counter, mac);
#pragma warning restore CA5350
        var offset = mac[19] & 0x0f;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A try is taken before the code is looked at; a right one is given back, so that only wrong ones count.</summary>
    private async Task<EntranceAnswer> TryAsync(
        Account account,
        Func<Task<bool>> isRight,
        CancellationToken cancellationToken
    )
    {
        var what = "second-factor:" + account.Id;
        if (!await limit.TakeAsync(what, perQuarter: 5, perHour: 10, cancellationToken))
        {
            return EntranceAnswer.SlowDown;
        }

        if (!await isRight())
        {
            return EntranceAnswer.Refused;
        }

        await limit.GiveBackAsync(what, cancellationToken);
        return EntranceAnswer.Admitted;
    }

    private long? StepOf(string key, string? code, long after)
    {
        var typed = Encoding.ASCII.GetBytes((code ?? "").Replace(" ", "", StringComparison.Ordinal));
        var now = time.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = now - 1; step <= now + 1; step++)
        {
            var right = CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(CodeAt(key, step)));
            found = right && step > after ? step : found;
        }

        return found;
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var c in text)
        {
            buffer = ((buffer << 5) | Base32.IndexOf(c, StringComparison.Ordinal)) & 0xfff;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)(buffer >> bits);
            }
        }

        return bytes;
    }
}
