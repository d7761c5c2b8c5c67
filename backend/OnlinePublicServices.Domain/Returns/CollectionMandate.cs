using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Returns;

/// <summary>
/// <c>Ủy quyền nhận kết quả</c>: who may collect the result instead of the person. They say the code, and the clerk
/// compares their identity paper with the name and number given here; the person can take it back at any time.
/// </summary>
public sealed class CollectionMandate
{
    /// <summary>How many people may be sent in all.</summary>
    public const int Max = 20;

    private CollectionMandate() { }

    /// <summary>Its own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>Who is sent.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Their identity number, twelve digits.</summary>
    public string PersonalId { get; private init; } = "";

    /// <summary>What they say: eight digits.</summary>
    public string Code { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset GivenAt { get; private init; }

    /// <summary>When it was taken back, UTC.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Somebody who is sent. Errors: as of <see cref="PersonName.Parse"/> and
    /// <see cref="PersonalIdNumber.Parse"/>.</summary>
    public static Result<CollectionMandate> Create(
        Guid id,
        string? name,
        string? personalId,
        string code,
        DateTimeOffset at
    ) =>
        PersonName
            .Parse(name)
            .Then(who =>
                PersonalIdNumber
                    .Parse(personalId)
                    .Map(number => new CollectionMandate
                    {
                        Id = id,
                        Name = who.Value,
                        PersonalId = number.Reveal(),
                        Code = code,
                        GivenAt = at,
                    })
            );

    /// <summary>Whether somebody said this code; spaces between the digits don't matter.</summary>
    public bool Is(string? said) =>
        RevokedAt is null && said is not null && said.Replace(" ", "", StringComparison.Ordinal) == Code;

    internal void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
