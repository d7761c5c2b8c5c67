namespace OnlinePublicServices.Architecture.Tests.Sources;

/// <summary>How a rule reports: over something, and with every violation named.</summary>
internal static class Rule
{
    /// <summary>A rule over nothing holds by accident; a rule with violations names them all.</summary>
    public static void ShouldHold<T>(
        this IReadOnlyCollection<T> subjects,
        Func<IReadOnlyCollection<T>, IEnumerable<string>> rule
    )
    {
        subjects.ShouldNotBeEmpty("The rule found nothing to look at.");
        rule(subjects).Distinct().Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>The canary: a violation made on purpose has to be seen.</summary>
    public static void ShouldCatch(
        this Func<IReadOnlyCollection<SourceFile>, IEnumerable<string>> rule,
        string path,
        string text
    ) => rule([new SourceFile(path, text)]).ShouldNotBeEmpty("The rule is blind.");

    /// <summary>The other half of a canary: what is right passes.</summary>
    public static void ShouldPass(
        this Func<IReadOnlyCollection<SourceFile>, IEnumerable<string>> rule,
        string path,
        string text
    ) => rule([new SourceFile(path, text)]).ShouldBeEmpty();
}
