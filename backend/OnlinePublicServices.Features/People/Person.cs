using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Notices;

namespace OnlinePublicServices.Features.People;

/// <summary>
/// A citizen's profile: what the person has told us once, offered again in every form. Known by the identity
/// provider's (issuer, subject), never by mail or number.
/// </summary>
internal sealed class Person
{
    /// <summary>Whoever came to a counter without an account of ours; nobody signs in under it.</summary>
    public const string CounterIssuer = "counter";

    /// <summary>To whom destroyed dossiers belong: nobody is known of them.</summary>
    public static readonly Guid NobodyId = new("00000000-0000-7000-8000-000000000000");

    private Person() { }

    public Person(Guid id, string issuer, string subject, string fullName, DateTimeOffset at)
    {
        Id = id;
        Issuer = issuer;
        Subject = subject;
        FullName = fullName;
        CreatedAt = at;
        ChangedAt = at;
        Version = 1;
    }

    /// <summary>Somebody whom a clerk enters at the counter.</summary>
    public static Person AtCounter(string fullName, DateTimeOffset at) =>
        new(Guid.CreateVersion7(at), CounterIssuer, $"{Guid.NewGuid():N}", fullName, at);

    /// <summary>To whom destroyed dossiers belong; nobody signs in under it.</summary>
    public static Person Nobody(DateTimeOffset at) => new(NobodyId, "nobody", "nobody", "", at);

    /// <summary>Whether it is somebody who came to a counter without an account.</summary>
    public bool IsAtCounter => Issuer == CounterIssuer;

    public Guid Id { get; private init; }

    public string Issuer { get; private init; } = "";

    public string Subject { get; private init; } = "";

    public string FullName { get; private set; } = "";

    public DateOnly? BirthDate { get; private set; }

    /// <summary><c>male</c> or <c>female</c>, as the forms ask it.</summary>
    public string? Gender { get; private set; }

    /// <summary>Twelve digits; typed by the person for prefilling, or vouched for by the provider.</summary>
    public string? PersonalId { get; private set; }

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    /// <summary>House, street, village.</summary>
    public string? AddressDetail { get; private set; }

    /// <summary>Set together with the province, or not at all.</summary>
    public string? Commune { get; private set; }

    public string? Province { get; private set; }

    /// <summary>How the person wants to be told; nothing while they haven't said.</summary>
    public NoticeChoice? Notices { get; private set; }

    /// <summary>Counts changes; an edit has to name the one it started from.</summary>
    public int Version { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>
    /// When the person last came: signed in, filed, or had a form filled in; the first time of that day, UTC. Nothing where
    /// nobody came since it is noted: then the last change counts.
    /// </summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>When the person was told that their profile will be destroyed, UTC.</summary>
    public DateTimeOffset? WarnedAt { get; private set; }

    /// <summary>The person was told; what they have open stays what they edit.</summary>
    public void Warned(DateTimeOffset at) => WarnedAt = at;

    /// <summary>
    /// The person came. Once a day of Viet Nam is enough, since times of retention are whole days; what they have open stays
    /// what they edit.
    /// </summary>
    public void Used(DateTimeOffset at)
    {
        if (UsedAt is not { } before || VietnamTime.DayOf(before) < VietnamTime.DayOf(at))
        {
            UsedAt = at;
        }
    }

    /// <summary>Takes what the person says of themselves, already checked.</summary>
    public void Describe(ProfileFacts facts, DateTimeOffset at)
    {
        (FullName, BirthDate, Gender, PersonalId, Phone, Email, var address, Notices) = facts;
        (AddressDetail, Commune, Province) = (address?.Detail, address?.Commune, address?.Province);
        ChangedAt = at;
        Version++;
    }
}

/// <summary>What a profile holds.</summary>
internal sealed record ProfileFacts(
    string FullName,
    DateOnly? BirthDate,
    string? Gender,
    string? PersonalId,
    string? Phone,
    string? Email,
    ProfileAddress? Address,
    NoticeChoice? Notices
);
