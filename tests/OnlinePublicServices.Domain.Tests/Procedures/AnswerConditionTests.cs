using OnlinePublicServices.Domain.Procedures;

namespace OnlinePublicServices.Domain.Tests.Procedures;

public sealed class AnswerConditionTests
{
    private static readonly AnswerCondition Late = new AnswerCondition.EqualTo("birth.late", "true");
    private static readonly AnswerCondition Represented = new AnswerCondition.OneOf(
        "requester.relation",
        ["grandparent", "other"]
    );
    private static readonly AnswerCondition HasFather = new AnswerCondition.Answered("father.name", true);

    public static TheoryData<AnswerCondition, bool> Conditions =>
        new()
        {
            { Late, true },
            { Represented, false },
            { HasFather, false },
            { new AnswerCondition.Answered("father.name", false), true },
            { new AnswerCondition.Not(Represented), true },
            { new AnswerCondition.AllOf([Late, Represented]), false },
            { new AnswerCondition.AnyOf([Late, Represented]), true },
            { new AnswerCondition.EqualTo("unknown", ""), false },
            { new AnswerCondition.OneOf("unknown", [""]), false },
        };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_holds_by_the_answers_given(AnswerCondition condition, bool holds)
    {
        var answers = new Dictionary<string, string>
        {
            ["birth.late"] = "true",
            ["requester.relation"] = "mother",
            ["father.name"] = "",
        };

        condition.Holds(answers.GetValueOrDefault).ShouldBe(holds);
    }

    [Fact]
    public void A_condition_names_every_field_it_looks_at()
    {
        var condition = new AnswerCondition.AnyOf([
            new AnswerCondition.Not(Late),
            new AnswerCondition.AllOf([Represented, HasFather]),
        ]);

        condition.Fields.ShouldBe(["birth.late", "requester.relation", "father.name"]);
    }
}
