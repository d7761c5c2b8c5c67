using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Pipeline;

/// <summary>
/// Gives a repeated act its first answer again. Runs inside the act's transaction, so that the answer is remembered
/// exactly when the act counts; of two at once, one waits for the other and then replays.
/// </summary>
internal sealed class IdempotencyBehavior<TRequest, TValue>(
    PublicServicesDbContext db,
    ICurrentUser user,
    TimeProvider clock
) : IPipelineBehavior<TRequest, Result<TValue>>
    where TRequest : IAct<TValue>, IRepeatable
{
    public async Task<Result<TValue>> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<Result<TValue>> next
    )
    {
        var who = user.Account is { } account ? $"{account.Issuer}\n{account.Subject}" : "";
        var key = Hash($"{who}\n{typeof(TRequest).Name}\n{request.IdempotencyKey}");
        var requestHash = Hash(JsonSerializer.Serialize(request, JsonSerializerOptions.Web));

        if (await FirstAnswer(key, requestHash, cancellationToken) is { } first)
        {
            return first;
        }

        var answer = await next();
        if (answer.IsRefused)
        {
            // The first may have counted since we looked; then its answer is ours, not what it has left behind.
            db.ChangeTracker.Clear();
            return await FirstAnswer(key, requestHash, cancellationToken) ?? answer;
        }

        db.IdempotencyRecords.Add(
            new IdempotencyRecord
            {
                Key = key,
                RequestHash = requestHash,
                Answer = JsonSerializer.Serialize(answer.Value, JsonSerializerOptions.Web),
                CreatedAt = clock.GetUtcNow(),
            }
        );
        return answer;
    }

    private async Task<Result<TValue>?> FirstAnswer(string key, string requestHash, CancellationToken cancellationToken)
    {
        var first = await db
            .IdempotencyRecords.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Key == key, cancellationToken);
        if (first is null)
        {
            return null;
        }

        return first.RequestHash == requestHash
            ? JsonSerializer.Deserialize<TValue>(first.Answer, JsonSerializerOptions.Web)!
            : RequestErrors.KeyReused;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
