using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace OnlinePublicServices.Identity.Accounts;

internal sealed class AccountSeeder(
    UserManager<Account> users,
    AccountsDbContext accounts,
    IHostEnvironment environment,
    TimeProvider time
) : IAccountSeeder
{
    public async Task SeedAsync(IEnumerable<SeedAccount> seeds, CancellationToken cancellationToken)
    {
        if (environment.IsProduction())
        {
            throw new InvalidOperationException("Accounts with known passwords are not created in Production.");
        }

        var known = await accounts.Users.Select(a => a.Id).ToHashSetAsync(cancellationToken);
        // Demonstration accounts share a published password: hashing it once keeps the first start short.
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var seed in seeds.Where(s => !known.Contains(s.Subject)))
        {
            var account = AccountOf(seed);
            if (!hashes.TryGetValue(seed.Password, out var hash))
            {
                hash = hashes[seed.Password] = users.PasswordHasher.HashPassword(account, seed.Password);
            }

            account.PasswordHash = hash;
            var created = await users.CreateAsync(account);
            if (!created.Succeeded)
            {
                var codes = string.Join(", ", created.Errors.Select(e => e.Code));
                throw new InvalidOperationException($"The account {seed.LoginName} can't be created: {codes}");
            }

            if (seed.PersonalId is { } number)
            {
                await users.AddClaimAsync(account, new Claim(SessionClaims.PersonalId, number));
            }
        }
    }

    private Account AccountOf(SeedAccount seed) =>
        AccountKinds.Contains(seed.Kind)
            ? new Account
            {
                Id = seed.Subject,
                UserName = LoginNames.Normalize(seed.LoginName),
                FullName = seed.FullName.Normalize(),
                Kind = seed.Kind,
                Email = seed.Email,
                EmailConfirmed = seed.Email is not null,
                PhoneNumber = seed.Phone,
                CreatedAt = time.GetUtcNow(),
            }
            : throw new InvalidOperationException($"The account {seed.LoginName} is neither a citizen's nor staff's.");
}
