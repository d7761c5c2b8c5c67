using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Messages;

/// <summary>
/// Leads a message to the channels that its applicant wants, when it is sent: an act need not wait for the profile, and the
/// wish of today counts.
/// </summary>
internal sealed class NoticeRoutes(PublicServicesDbContext db, Principals principals, ISmsGateway sms)
{
    /// <summary>What the person for whom somebody filed is told as well: that it was filed, and how it ended.</summary>
    private static readonly Dictionary<MessageKind, MessageKind> ToldToPrincipals = new()
    {
        [MessageKind.DossierSubmitted] = MessageKind.DossierSubmitted,
        [MessageKind.DossierRefused] = MessageKind.DossierRefused,
        [MessageKind.DossierStopped] = MessageKind.DossierStopped,
        [MessageKind.ResultReady] = MessageKind.ResultReady,
        [MessageKind.ResultSigned] = MessageKind.ResultReady,
    };

    /// <summary>
    /// Chooses for a message that awaits it; a second one may join the outbox. The caller saves.
    /// </summary>
    /// <returns>Nothing when a way was found; else why there is none: <c>notice.no-address</c>, <c>sms.not-set-up</c>.</returns>
    public async Task<string?> Choose(OutboxMessage message, CancellationToken cancellationToken)
    {
        var principal = message.DossierId is { } about ? await principals.Of(about, cancellationToken) : null;
        var ways = ForFiler(await Contacts(message, cancellationToken), principal);
        if (principal is not null)
        {
            await Tell(principal, ways, message, cancellationToken);
        }

        var channels = NoticeRoute.Of(ways.Choice, ways.Mail is not null, ways.Mobile is not null && sms.IsSetUp);
        if (channels.Count == 0)
        {
            return ways.Mobile is null ? "notice.no-address" : "sms.not-set-up";
        }

        if (channels.Count > 1)
        {
            db.OutboxMessages.Add(message.Beside(channels[1], ways.On(channels[1])!));
        }

        message.Route(channels[0], ways.On(channels[0])!);
        return null;
    }

    /// <summary>
    /// Tells the principal beside whoever filed, once, however often the first message is tried. Without an address the
    /// counter finds it on its list, and writes a letter.
    /// </summary>
    private async Task Tell(
        Principal principal,
        NoticeWays filer,
        OutboxMessage message,
        CancellationToken cancellationToken
    )
    {
        if (
            !ToldToPrincipals.TryGetValue(message.Kind, out var kind)
            || await db.OutboxMessages.AnyAsync(
                m =>
                    m.DossierId == message.DossierId
                    && m.Kind == kind
                    && m.IsToPrincipal
                    && m.CreatedAt == message.CreatedAt,
                cancellationToken
            )
        )
        {
            return;
        }

        var theirs = message.ToPrincipal(kind);
        // What stands in the form as the principal's and is the filer's own tells the filer twice and the principal never.
        var ways = new NoticeWays(
            filer.Has(principal.Mail) ? null : principal.Mail,
            filer.Has(principal.Mobile) ? null : principal.Mobile,
            null
        );
        var channels = NoticeRoute.Of(null, ways.Mail is not null, ways.Mobile is not null && sms.IsSetUp);
        if (channels is [var channel, ..])
        {
            theirs.Route(channel, ways.On(channel)!);
        }
        else
        {
            theirs.Park("notice.principal-no-address");
        }

        db.OutboxMessages.Add(theirs);
    }

    /// <summary>On which ways whoever a message tells can be reached.</summary>
    public async Task<NoticeWays> Of(OutboxMessage message, CancellationToken cancellationToken) =>
        message.DossierId is { } about
            ? (await Of([about], cancellationToken))[about]
            : await Contacts(message, cancellationToken);

    /// <summary>On which ways whoever filed some dossiers, for themselves or for another, can be reached.</summary>
    public async Task<IReadOnlyDictionary<Guid, NoticeWays>> Of(
        IReadOnlyCollection<Guid> dossiers,
        CancellationToken cancellationToken
    )
    {
        var ways = await Contacts(dossiers, cancellationToken);
        foreach (var id in dossiers)
        {
            ways[id] = ForFiler(ways[id], await principals.Of(id, cancellationToken));
        }

        return ways;
    }

