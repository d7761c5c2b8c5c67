using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Returns;

/// <summary>Where the post brings a result. Provinces by the codes that hold since 1 July 2025; districts are no more.</summary>
public sealed record PostalAddress
{
    /// <summary>The most characters of house, street and village.</summary>
    public const int DetailMax = 200;

    /// <summary>The most characters of a commune's name.</summary>
    public const int CommuneMax = 100;

    private PostalAddress() { }

    /// <summary>Who receives it.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Their telephone, ten or eleven digits, beginning with 0: the postman calls.</summary>
    public string Phone { get; private init; } = "";

    /// <summary>House, street, village.</summary>
    public string Detail { get; private init; } = "";

    /// <summary>Commune, ward or special zone.</summary>
    public string Commune { get; private init; } = "";

    /// <summary>Two digits.</summary>
    public string ProvinceCode { get; private init; } = "";

    /// <summary>
    /// An address that the post can find. Errors: <c>return.address</c>, with the parts that don't do.
    /// </summary>
    /// <param name="name">Who receives it.</param>
    /// <param name="phone">Their telephone.</param>
    /// <param name="detail">House, street, village.</param>
    /// <param name="commune">Commune, ward or special zone.</param>
    /// <param name="provinceCode">Of a province that there is.</param>
    public static Result<PostalAddress> Create(
        string? name,
        string? phone,
        string? detail,
        string? commune,
        string provinceCode
    )
    {
        var (who, number) = (PersonName.Parse(name), PhoneNumber.Parse(phone));
        var (house, ward) = (PlainText.Clean(detail), PlainText.Clean(commune));
        List<FieldError> faults = [];
        Check(who.IsRefused, "address.name");
        Check(number.IsRefused, "address.phone");
        Check(house is not { Length: > 0 and <= DetailMax }, "address.detail");
        Check(ward is not { Length: > 0 and <= CommuneMax }, "address.commune");
        return faults.Count > 0
            ? ReturnErrors.Address with
            {
                Fields = faults,
            }
            : new PostalAddress
            {
                Name = who.Value.Value,
                Phone = number.Value.National,
                Detail = house!,
                Commune = ward!,
                ProvinceCode = provinceCode,
            };

        void Check(bool isWrong, string path)
        {
            if (isWrong)
            {
                faults.Add(new FieldError(path, ReturnErrors.Address.Code));
            }
        }
    }
}

/// <summary>What the post asks for a result, and how long it takes.</summary>
/// <param name="PriceVnd">Whole đồng, paid to the postman.</param>
/// <param name="Days">Calendar days from leaving the office, at the most.</param>
public sealed record PostRate(long PriceVnd, int Days);
