using System.Text.Json.Nodes;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

/// <summary>What stands on the slip that the counter gives out. Source: 03/2025/TT-VPCP, form 01.</summary>
public sealed class SlipContentTests(Offices offices) : IClassFixture<Offices>
{
    private static readonly (string, JsonNode?)[] ByAnAgent =
    [
        ("requesterRelation", "representative"),
        ("agentName", "Phạm Văn Đại Diện"),
        ("agentId", "038088004321"),
        ("agentPhone", "0987654321"),
    ];

    [Theory, EachDatabase]
    public async Task A_slip_names_who_filed_for_whom_and_under_which_paper(Store store)
    {
        var office = await offices.In(store);

        var slip = await SlipOf(office, Cases.MaritalStatus, ByAnAgent);

        slip.ShouldContain("Tiếp nhận hồ sơ của: Ông/Bà Phạm Văn Đại Diện");
        slip.ShouldContain("Số định danh cá nhân/tổ chức: 038088004321");
        slip.ShouldContain("Trần Thị Bích Ngọc");
        slip.ShouldContain(Cases.HerId);
        slip.ShouldContain("Văn bản ủy quyền");
    }

    [Theory, EachDatabase]
    public async Task Who_files_for_themselves_is_named_alone(Store store)
    {
        var office = await offices.In(store);

        var slip = await SlipOf(office, Cases.MaritalStatus);

        slip.ShouldContain("Tiếp nhận hồ sơ của: Ông/Bà Trần Thị Bích Ngọc");
        slip.ShouldNotContain("ủy quyền");
    }

    [Theory]
    [InlineData(null, "Trung tâm Phục vụ hành chính công")]
    [InlineData("counter", "Trung tâm Phục vụ hành chính công")]
    [InlineData("online", "điện tử")]
    [InlineData("post", "Thôn 7, Xã Thọ Bình, Tỉnh Thanh Hóa")]
    public async Task The_result_is_promised_where_the_citizen_wants_it(string? choice, string place)
    {
        var office = await offices.In(Store.Sqlite);
        var address = new JsonObject
        {
            ["detail"] = "Thôn 7",
            ["commune"] = "Xã Thọ Bình",
            ["province"] = "Tỉnh Thanh Hóa",
        };

        var slip = await SlipOf(
            office,
            Cases.MaritalStatus,
            choice is null ? [] : [("resultDelivery", choice), ("deliveryAddress", address)]
        );

        var promised = slip[slip.IndexOf("Đăng ký nhận kết quả tại", StringComparison.Ordinal)..];
        promised[..Math.Min(160, promised.Length)].ShouldContain(place);
    }

    [Fact]
    public async Task A_result_by_post_needs_an_address()
    {
        var office = await offices.In(Store.Sqlite);
        var citizen = office.SignInAsCitizen();

        var draft = await citizen.FileDraft(
            Cases.MaritalStatus,
            answers: Cases.AnswersFor(Cases.MaritalStatus).With(("resultDelivery", "post"))
        );

        (await citizen.TrySubmit(draft)).ShouldBe(422, "draft.answers-invalid");
    }

    private static async Task<string> SlipOf(
        Office office,
        string procedure,
        params (string Field, JsonNode? Value)[] changes
    )
    {
        var answers = Cases.AnswersFor(procedure).With([.. changes.Select(c => (c.Field, c.Value?.DeepClone()))]);
        var dossier = await office.SignInAsCitizen().SubmitDossier(procedure, answers: answers);
        var clerk = office.SignInAsClerk();
        await clerk.Accept(dossier.Code);
        return await SlipText.Of(clerk, dossier.Code);
    }
}
