namespace OnlinePublicServices.Identity;

/// <summary>Sends the accounts' letters; the host hands them to its outbox.</summary>
public interface IAccountMail
{
    /// <summary>Takes the letter over. Called outside the request, so that its duration tells nobody anything.</summary>
    Task SendAsync(AccountLetter letter, CancellationToken cancellationToken);
}

/// <summary>A letter about an account; its words belong to the sender.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="To">Mail address.</param>
/// <param name="FullName">The account holder's name.</param>
/// <param name="Link">Absolute address to follow; good once and for 30 minutes. Absent where nothing is to be done.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
public sealed record AccountLetter(AccountLetterKind Kind, string To, string FullName, string? Link, string Language);

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
}
