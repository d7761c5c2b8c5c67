using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace OnlinePublicServices.Features.Forms;

/// <summary>What an answer may be: the closed part of JSON Schema 2020-12 that forms use, read once.</summary>
internal abstract record ValueSchema
{
    private ValueSchema() { }

    /// <summary>A text. Lengths count characters (Unicode code points) after normalisation.</summary>
    internal sealed record Text : ValueSchema
    {
        /// <summary>Fewest characters.</summary>
        public int MinLength { get; init; }

        /// <summary>Most characters.</summary>
        public required int MaxLength { get; init; }

        /// <summary>The whole text matches; linear time, no backtracking.</summary>
        public Regex? Pattern { get; init; }

        /// <summary>A format of the trade.</summary>
        public TextFormat? Format { get; init; }

        /// <summary>The only texts allowed.</summary>
        public FrozenSet<string>? OneOf { get; init; }
    }

    /// <summary>A number of at most 15 digits, 6 of them decimals.</summary>
    internal sealed record Number : ValueSchema
    {
        /// <summary>True when decimals are refused.</summary>
        public bool Whole { get; init; }

        /// <summary>Smallest allowed.</summary>
        public decimal? Minimum { get; init; }

        /// <summary>Largest allowed.</summary>
        public decimal? Maximum { get; init; }
    }

    /// <summary>True or false.</summary>
    internal sealed record YesNo : ValueSchema
    {
        /// <summary>The only answer with which the form may be submitted.</summary>
        public bool? Only { get; init; }
    }

    /// <summary>A few named texts: an address.</summary>
    internal sealed record Group : ValueSchema
    {
        /// <summary>The texts by name.</summary>
        public required IReadOnlyDictionary<string, Text> Members { get; init; }

        /// <summary>The names that must be there when the group is.</summary>
        public required FrozenSet<string> Required { get; init; }
    }

    /// <summary>Rows of the same fields.</summary>
    internal sealed record Rows : ValueSchema
    {
        /// <summary>Fewest rows.</summary>
        public int MinItems { get; init; }

        /// <summary>Most rows.</summary>
        public required int MaxItems { get; init; }

        /// <summary>The fields of a row by id.</summary>
        public required IReadOnlyDictionary<string, ValueSchema> Members { get; init; }

        /// <summary>The fields that every row must answer.</summary>
        public required FrozenSet<string> Required { get; init; }
    }
}
