namespace OnlinePublicServices.Domain.Procedures;

/// <summary>
/// A condition over the answers of a form: data, not code, so that a catalogue file can say when a paper is asked for.
/// Answers are compared by their canonical text: <c>true</c>, <c>3</c>, <c>late</c>.
/// </summary>
public abstract record AnswerCondition
{
    private AnswerCondition() { }

    /// <summary>True when the condition holds.</summary>
    /// <param name="answerOf">The canonical text of an answer by its field path; nothing when unanswered.</param>
    public abstract bool Holds(Func<string, string?> answerOf);

    /// <summary>The fields that the condition looks at.</summary>
    public abstract IEnumerable<string> Fields { get; }

    /// <summary>The field has this answer.</summary>
    public sealed record EqualTo(string Field, string Value) : AnswerCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Fields => [Field];

        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> answerOf) =>
            string.Equals(answerOf(Field), Value, StringComparison.Ordinal);
    }

    /// <summary>The field has one of these answers.</summary>
    public sealed record OneOf(string Field, IReadOnlyList<string> Values) : AnswerCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Fields => [Field];

        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> answerOf) =>
            answerOf(Field) is { } answer && Values.Contains(answer, StringComparer.Ordinal);
    }

    /// <summary>The field is answered, or is not.</summary>
    public sealed record Answered(string Field, bool Expected) : AnswerCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Fields => [Field];

        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> answerOf) => string.IsNullOrEmpty(answerOf(Field)) != Expected;
    }

    /// <summary>Every part holds.</summary>
    public sealed record AllOf(IReadOnlyList<AnswerCondition> Parts) : AnswerCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Fields => Parts.SelectMany(part => part.Fields);

        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> answerOf) => Parts.All(part => part.Holds(answerOf));
    }

    /// <summary>At least one part holds.</summary>
    public sealed record AnyOf(IReadOnlyList<AnswerCondition> Parts) : AnswerCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Fields => Parts.SelectMany(part => part.Fields);

        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> answerOf) => Parts.Any(part => part.Holds(answerOf));
    }

    /// <summary>The part does not hold.</summary>
    public sealed record Not(AnswerCondition Part) : AnswerCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Fields => Part.Fields;

        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> answerOf) => !Part.Holds(answerOf);
    }
}
