using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Http;

/// <summary>Reads a body that is no JSON, never more of it than allowed, whatever its head says.</summary>
internal static class BoundedBody
{
    public static readonly DomainError TooLarge = new("request.too-large", ErrorKind.TooLarge);

    /// <summary>The whole body, or null when it is larger than <paramref name="bytesMax"/>.</summary>
    public static async Task<byte[]?> Read(HttpRequest request, int bytesMax, CancellationToken cancellationToken)
    {
        if (request.ContentLength > bytesMax)
        {
            return null;
        }

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[64 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > bytesMax)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
