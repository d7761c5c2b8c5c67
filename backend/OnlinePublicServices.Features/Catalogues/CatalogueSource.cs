using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>What an administrator keeps, one entry at a time.</summary>
public enum CatalogueKind
{
    /// <summary>A unit, by its id.</summary>
    Unit,

    /// <summary>A member of staff with their posts and absences, by login.</summary>
    Staff,

    /// <summary>A version of a procedure with its process, by code and version: <c>1.004873.v2</c>.</summary>
    Procedure,

    /// <summary>A list of reasons that staff choose from, by its id.</summary>
    Reasons,

    /// <summary>A text that the program sends or shows, by its name.</summary>
    Text,

    /// <summary>How one kind of notice is worded, by its id.</summary>
    Notice,
}

/// <summary>One entry as it shall be: the same JSON that the catalogue's files hold.</summary>
internal sealed record CatalogueEntry(CatalogueKind Kind, string Key, string Content)
{
    /// <summary>When and by whom it came into force; nothing while it is a proposal.</summary>
    public Adoption? Adoption { get; init; }

    /// <summary>How faults name it.</summary>
    public string File => NameOf(Kind, Key);

    public static string NameOf(CatalogueKind kind, string key) =>
        kind is CatalogueKind.Procedure
            ? $"procedures/{key}.json"
            : $"{JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}/{key}";
}

/// <summary>
/// The catalogue before it is checked: what the files hold, with later entries laid over them. Never changes.
/// </summary>
internal sealed record CatalogueSource
{
    public required Loaded<FieldsFile> Fields { get; init; }

    public required IReadOnlyList<Loaded<Procedure>> Procedures { get; init; }

    public required IReadOnlyList<Loaded<UnitsFile>> Units { get; init; }

    public required IReadOnlyList<Loaded<CompetenceFile>> Competence { get; init; }

    public required IReadOnlyList<Loaded<StaffFile>> Staff { get; init; }

    public required IReadOnlyList<Loaded<TariffsFile>> Tariffs { get; init; }

    public required Loaded<SynonymsFile> Synonyms { get; init; }

    public required Loaded<CatalogueTexts> Texts { get; init; }

    public required Loaded<ReasonsFile> Reasons { get; init; }

    public required Loaded<ReusablePapersFile> ReusablePapers { get; init; }

    public required Loaded<RetentionFile> Retention { get; init; }

    public required IReadOnlyList<Loaded<NoticesFile>> Notices { get; init; }

    /// <summary>What editions laid over the files' notices, one after the other: the earlier hold for earlier notices.</summary>
    public IReadOnlyList<LaidNotice> LaidNotices { get; private init; } = [];

    /// <summary>Changes with every file and every entry: 16 hexadecimal digits.</summary>
    public required string Revision { get; init; }

    /// <summary>The catalogue, or all that is wrong with it.</summary>
    public (Catalogue? Catalogue, IReadOnlyList<CatalogueFault> Faults) Check()
    {
        var (content, faults) = CatalogueChecks.Check(this);
        return faults.Count == 0 ? (new Catalogue(content, Revision), []) : (null, faults);
    }

    /// <summary>The catalogue. It can't be used when something is wrong with it; every fault is named at once.</summary>
    public Catalogue OrStop()
    {
        var (catalogue, faults) = Check();
        return catalogue ?? throw new CatalogueInvalidException(faults);
    }

    /// <summary>Every unit and every person as a file of its own, so that a fault names the one that it is about.</summary>
    public CatalogueSource ByEntry() =>
        this with
        {
            Units = [.. Units.SelectMany(file => file.Value.Units).Select(FileOf)],
            Staff = [.. Staff.SelectMany(file => file.Value.Staff).Select(FileOf)],
        };

    /// <summary>Lays entries over it, the later over the earlier. What can't be read is named and left out.</summary>
    public (CatalogueSource Source, IReadOnlyList<CatalogueFault> Faults) With(IEnumerable<CatalogueEntry> entries)
    {
        var (source, faults) = (this, new List<CatalogueFault>());
        foreach (var entry in entries)
        {
            try
            {
                source = source.With(entry);
            }
            catch (JsonException malformed)
            {
                faults.Add(
                    new CatalogueFault(entry.File, malformed.Path ?? "$", malformed.Message, "catalogue.malformed")
                );
            }
        }

        return (source, faults);
    }

