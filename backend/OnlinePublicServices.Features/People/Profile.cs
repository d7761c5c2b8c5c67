using OnlinePublicServices.Domain.Notices;

namespace OnlinePublicServices.Features.People;

/// <summary>What a citizen has told us once, offered again in every form.</summary>
/// <param name="FullName">Full name.</param>
/// <param name="BirthDate">Day of birth.</param>
/// <param name="Gender"><c>male</c> or <c>female</c>.</param>
/// <param name="PersonalId">Twelve digits.</param>
/// <param name="Phone">Ten digits, beginning with 0.</param>
/// <param name="Email">Address for notices.</param>
/// <param name="Address">Where the person lives.</param>
/// <param name="Notices">How the person wants to be told beside the portal; absent: by e-mail, else by text.</param>
public sealed record Profile(
    string FullName,
    DateOnly? BirthDate,
    string? Gender,
    string? PersonalId,
    string? Phone,
    string? Email,
    ProfileAddress? Address,
    NoticeChoice? Notices = null
)
{
    internal static Profile Of(Person person) =>
        new(
            person.FullName,
            person.BirthDate,
            person.Gender,
            person.PersonalId,
            person.Phone,
            person.Email,
            person.Province is { } province && person.Commune is { } commune
                ? new ProfileAddress(person.AddressDetail, commune, province)
                : null,
            person.Notices
        );
}

/// <summary>Where a person lives, as the forms ask it.</summary>
/// <param name="Detail">House, street, village; may be left out.</param>
/// <param name="Commune">Commune, ward or special zone.</param>
/// <param name="Province">Province or city.</param>
public sealed record ProfileAddress(string? Detail, string Commune, string Province);

/// <summary>A profile and the version an edit has to name.</summary>
internal sealed record VersionedProfile(Profile Profile, int Version);
