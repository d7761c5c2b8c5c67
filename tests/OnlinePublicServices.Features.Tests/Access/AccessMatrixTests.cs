namespace OnlinePublicServices.Features.Tests.Access;

public sealed class AccessMatrixTests
{
    [Fact]
    public void Every_operation_of_the_contract_has_its_row_and_no_row_is_left_over() =>
        AccessMatrix
            .Written.Keys.Order(StringComparer.Ordinal)
            .ShouldBe(AccessMatrix.Contract.Select(operation => operation.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_row_says_something_about_everybody() =>
        AccessMatrix.Written.Where(row => row.Value.Count != 9).Select(row => row.Key).ShouldBeEmpty();

    [Fact]
    public void What_is_not_for_anyone_asks_a_stranger_to_sign_in()
    {
        var guarded = AccessMatrix.Contract.Where(o => o.Audience is not ("anyone" or "")).ToArray();

        guarded.ShouldNotBeEmpty();
        guarded.Where(o => AccessMatrix.Written[o.Name]["anonymous"] != "401").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("citizens", "clerk elsewhere supervisor administrator officer auditor")]
    [InlineData("staff", "owner other")]
    public void What_is_for_one_kind_of_people_looks_absent_to_the_other(string audience, string others)
    {
        var guarded = AccessMatrix.Contract.Where(o => o.Audience == audience).ToArray();

        guarded.ShouldNotBeEmpty();
        guarded
            .SelectMany(o => others.Split(' ').Where(person => AccessMatrix.Written[o.Name][person] != "404"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Another_citizen_an_administrator_and_an_auditor_open_no_dossier_and_no_draft() =>
        AccessMatrix
            .Contract.Where(o =>
                o.Path.Contains("/dossiers/{", StringComparison.Ordinal)
                || o.Path.Contains("/drafts/{", StringComparison.Ordinal)
            )
            .Where(o =>
                new[] { "other", "administrator", "auditor" }.Any(person =>
                    AccessMatrix.Written[o.Name][person] != "404"
                )
            )
            .ShouldBeEmpty();
}
