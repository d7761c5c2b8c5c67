namespace OnlinePublicServices.Features.Forms;

/// <summary>The rules of a definition look at fields that exist and are of the right type.</summary>
internal static class RuleChecks
{
    /// <summary>Tells every rule that can't be checked.</summary>
    public static void Rules(Form form, IReadOnlyDictionary<string, Form.Field> fields, DefinitionFault fault)
    {
        foreach (var (index, rule) in form.Definition.Rules.Index())
        {
            var path = $"$.rules[{index}]";
            var list = rule switch
            {
                FormRule.PersonalIdAgrees agrees => agrees.List,
                FormRule.TotalEquals total => total.List,
                FormRule.ExactlyOne one => one.List,
                _ => null,
            };
            if (list is not null && form.Find(list)?.Schema is not ValueSchema.Rows)
            {
                fault(path, $"'{list}' is no list.");
                continue;
            }

            Form.Field? Scoped(string id) => list is null ? form.Find(id) : form.Find(list)!.RowField(id);
            foreach (var (id, fits) in Needs(rule, form.Find, Scoped))
            {
                if (!fits)
                {
                    fault(path, $"'{id}' is no field of the type that the rule needs.");
                }
            }

            if (rule is FormRule.AgeAtLeast { When: { } when })
            {
                FormChecks.Condition($"{path}.when", when, fields, fault);
            }

            if (rule is FormRule.PersonalIdAgrees { GenderIs: not (null or "male" or "female") })
            {
                fault(path, "'genderIs' is male or female.");
            }
        }
    }

    private static IEnumerable<(string Id, bool Fits)> Needs(
        FormRule rule,
        Func<string, Form.Field?> find,
        Func<string, Form.Field?> scoped
    ) =>
        rule switch
        {
            FormRule.NotInFuture future => [(future.Field, IsDate(find(future.Field)))],
            FormRule.DateOrder order =>
            [
                (order.Earlier, IsDate(find(order.Earlier))),
                (order.Later, IsDate(find(order.Later))),
            ],
            FormRule.AgeAtLeast age => [(age.Field, IsDate(find(age.Field)))],
            FormRule.PersonalIdAgrees agrees =>
            [
                (
                    agrees.Field,
                    scoped(agrees.Field)?.Schema
                        is ValueSchema.Text { Format: TextFormat.PersonalId or TextFormat.TaxCode }
                ),
                (agrees.BirthDate ?? "", agrees.BirthDate is null || IsDate(scoped(agrees.BirthDate))),
                (agrees.Gender ?? "", agrees.Gender is null || scoped(agrees.Gender) is not null),
            ],
            FormRule.TotalEquals total => total
                .Parts.Select(part => (part, scoped(part)?.Schema is ValueSchema.Number))
                .Append((total.Total, find(total.Total)?.Schema is ValueSchema.Number)),
            FormRule.ExactlyOne one => [(one.Field, scoped(one.Field)?.Schema is ValueSchema.YesNo)],
            _ => throw new InvalidOperationException($"No check for {rule.GetType().Name}."),
        };

    private static bool IsDate(Form.Field? field) =>
        field?.Schema is ValueSchema.Text { Format: TextFormat.Date or TextFormat.PartialDate };
}
