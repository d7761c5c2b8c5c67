namespace OnlinePublicServices.Domain.Rules;

/// <summary>
/// A text that belongs to data, not to the program: Vietnamese as the authority wrote it, and English where somebody
/// translated it.
/// </summary>
/// <param name="Vi">Vietnamese, never empty.</param>
/// <param name="En">English; absent when nobody translated it, and then the Vietnamese text is shown.</param>
public sealed record LocalText(string Vi, string? En = null);
