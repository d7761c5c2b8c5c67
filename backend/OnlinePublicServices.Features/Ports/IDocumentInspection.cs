using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Looks at a paper's bytes before anybody else does. What it lets through is what it claims to be, carries nothing
/// that runs, and can be shown within bounded time and memory.
/// </summary>
internal interface IDocumentInspection
{
    /// <summary>
    /// Recognises and examines a paper; a photograph comes back drawn anew. Errors: <c>upload.type-unknown</c>,
    /// <c>upload.heic</c>, <c>upload.photo-too-large</c>, <c>upload.photo-broken</c>, <c>upload.photo-animated</c>,
    /// <c>upload.pdf-broken</c>, <c>upload.pdf-encrypted</c>, <c>upload.pdf-active-content</c>,
    /// <c>upload.pdf-too-many-pages</c>, <c>upload.pdf-page-too-large</c>, <c>upload.too-complex</c>, and
    /// <c>upload.inspection-unavailable</c> when asking again later is right.
    /// </summary>
    /// <param name="content">The bytes, read once.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task<Result<InspectedDocument>> InspectAsync(Stream content, long length, CancellationToken cancellation = default);
}

/// <summary>What was found.</summary>
/// <param name="MediaType">The type of what is shown: <c>image/jpeg</c> or <c>application/pdf</c>.</param>
/// <param name="Pages">How many pages a PDF has.</param>
/// <param name="Normalised">
/// The bytes to show instead of those that arrived: a photograph drawn anew, upright, without metadata. Null when the
/// bytes are shown as they are.
/// </param>
internal sealed record InspectedDocument(string MediaType, int? Pages, ReadOnlyMemory<byte>? Normalised);
