using System.Text;

namespace OnlinePublicServices.Domain.Parties;

/// <summary>
/// What the population register (<c>cơ sở dữ liệu quốc gia về dân cư</c>) can be asked about a person; what a purpose doesn't
/// need is not asked. Source: 26/2023/QH15, Art. 9 (what the register holds); not yet
/// compared with the official text.
/// </summary>
public enum PopulationFact
{
    /// <summary>Name, date of birth, sex, nationality, and whether the person lives.</summary>
    Identity,

    /// <summary><c>Nơi thường trú, nơi tạm trú</c>.</summary>
    Residence,

    /// <summary><c>Tình trạng hôn nhân</c>, and with whom.</summary>
    MaritalStatus,
}

/// <summary><c>Tình trạng hôn nhân</c> as the register knows it.</summary>
public enum MaritalStatus
{
    /// <summary><c>Chưa kết hôn</c>.</summary>
    Single,

    /// <summary><c>Đang có vợ, có chồng</c>.</summary>
    Married,

    /// <summary><c>Đã ly hôn</c>.</summary>
    Divorced,

    /// <summary><c>Vợ hoặc chồng đã chết</c>.</summary>
    Widowed,
}

/// <summary>A place of residence.</summary>
/// <param name="Detail">House, street, hamlet.</param>
/// <param name="Commune">Commune, ward or special zone.</param>
/// <param name="Province">Province or city.</param>
public sealed record Residence(string Detail, string Commune, string Province);

/// <summary>
/// What the population register says of a person: only what was asked. Nothing stands where the register has nothing.
/// </summary>
public sealed record RegisteredPerson
{
    /// <summary>The most characters a text of the register may have here.</summary>
    public const int TextMax = 300;

    /// <summary>The name as it is registered.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 8601, of old papers the year alone or with its month.</summary>
    public string? BirthDate { get; init; }

    /// <summary>The sex.</summary>
    public Sex? Sex { get; init; }

    /// <summary>The nationality, in Vietnamese.</summary>
    public string? Nationality { get; init; }

    /// <summary>True where the register knows that the person has died.</summary>
    public bool HasDied { get; init; }

    /// <summary>Where the person lives for good.</summary>
    public Residence? Permanent { get; init; }

    /// <summary>Where the person lives for a time.</summary>
    public Residence? Temporary { get; init; }

    /// <summary>The marital status.</summary>
    public MaritalStatus? MaritalStatus { get; init; }

    /// <summary>With whom, where married.</summary>
    public string? Spouse { get; init; }

    /// <summary>
    /// Where the form says otherwise than the register. Letters, accents and order count, capitals and blanks do not; what
    /// either leaves open differs in nothing. A place is the same where it is that of permanent or temporary residence.
    /// </summary>
    public IReadOnlyList<PopulationDifference> DifferencesTo(DeclaredPerson declared)
    {
        List<PopulationDifference> found = [];
        if (!Same(declared.Name, Name))
        {
            found.Add(PopulationDifference.Name);
        }

        if (declared.BirthDate is { } born && BirthDate is { } registered && !Fits(born, registered))
        {
            found.Add(PopulationDifference.BirthDate);
        }

        if (declared.Sex is { } sex && Sex is not null && sex != Sex)
        {
            found.Add(PopulationDifference.Sex);
        }

        var places = new[] { Permanent, Temporary }.OfType<Residence>().ToList();
        if (declared.Residence is { } home && places.Count > 0 && !places.Exists(place => Same(place, home)))
        {
            found.Add(PopulationDifference.Residence);
        }

        if (HasDied)
        {
            found.Add(PopulationDifference.HasDied);
        }

        return found;
    }

    /// <summary>A date of which one knows less may be the other.</summary>
    private static bool Fits(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    private static bool Same(Residence one, Residence other) =>
        Same(one.Detail, other.Detail) && Same(one.Commune, other.Commune) && Same(one.Province, other.Province);

    private static bool Same(string one, string other) =>
        string.Equals(Tidy(one), Tidy(other), StringComparison.OrdinalIgnoreCase);

    private static string Tidy(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Normalize(NormalizationForm.FormC);
}

/// <summary>What a form says of a person, to be compared with the register.</summary>
/// <param name="Name">The name.</param>
/// <param name="BirthDate">ISO 8601, whole or in part; nothing where the form doesn't ask.</param>
/// <param name="Sex">The sex.</param>
/// <param name="Residence">Where the person lives.</param>
public sealed record DeclaredPerson(string Name, string? BirthDate, Sex? Sex, Residence? Residence);

/// <summary>In what a form and the register differ.</summary>
public enum PopulationDifference
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>The date of birth.</summary>
    BirthDate,

    /// <summary>The sex.</summary>
    Sex,

    /// <summary>The residence, permanent and temporary alike.</summary>
    Residence,

    /// <summary>The register knows that the person has died.</summary>
    HasDied,
}
