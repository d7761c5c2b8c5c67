using System.Security.Claims;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Messages;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Identity;
using OnlinePublicServices.Infrastructure.Databases;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>Brings identity and the offices together: accounts know no positions, positions no passwords.</summary>
internal static class SigningIn
{
    public static void AddSigningIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddIdentity(
            builder.Configuration,
            (known, options) =>
                Database.Configure(
                    options,
                    builder.Configuration,
                    IdentityModule.HistoryTable,
                    known.GetRequiredService<Durability>()
                )
        );
        builder.Services.AddScoped<ISessionFacts, SessionFactsOfStaff>();
        builder.Services.AddScoped<ISignInWitness, ProfilesInUse>();
        builder.Services.AddScoped<IEndedAccounts, EndedAccounts>();
        builder.Services.AddScoped<IAccountMail, AccountMailOverOutbox>();
    }

    /// <summary>
    /// In Development the invented staff and two citizens can sign in, all with the password of the setting
    /// <c>Demo:Password</c>; the second citizen as one whom VNeID vouches for. Never elsewhere.
    /// </summary>
    public static async Task SeedDemoAccounts(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || app.Configuration["Demo:Password"] is not { Length: > 0 } password)
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var catalogue = scope.ServiceProvider.GetRequiredService<Catalogue>();
        var today = VietnamTime.DayOf(TimeProvider.System.GetUtcNow());
        var staff = catalogue
            .Staff.Where(member => member.Issuer is null && member.PositionsOn(today).Any())
            .Select(member => new SeedAccount(
                Guid.Parse(member.Subject),
                member.Login,
                member.Name,
                AccountKinds.Staff,
                password,
                member.Email,
                member.Phone
            ));
        var citizen = new SeedAccount(
            Guid.Parse("00000000-0000-4000-8000-000000000001"),
            app.Configuration["Demo:CitizenLogin"] ?? "nguoidan@example.com",
            app.Configuration["Demo:CitizenName"] ?? "Demo Citizen",
            AccountKinds.Citizen,
            password,
            app.Configuration["Demo:CitizenLogin"] ?? "nguoidan@example.com"
        );
        var vouched = new SeedAccount(
            Guid.Parse("00000000-0000-4000-8000-000000000002"),
            app.Configuration["Demo:VouchedLogin"] ?? "dinhdanh@example.com",
            app.Configuration["Demo:VouchedName"] ?? "Vouched Citizen",
            AccountKinds.Citizen,
            password,
            app.Configuration["Demo:VouchedLogin"] ?? "dinhdanh@example.com",
            PersonalId: app.Configuration["Demo:VouchedPersonalId"]
        );
        await scope
            .ServiceProvider.GetRequiredService<IAccountSeeder>()
            .SeedAsync([citizen, vouched, .. staff], CancellationToken.None);
    }

    /// <summary>Whoever signs in uses their profile.</summary>
    private sealed class ProfilesInUse(SignInNotes notes) : ISignInWitness
    {
        public Task SignedInAsync(ClaimsPrincipal person, CancellationToken cancellationToken) =>
            person.FindFirstValue(SessionClaims.Kind) == AccountKinds.Citizen
            && person.FindFirstValue(SessionClaims.Issuer) is { } issuer
            && person.FindFirstValue(SessionClaims.Subject) is { } subject
                ? notes.Note(issuer, subject, cancellationToken)
                : Task.CompletedTask;
    }

    /// <summary>The accounts of the built-in provider, for whoever counts what is destroyed.</summary>
    private sealed class EndedAccounts(IAccountEnds ends) : IEndedAccounts
    {
        public Task WarnAsync(DateTimeOffset before, DateTimeOffset forgotten, CancellationToken cancellationToken) =>
            ends.WarnAsync(before, forgotten, cancellationToken);

        public Task<IReadOnlyList<Guid>> DueAsync(
            DateTimeOffset before,
            DateTimeOffset warned,
            DateTimeOffset forgotten,
            CancellationToken cancellationToken
        ) => ends.DueAsync(before, warned, forgotten, cancellationToken);

        public Task<IReadOnlyList<Guid>> AmongAsync(
            IReadOnlyCollection<Guid> accounts,
            DateTimeOffset before,
            CancellationToken cancellationToken
        ) => ends.AmongAsync(accounts, before, cancellationToken);

        public Task RemoveAsync(Guid account, CancellationToken cancellationToken) =>
            ends.RemoveAsync(account, cancellationToken);
    }

    /// <summary>The accounts' letters go the way of the dossiers' messages.</summary>
    private sealed class AccountMailOverOutbox(AccountLetters letters) : IAccountMail
    {
        public Task SendAsync(AccountLetter letter, CancellationToken cancellationToken) =>
            letters.Owe(
                letter.Id,
                letter.Kind switch
                {
                    AccountLetterKind.EmailProof => MessageKind.AccountEmailProof,
                    AccountLetterKind.PasswordReset => MessageKind.AccountPasswordReset,
                    AccountLetterKind.AlreadyRegistered => MessageKind.AccountAlreadyRegistered,
                    AccountLetterKind.PasswordChanged => MessageKind.AccountPasswordChanged,
                    AccountLetterKind.AccountEnding => MessageKind.AccountEnding,
                },
                letter.To,
                letter.WrittenAt,
                letter.Link is { } link ? (link.Address, link.EndsAt) : null,
                letter.Language,
                cancellationToken
            );
    }

    /// <summary>Positions and what they allow, as of this very request.</summary>
    private sealed class SessionFactsOfStaff(Catalogue catalogue, IConfiguration configuration, TimeProvider clock)
        : ISessionFacts
    {
        public Task<SessionFacts> FactsAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
        {
            var issuer = person.FindFirstValue(SessionClaims.Issuer);
            var isOurs = issuer == WebHosting.PublicUrl(configuration).AbsoluteUri;
            var member =
                person.FindFirstValue(SessionClaims.Kind) == AccountKinds.Staff
                && person.FindFirstValue(SessionClaims.Subject) is { } subject
                    ? catalogue.StaffAt(isOurs ? null : issuer, subject)
                    : null;
            if (member is null)
            {
                return Task.FromResult(SessionFacts.None);
            }

            var positions = catalogue
                .ActingPosts(member, VietnamTime.DayOf(clock.GetUtcNow()))
                .Select(acting => acting.Position)
                .ToList();
            return Task.FromResult(
                new SessionFacts([.. positions.Select(Show)], [.. positions.SelectMany(Allowed).Distinct()])
            );
        }

        private SessionPosition Show(StaffPosition position) =>
            new(
                position.Id,
                CamelCase(position.Role),
                Words(position.Title),
                position.UnitId,
                Words(catalogue.Units.Find(position.UnitId)!.Name)
            );

        private static IEnumerable<string> Allowed(StaffPosition position) =>
            position.Role switch
            {
                StaffRole.ReceivingClerk => ["queue", "sign", "certificates", "messages"],
                StaffRole.Supervisor => ["queue", "certificates", "staffCertificates", "messages"],
                StaffRole.CaseOfficer or StaffRole.ApprovingOfficer or StaffRole.RecordsClerk =>
                [
                    "queue",
                    "certificates",
                ],
                StaffRole.Administrator => ["staffCertificates", "messages", "calendars", "administration"],
                StaffRole.Auditor => [],
            };

        private static string CamelCase(StaffRole role)
        {
            var name = role.ToString();
            return char.ToLowerInvariant(name[0]) + name[1..];
        }

        private static Dictionary<string, string> Words(LocalText text) =>
            text.En is { } english
                ? new(StringComparer.Ordinal) { ["vi"] = text.Vi, ["en"] = english }
                : new(StringComparer.Ordinal) { ["vi"] = text.Vi };
    }
}
