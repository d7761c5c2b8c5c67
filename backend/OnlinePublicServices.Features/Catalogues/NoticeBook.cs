using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Notices;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>
/// How each notice is worded, with all that was adopted since. A notice takes the words that were in force when it was
/// recorded, so that each attempt sends the same. Words that are no longer sound are passed over: a notice never waits for
/// them, and the files' own are sound, or the program doesn't start.
/// </summary>
internal sealed class NoticeBook
{
    private readonly Dictionary<string, NoticeTemplate> builtIn;
    private readonly ILookup<string, NoticeVersion> versions;

    public NoticeBook(IEnumerable<NoticeTemplate> files, IEnumerable<LaidNotice> adopted)
    {
        builtIn = files.ToDictionary(template => template.Id, StringComparer.Ordinal);
        versions = adopted.ToLookup(
            one => one.Id,
            one => new NoticeVersion(
                one.Adoption!,
                one.Template,
                one.Template is { } words && TemplateCheck.Check(words).Count == 0
            ),
            StringComparer.Ordinal
        );
    }

    /// <summary>The words of the files.</summary>
    public NoticeTemplate BuiltIn(string id) => builtIn[id];

    /// <summary>The words for a notice that was recorded at an instant.</summary>
    public NoticeTemplate InForce(string id, DateTimeOffset at) => VersionInForce(id, at)?.Template ?? builtIn[id];

    /// <summary>The same as it was adopted; nothing where the files' words hold.</summary>
    public NoticeVersion? VersionInForce(string id, DateTimeOffset at) =>
        versions[id]
            .Where(version => version.IsSound && version.Adoption.At <= at && version.BeginsOn <= VietnamTime.DayOf(at))
            .OrderBy(version => version.BeginsOn)
            .LastOrDefault();

    /// <summary>Whether what was adopted last before an instant is no longer sound.</summary>
    public bool PassesOver(string id, DateTimeOffset at) =>
        versions[id].LastOrDefault(version => version.Adoption.At <= at) is { IsSound: false };

    /// <summary>All that was adopted, the oldest first.</summary>
    public IEnumerable<NoticeVersion> Versions(string id) => versions[id];
}

/// <summary>Words as they were adopted.</summary>
/// <param name="Adoption">By which edition.</param>
/// <param name="Template">The words; nothing where they can't be read any more.</param>
/// <param name="IsSound">Whether they can be used.</param>
internal sealed record NoticeVersion(Adoption Adoption, NoticeTemplate? Template, bool IsSound)
{
    /// <summary>
    /// From which day of Viet Nam it holds: never before it was adopted. What was adopted for a day to come takes over on that
    /// day, whatever was mended meanwhile.
    /// </summary>
    public DateOnly BeginsOn { get; } = Later(Template?.ValidFrom, VietnamTime.DayOf(Adoption.At));

    private static DateOnly Later(DateOnly? wanted, DateOnly adopted) =>
        wanted is { } day && day > adopted ? day : adopted;
}

/// <summary>That an edition came into force.</summary>
/// <param name="Edition">Its number.</param>
/// <param name="By">Whoever adopted it, as acts name the account.</param>
/// <param name="At">When, UTC.</param>
internal sealed record Adoption(int Edition, string By, DateTimeOffset At);

/// <summary>A template that an edition lays over the files.</summary>
/// <param name="Id">Of which notice.</param>
/// <param name="Template">The words; nothing where they can't be read any more.</param>
/// <param name="Adoption">Nothing while it is a proposal.</param>
internal sealed record LaidNotice(string Id, NoticeTemplate? Template, Adoption? Adoption);
