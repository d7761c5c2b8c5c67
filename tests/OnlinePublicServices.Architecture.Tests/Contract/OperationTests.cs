using OnlinePublicServices.Architecture.Tests.Sources;

namespace OnlinePublicServices.Architecture.Tests.Contract;

public sealed class OperationTests
{
    private static readonly Operation[] UseCases = [.. Operation.Committed().Where(o => o.IsUseCase)];

    [Fact]
    public void Every_operation_has_a_name_of_its_own() => Operation.Committed().ShouldHold(OperationRules.Named);

    [Fact]
    public void Every_use_case_explains_itself_in_the_contract() => UseCases.ShouldHold(OperationRules.Explained);

    [Fact]
    public void Every_use_case_says_whom_it_serves() => UseCases.ShouldHold(OperationRules.Addressed);

    [Fact]
    public void Every_use_case_says_how_it_may_be_refused() => UseCases.ShouldHold(OperationRules.HonestAboutRefusals);

    [Fact]
    public void An_operation_that_says_nothing_is_seen_by_each_rule()
    {
        var silent = Operation.Read("""{ "paths": { "/api/x/{id}": { "get": { "responses": { "200": {} } } } } }""");

        OperationRules.Named(silent).ShouldNotBeEmpty();
        OperationRules.Explained(silent).ShouldNotBeEmpty();
        OperationRules.Addressed(silent).ShouldNotBeEmpty();
        OperationRules.HonestAboutRefusals(silent).ShouldNotBeEmpty();
    }

    [Fact]
    public void Two_operations_of_one_name_are_seen()
    {
        const string same = """{ "get": { "operationId": "Same", "responses": { "200": {} } } }""";

        OperationRules
            .Named(Operation.Read($$"""{ "paths": { "/a": {{same}}, "/b": {{same}} } }"""))
            .ShouldNotBeEmpty();
    }
}
