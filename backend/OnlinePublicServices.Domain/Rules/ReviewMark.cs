namespace OnlinePublicServices.Domain.Rules;

/// <summary>
/// Says that one fact of a record is not certain yet. It is published all the same, shown as needing confirmation, and
/// an administrator can mend it.
/// </summary>
/// <param name="Path">The field in question, as a path inside its record (<c>fees[0].amountVnd</c>).</param>
/// <param name="Reason">Why it needs confirmation.</param>
public sealed record ReviewMark(string Path, LocalText Reason);
