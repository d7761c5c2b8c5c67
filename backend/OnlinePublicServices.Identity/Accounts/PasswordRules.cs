using Microsoft.AspNetCore.Identity;

namespace OnlinePublicServices.Identity.Accounts;

/// <summary>
/// Long enough, not one that everybody tries, not the login name. No demands on kinds of characters: they make
/// passwords harder to remember, not to guess.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int MinLength = 10;
    public const int MaxLength = 128;

    /// <summary>Error codes are text keys of the account pages.</summary>
    public const string TooShort = "password.tooShort";
    public const string TooLong = "password.tooLong";
    public const string TooCommon = "password.tooCommon";

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>The code of the broken rule, or nothing.</summary>
    public static string? Broken(string? password, string loginName)
    {
        var text = password ?? "";
        return text.Length < MinLength ? TooShort
            : text.Length > MaxLength ? TooLong
            : IsEasy(text.ToLowerInvariant(), loginName.ToLowerInvariant()) ? TooCommon
            : null;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(
            Broken(password, user.UserName ?? "") is { } code
                ? IdentityResult.Failed(new IdentityError { Code = code, Description = code })
                : IdentityResult.Success
        );

    private static bool IsEasy(string password, string loginName) =>
        Common.Value.Contains(password)
        || password.Distinct().Count() < 4
        || (loginName.Length > 3 && password.Contains(loginName.Split('@')[0], StringComparison.Ordinal));

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        ];
    }
}
