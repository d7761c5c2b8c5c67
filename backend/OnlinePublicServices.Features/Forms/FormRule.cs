using System.Text.Json.Serialization;
using OnlinePublicServices.Domain.Procedures;

namespace OnlinePublicServices.Features.Forms;

/// <summary>
/// A rule over more than one field, or over a field and the day. The list is closed: a form picks from it. A rule
/// speaks only when every field that it looks at is visible, answered and readable.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NotInFuture), "notInFuture")]
[JsonDerivedType(typeof(DateOrder), "dateOrder")]
[JsonDerivedType(typeof(AgeAtLeast), "ageAtLeast")]
[JsonDerivedType(typeof(PersonalIdAgrees), "personalIdAgrees")]
[JsonDerivedType(typeof(TotalEquals), "totalEquals")]
[JsonDerivedType(typeof(ExactlyOne), "exactlyOne")]
internal abstract record FormRule
{
    /// <summary>The date is today or earlier, else <c>rule.in-future</c>.</summary>
    internal sealed record NotInFuture : FormRule
    {
        /// <summary>A date or partial date.</summary>
        public required string Field { get; init; }
    }

    /// <summary>One date is not after another, else <c>rule.date-order</c> at the later.</summary>
    internal sealed record DateOrder : FormRule
    {
        /// <summary>The date that comes first.</summary>
        public required string Earlier { get; init; }

        /// <summary>The date that comes after it, or on the same day.</summary>
        public required string Later { get; init; }
    }

    /// <summary>The person has reached an age today, else <c>rule.too-young</c>.</summary>
    internal sealed record AgeAtLeast : FormRule
    {
        /// <summary>The date of birth, whole or partial; an unknown day counts in the person's favour.</summary>
        public required string Field { get; init; }

        /// <summary>Completed years.</summary>
        public required int Years { get; init; }

        /// <summary>The rule speaks only when this holds.</summary>
        public AnswerCondition? When { get; init; }
    }

    /// <summary>
    /// A personal identification number says the same sex and year of birth as the form, else
    /// <c>personal-id.sex-differs</c> or <c>personal-id.birth-year-differs</c> at the number.
    /// </summary>
    internal sealed record PersonalIdAgrees : FormRule
    {
        /// <summary>The number.</summary>
        public required string Field { get; init; }

        /// <summary>The date of birth.</summary>
        public string? BirthDate { get; init; }

        /// <summary>The field of the gender.</summary>
        public string? Gender { get; init; }

        /// <summary>The gender when the form doesn't ask it: <c>male</c> or <c>female</c>.</summary>
        public string? GenderIs { get; init; }

        /// <summary>The list whose rows the rule looks at; nothing for the form itself.</summary>
        public string? List { get; init; }
    }

    /// <summary>A number is the sum of others, else <c>rule.total-differs</c> at the total.</summary>
    internal sealed record TotalEquals : FormRule
    {
        /// <summary>The sum.</summary>
        public required string Total { get; init; }

        /// <summary>The numbers summed, of the form or of the rows of the list.</summary>
        public required List<string> Parts { get; init; }

        /// <summary>The list whose rows are summed; nothing for the form itself.</summary>
        public string? List { get; init; }
    }

    /// <summary>Exactly one row of a list says true, else <c>rule.exactly-one</c> at the list.</summary>
    internal sealed record ExactlyOne : FormRule
    {
        /// <summary>The list.</summary>
        public required string List { get; init; }

        /// <summary>The boolean field of a row.</summary>
        public required string Field { get; init; }
    }
}