    /// <summary>Where the applicant is the principal, the applicant's contacts are not the filer's.</summary>
    private static NoticeWays ForFiler(NoticeWays ways, Principal? principal) =>
        principal is { IsApplicant: true } ? ways.OfFiler(principal.FiledByMobile) : ways;

    private async Task<NoticeWays> Contacts(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.DossierId is { } about)
        {
            return (await Contacts([about], cancellationToken))[about];
        }

        var person = await db
            .People.Where(p => p.Id == message.AboutPersonId)
            .Select(p => new
            {
                p.Email,
                p.Phone,
                p.Notices,
            })
            .SingleAsync(cancellationToken);
        return new NoticeWays(Mail(person.Email), Mobile(Phone(person.Phone)), person.Notices);
    }

    /// <summary>What dossier and profile say.</summary>
    private async Task<Dictionary<Guid, NoticeWays>> Contacts(
        IReadOnlyCollection<Guid> dossiers,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Dossiers.Where(d => dossiers.Contains(d.Id))
            .Join(
                db.People,
                dossier => dossier.OwnerId,
                person => person.Id,
                (dossier, person) =>
                    new
                    {
                        dossier.Id,
                        Mail = dossier.Applicant.Email,
                        dossier.Applicant.Phone,
                        OwnMail = person.Email,
                        OwnPhone = person.Phone,
                        person.Notices,
                    }
            )
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.Id,
            row => new NoticeWays(
                row.Mail ?? Mail(row.OwnMail),
                Mobile(row.Phone) ?? Mobile(Phone(row.OwnPhone)),
                row.Notices
            )
            {
                OwnMail = Mail(row.OwnMail),
                OwnMobile = Mobile(Phone(row.OwnPhone)),
            }
        );
    }

    private static EmailAddress? Mail(string? text) =>
        EmailAddress.Parse(text).Match<EmailAddress?>(mail => mail, _ => null);

    private static PhoneNumber? Phone(string? text) =>
        PhoneNumber.Parse(text).Match<PhoneNumber?>(phone => phone, _ => null);

    private static PhoneNumber? Mobile(PhoneNumber? phone) => phone is { IsMobile: true } ? phone : null;
}

/// <summary>Where an applicant can be reached: what the dossier says, else what the profile says.</summary>
internal sealed record NoticeWays(EmailAddress? Mail, PhoneNumber? Mobile, NoticeChoice? Choice)
{
    /// <summary>What the profile of the account says.</summary>
    public EmailAddress? OwnMail { get; init; }

    /// <summary>The same, the telephone.</summary>
    public PhoneNumber? OwnMobile { get; init; }

    /// <summary>
    /// On which ways whoever filed for the applicant is told: never on the applicant's own, who is told apart.
    /// </summary>
    public NoticeWays OfFiler(PhoneNumber? mobile) => this with { Mail = OwnMail, Mobile = mobile ?? OwnMobile };

    /// <summary>Whether an address is one of these.</summary>
    public bool Has(EmailAddress? address) =>
        address is not null
        && new[] { Mail, OwnMail }.Any(own =>
            string.Equals(own?.Value, address.Value, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Whether a number is one of these.</summary>
    public bool Has(PhoneNumber? number) =>
        number is not null && new[] { Mobile, OwnMobile }.Any(own => own?.National == number.National);

    /// <summary>The address on a channel, in the form in which the outbox keeps it.</summary>
    public string? On(NoticeChannel channel) =>
        channel switch
        {
            NoticeChannel.Mail => Mail?.Value,
            NoticeChannel.Sms => Mobile?.National,
        };

    /// <summary>The same, masked.</summary>
    public string? MaskedOn(NoticeChannel channel) =>
        channel switch
        {
            NoticeChannel.Mail => Mail?.ToString(),
            NoticeChannel.Sms => Mobile?.ToString(),
        };
}
