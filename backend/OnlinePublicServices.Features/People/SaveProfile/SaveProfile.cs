using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.People;

/// <summary>
/// The person changes what they have told us. Nothing but the name is demanded, and the address or mobile number of the way
/// on which they want to be told.
/// </summary>
internal sealed record SaveProfile(Profile Profile, int Version) : IAct<VersionedProfile>;

internal sealed class SaveProfileHandler(CurrentPerson current, TimeProvider clock)
    : IRequestHandler<SaveProfile, Result<VersionedProfile>>
{
    public async Task<Result<VersionedProfile>> Handle(SaveProfile request, CancellationToken cancellationToken)
    {
        var person = await current.LoadOrBegin(cancellationToken);
        var now = clock.GetUtcNow();
        if (person.Version != request.Version)
        {
            return RequestErrors.StaleVersion;
        }

        return ProfileCheck
            .Check(request.Profile, VietnamTime.DayOf(now))
            .Map(facts =>
            {
                person.Describe(facts, now);
                return new VersionedProfile(Profile.Of(person), person.Version);
            });
    }
}

/// <summary>Whether what a person says of themselves can be so.</summary>
internal static class ProfileCheck
{
    /// <summary>The longest part of an address, in characters.</summary>
    public const int AddressPartLengthMax = 200;

    /// <summary>
    /// The facts, cleaned, or <c>profile.invalid</c> with every faulty field named.
    /// </summary>
    public static Result<ProfileFacts> Check(Profile profile, DateOnly today)
    {
        var faults = new List<FieldError>();
        var name = Field("fullName", PersonName.Parse(profile.FullName));
        var personalId = Optional("personalId", profile.PersonalId, PersonalIdNumber.Parse);
        var phone = Optional("phone", profile.Phone, PhoneNumber.Parse);
        var email = Optional("email", profile.Email, EmailAddress.Parse);
        if (profile.BirthDate is { } birth && (birth > today || birth < today.AddYears(-130)))
        {
            faults.Add(new FieldError("birthDate", "date.implausible"));
        }

        if (profile.Gender is not (null or "" or "male" or "female"))
        {
            faults.Add(new FieldError("gender", "field.option-unknown"));
        }

        DemandWay(profile, phone, faults);
        var address = AddressOf(profile.Address, faults);
        return faults.Count > 0
            ? new DomainError("profile.invalid", ErrorKind.Refused) { Fields = faults }
            : new ProfileFacts(
                name!.Value,
                profile.BirthDate,
                profile.Gender is "" ? null : profile.Gender,
                personalId?.Reveal(),
                phone?.National,
                email?.Value,
                address,
                profile.Notices
            );

        T? Optional<T>(string path, string? text, Func<string?, Result<T>> parse)
            where T : class => string.IsNullOrWhiteSpace(text) ? null : Field(path, parse(text));

        T? Field<T>(string path, Result<T> parsed)
            where T : class =>
            parsed.Match<T?>(
                value => value,
                error =>
                {
                    faults.Add(new FieldError(path, error.Code));
                    return null;
                }
            );
    }

    /// <summary>A way is chosen with the address that it needs.</summary>
    private static void DemandWay(Profile profile, PhoneNumber? phone, List<FieldError> faults)
    {
        if (profile.Notices is NoticeChoice.Mail or NoticeChoice.Both && string.IsNullOrWhiteSpace(profile.Email))
        {
            faults.Add(new FieldError("email", "field.required"));
        }

        if (profile.Notices is NoticeChoice.Sms or NoticeChoice.Both)
        {
            if (string.IsNullOrWhiteSpace(profile.Phone))
            {
                faults.Add(new FieldError("phone", "field.required"));
            }
            else if (phone is { IsMobile: false })
            {
                faults.Add(new FieldError("phone", "phone.not-mobile"));
            }
        }
    }

    /// <summary>The address, cleaned; nothing when every part is empty.</summary>
    private static ProfileAddress? AddressOf(ProfileAddress? given, List<FieldError> faults)
    {
        if (given is null)
        {
            return null;
        }

        var detail = Part("detail", given.Detail);
        var commune = Part("commune", given.Commune);
        var province = Part("province", given.Province);
        if (detail.Length + commune.Length + province.Length == 0)
        {
            return null;
        }

        Demand("commune", given.Commune);
        Demand("province", given.Province);
        return new ProfileAddress(detail.Length > 0 ? detail : null, commune, province);

        string Part(string name, string? text)
        {
            var clean = PlainText.Clean(text ?? "");
            if (clean is null)
            {
                faults.Add(new FieldError($"address.{name}", "field.pattern"));
            }
            else if (clean.Length > AddressPartLengthMax)
            {
                faults.Add(new FieldError($"address.{name}", "field.too-long"));
            }

            return clean ?? "";
        }

        void Demand(string name, string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                faults.Add(new FieldError($"address.{name}", "field.required"));
            }
        }
    }
}

/// <summary>PUT /api/profile.</summary>
public static class SaveProfileEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPut("/api/profile", Put)
            .ForCitizens()
            .RequireIfMatch()
            .WithName("SaveProfile")
            .Produces<Profile>()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>Replaces the asker's own profile. Refused: <c>profile.invalid</c> with the faulty fields.</summary>
    public static async Task<IResult> Put(
        Profile profile,
        IfMatch version,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new SaveProfile(profile, version.Version), cancellationToken)).ToHttp(answer =>
        {
            context.SetVersion(answer.Version);
            return TypedResults.Ok(answer.Profile);
        });
}
