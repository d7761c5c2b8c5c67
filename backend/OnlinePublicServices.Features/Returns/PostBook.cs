using System.Globalization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Returns;

/// <summary>
/// What the post asks for a result and how long it takes, and the provinces that it goes to, read once from
/// <c>post.json</c> of the catalogue. A file that does not fit stops the start with an
/// <see cref="InvalidDataException"/> that names the field.
/// </summary>
internal sealed class PostBook
{
    private readonly PostFile file;
    private readonly IReadOnlyList<PostTariff> newestFirst;

    private PostBook(PostFile file) =>
        (this.file, newestFirst) = (file, [.. file.Tariffs.OrderByDescending(tariff => tariff.ValidFrom)]);

    /// <summary>The post's name.</summary>
    public LocalText Carrier => file.Carrier;

    /// <summary>Every province, the own one first.</summary>
    public IReadOnlyList<Province> Provinces => file.Provinces;

    /// <summary>The province whose offices send.</summary>
    public string HomeProvince => file.HomeProvince;

    public static PostBook Load(string path)
    {
        var read = CalendarFiles.Read<PostFile>(path);
        if (read.Tariffs.Count == 0)
        {
            throw CalendarFiles.Broken(path, "tariffs", "is empty");
        }

        foreach (var (at, tariff) in read.Tariffs.Index())
        {
            if (
                new[] { tariff.WithinProvince, tariff.Elsewhere }.Any(rate =>
                    rate is { PriceVnd: < 0 } or { Days: < 1 }
                )
            )
            {
                throw CalendarFiles.Broken(
                    path,
                    string.Create(CultureInfo.InvariantCulture, $"tariffs[{at}]"),
                    "has an impossible rate"
                );
            }
        }

        return read.Provinces.Exists(province => province.Code == read.HomeProvince)
            ? new PostBook(read)
            : throw CalendarFiles.Broken(path, "homeProvince", "is no province");
    }

    /// <summary>The tariff that holds; before the first one, that one.</summary>
    public PostTariff At(DateTimeOffset now)
    {
        var day = VietnamTime.DayOf(now);
        return newestFirst.FirstOrDefault(tariff => tariff.ValidFrom <= day) ?? newestFirst[^1];
    }

    /// <summary>What it asks to a province; nothing where there is no such province.</summary>
    public PostRate? RateTo(string? provinceCode, DateTimeOffset now) =>
        Find(provinceCode) is null ? null
        : provinceCode == HomeProvince ? At(now).WithinProvince
        : At(now).Elsewhere;

    /// <summary>A province by its code.</summary>
    public Province? Find(string? code) => file.Provinces.Find(province => province.Code == code);

    /// <summary>
    /// A province by its name as people write it, without regard to case, accents and the word before it; nothing when
    /// none is meant for certain.
    /// </summary>
    public Province? Named(string? name)
    {
        var words = string.Join(' ', DossierColumns.Fold(name ?? ""));
        return file.Provinces.Find(province =>
        {
            var own = string.Join(' ', DossierColumns.Fold(province.Name.Vi));
            return words == own || words == $"tinh {own}" || words == $"thanh pho {own}" || $"thanh pho {words}" == own;
        });
    }

    private sealed record PostFile(
        LocalText Carrier,
        List<PostTariff> Tariffs,
        string HomeProvince,
        List<Province> Provinces
    );
}

/// <summary>The post's prices from a day on.</summary>
/// <param name="ValidFrom">First day, in Viet Nam.</param>
/// <param name="Source">Where they stand.</param>
/// <param name="NeedsReview">Whether they need confirmation.</param>
/// <param name="WithinProvince">To an address in the own province.</param>
/// <param name="Elsewhere">To any other.</param>
internal sealed record PostTariff(
    DateOnly ValidFrom,
    LocalText Source,
    bool NeedsReview,
    PostRate WithinProvince,
    PostRate Elsewhere
);

/// <summary>A province.</summary>
/// <param name="Code">Two digits, as the statistics office counts since 1 July 2025.</param>
/// <param name="Name">Its name.</param>
public sealed record Province(string Code, LocalText Name);
