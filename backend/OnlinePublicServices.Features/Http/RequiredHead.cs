namespace OnlinePublicServices.Features.Http;

/// <summary>A head that a request must carry, as the published contract names it.</summary>
/// <param name="Name">The head.</param>
/// <param name="Meaning">What to put into it.</param>
public sealed record RequiredHead(string Name, string Meaning);