    /// <summary>An entry as it is now; nothing where there is none.</summary>
    public string? Find(CatalogueKind kind, string key) =>
        kind switch
        {
            CatalogueKind.Unit => Written(Units.SelectMany(f => f.Value.Units).SingleOrDefault(u => u.Id == key)),
            CatalogueKind.Staff => Written(Staff.SelectMany(f => f.Value.Staff).SingleOrDefault(m => m.Login == key)),
            CatalogueKind.Procedure => Written(Procedures.Select(f => f.Value).SingleOrDefault(p => KeyOf(p) == key)),
            CatalogueKind.Reasons => Written(Reasons.Value.Lists.SingleOrDefault(list => list.Id == key)),
            CatalogueKind.Text => CatalogueTexts.Editable.Contains(key)
                ? TextsNode()[key]!.ToJsonString(CatalogueJson.Writing)
                : null,
            CatalogueKind.Notice => Written(
                LaidNotices.LastOrDefault(one => one.Id == key && one.Template is not null)?.Template
                    ?? Notices.SelectMany(f => f.Value.Templates).SingleOrDefault(one => one.Id == key)
            ),
        };

    /// <summary>An entry's content as the catalogue writes it, whatever its order and spaces. It can be read.</summary>
    public static string Normal(CatalogueEntry entry) =>
        entry.Kind switch
        {
            CatalogueKind.Unit => Written(Read<Unit>(entry))!,
            CatalogueKind.Staff => Written(Read<StaffMember>(entry))!,
            CatalogueKind.Procedure => Written(Read<Procedure>(entry))!,
            CatalogueKind.Reasons => Written(Read<ReasonList>(entry))!,
            CatalogueKind.Text => Written(Read<LocalText>(entry))!,
            CatalogueKind.Notice => Written(Read<NoticeTemplate>(entry))!,
        };

    /// <summary>A procedure's version as entries name it.</summary>
    public static string KeyOf(Procedure procedure) => $"{procedure.Code}.v{procedure.Version}";

    /// <summary>A value as the files would hold it.</summary>
    public static string? Written<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, CatalogueJson.Writing);

    private CatalogueSource With(CatalogueEntry entry)
    {
        var next = this with { Revision = Digest($"{Revision}\n{entry.File}\n{entry.Content}") };
        return entry.Kind switch
        {
            CatalogueKind.Unit => next with { Units = Laid(Units, FileOf(Read<Unit>(entry))) },
            CatalogueKind.Staff => next with { Staff = Laid(Staff, FileOf(Read<StaffMember>(entry))) },
            CatalogueKind.Procedure => next with
            {
                Procedures = Laid(Procedures, new Loaded<Procedure>(entry.File, Read<Procedure>(entry))),
            },
            CatalogueKind.Reasons => next with { Reasons = WithReasons(Read<ReasonList>(entry)) },
            CatalogueKind.Text => next with { Texts = WithText(entry.Key, Read<LocalText>(entry)) },
            CatalogueKind.Notice => next with { LaidNotices = [.. LaidNotices, NoticeOf(entry)] },
        };
    }

    /// <summary>Adopted words that a later release can't read are passed over when they are used; they stop nothing else.</summary>
    private static LaidNotice NoticeOf(CatalogueEntry entry)
    {
        try
        {
            return new LaidNotice(entry.Key, Read<NoticeTemplate>(entry), entry.Adoption);
        }
        catch (JsonException) when (entry.Adoption is not null)
        {
            return new LaidNotice(entry.Key, null, entry.Adoption);
        }
    }

    private Loaded<ReasonsFile> WithReasons(ReasonList list) =>
        Reasons with
        {
            Value = new ReasonsFile([.. Reasons.Value.Lists.Select(one => one.Id == list.Id ? list : one)]),
        };

    private Loaded<CatalogueTexts> WithText(string name, LocalText text)
    {
        var node = TextsNode();
        node[name] = JsonSerializer.SerializeToNode(text, CatalogueJson.Writing);
        return Texts with { Value = node.Deserialize<CatalogueTexts>(CatalogueJson.Options)! };
    }

    private JsonObject TextsNode() => JsonSerializer.SerializeToNode(Texts.Value, CatalogueJson.Writing)!.AsObject();

    private static Loaded<UnitsFile> FileOf(Unit unit) =>
        new(CatalogueEntry.NameOf(CatalogueKind.Unit, unit.Id), new UnitsFile([unit]));

    private static Loaded<StaffFile> FileOf(StaffMember member) =>
        new(CatalogueEntry.NameOf(CatalogueKind.Staff, member.Login), new StaffFile([member]));

    private static T Read<T>(CatalogueEntry entry)
        where T : class =>
        JsonSerializer.Deserialize<T>(entry.Content, CatalogueJson.Options)
        ?? throw new JsonException("The entry holds nothing.");

    /// <summary>The changed one comes last, so that of two that clash the fault is its.</summary>
    private static IReadOnlyList<Loaded<T>> Laid<T>(IReadOnlyList<Loaded<T>> files, Loaded<T> file) =>
        [.. files.Where(one => one.File != file.File), file];

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
