namespace OnlinePublicServices.Identity.Accounts;

/// <summary>
/// How a page asks for a letter: it answers at once, the same for known and unknown names, and the desk does the rest.
/// </summary>
internal sealed class Letters(AccountsDbContext accounts, LetterDesk desk, TimeProvider time)
{
    /// <summary>Adds a letter to what the context saves next: it is owed exactly when that counts.</summary>
    public void Owe(AccountLetterKind kind, string loginName, string language)
    {
        var now = time.GetUtcNow();
        accounts.LetterRequests.Add(
            new LetterRequest
            {
                Id = Guid.CreateVersion7(now),
                Kind = kind,
                LoginName = loginName,
                Language = language,
                AskedAt = now,
                NextAttemptAt = now,
            }
        );
    }

    /// <summary>Saves what is not saved yet, and has the desk look at once.</summary>
    public async Task PostAsync(CancellationToken cancellationToken)
    {
        await accounts.SaveChangesAsync(cancellationToken);
        desk.Wake();
    }
}
