namespace OnlinePublicServices.Identity;

/// <summary>Sends the accounts' letters; the host hands them to its outbox.</summary>
public interface IAccountMail
{
    /// <summary>
    /// Takes the letter over: when this returns, it survives a stop. A letter that was taken over before, known by its
    /// id, is not taken twice. Called outside the request, so that its duration tells nobody anything.
    /// </summary>
    Task SendAsync(AccountLetter letter, CancellationToken cancellationToken);
}

/// <summary>
/// A letter about an account; its words belong to the sender. It names nobody: whoever registers with an address that
/// isn't theirs could otherwise write to its owner through us.
/// </summary>
/// <param name="Id">The same however often the letter is handed over.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="To">Mail address.</param>
/// <param name="WrittenAt">When it was asked for, UTC.</param>
/// <param name="Link">What is to be followed; absent where nothing is to be done.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
public sealed record AccountLetter(
    Guid Id,
    AccountLetterKind Kind,
    string To,
    DateTimeOffset WrittenAt,
    AccountLink? Link,
    string Language
);

/// <summary>A link that proves that its bearer reads the mail of the account; good once.</summary>
/// <param name="Address">Absolute.</param>
/// <param name="EndsAt">After this instant, UTC, it opens nothing.</param>
public sealed record AccountLink(string Address, DateTimeOffset EndsAt);

/// <summary>Kinds of letters about an account.</summary>
public enum AccountLetterKind
{
    /// <summary>A new password was asked for; the link sets it.</summary>
    PasswordReset,

    /// <summary>Proof of a mail address after registration.</summary>
    EmailProof,

    /// <summary>Somebody tried to register with an address that has an account.</summary>
    AlreadyRegistered,

    /// <summary>The password was changed.</summary>
    PasswordChanged,

    /// <summary>The account was closed long ago and will be removed.</summary>
    AccountEnding,
}
