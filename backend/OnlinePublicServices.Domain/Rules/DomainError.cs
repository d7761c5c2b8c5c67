using System.Collections.ObjectModel;

namespace OnlinePublicServices.Domain.Rules;

/// <summary>
/// A refusal: ordinary administrative business, not a bug. It carries a stable code and the facts needed to word
/// it, never prose and never personal data.
/// </summary>
/// <param name="Code">Stable, lower case, dotted: <c>area.subject.reason</c>.</param>
/// <param name="Kind">What sort of refusal it is; the HTTP edge maps it to a status in one place.</param>
public sealed record DomainError(string Code, ErrorKind Kind)
{
    /// <summary>Facts for the wording, by name. Values are codes, numbers or dates in ISO form.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What is wrong with which field of the input; empty unless the refusal is about fields.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>The same refusal with one more fact.</summary>
    public DomainError With(string name, string value) =>
        this with
        {
            Parameters = new Dictionary<string, string>(Parameters, StringComparer.Ordinal) { [name] = value },
        };
}

/// <summary>One thing wrong with one field.</summary>
/// <param name="Path">Where, in the input's own names: <c>answers.child.birthDate</c>.</param>
/// <param name="Code">What, as a stable code.</param>
public sealed record FieldError(string Path, string Code);

/// <summary>The sorts of refusal.</summary>
public enum ErrorKind
{
    /// <summary>The input has no valid form (400).</summary>
    Malformed,

    /// <summary>Nobody is signed in (401).</summary>
    NotSignedIn,

    /// <summary>Absent, or not to be known about by the asker: both look alike (404).</summary>
    NotFound,

    /// <summary>The asker is known but may not (403); only where existence is no secret.</summary>
    Forbidden,

    /// <summary>The act does not fit the present state (409).</summary>
    Conflict,

    /// <summary>The asker saw an older version (412).</summary>
    Stale,

    /// <summary>The asker did not say which version the edit started from (428).</summary>
    Unconditional,

    /// <summary>A rule of the trade refuses (422).</summary>
    Refused,

    /// <summary>Larger than allowed (413).</summary>
    TooLarge,

    /// <summary>Asked too often (429).</summary>
    TooMany,

    /// <summary>A part that is needed does not answer now (503); trying again later is right.</summary>
    Unavailable,
}
