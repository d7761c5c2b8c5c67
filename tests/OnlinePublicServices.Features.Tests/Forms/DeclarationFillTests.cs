using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Tests.Forms;

/// <summary>The printed declaration, filled from the answers.</summary>
public sealed class DeclarationFillTests
{
    private static readonly DeclarationContext Context = new(
        "UBND xã Triệu Sơn",
        "H56.1-261123-0001",
        "Nguyễn Văn An",
        new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero)
    );

    [Fact]
    public void Answers_are_printed_in_words_in_the_order_of_the_form()
    {
        var answers = FormFiles.Answers(
            """
            {
              "kind": "family", "fullName": "Nguyễn Văn An", "birthDate": "1990-05", "gender": "male",
              "home": { "detail": "Thôn 3", "commune": "Triệu Sơn", "province": "Thanh Hóa" },
              "since": "2020-02-01", "area": 1250.5, "capital": 150000000,
              "members": [{ "memberName": "Lê Thị Bình", "main": true, "title": "Trưởng", "share": 150000000 }]
            }
            """
        );

        var printed = DeclarationFill.Fill(FormFiles.Everything, answers, Context);

        var rows = printed.Sections.ShouldHaveSingleItem().Rows.ToDictionary(row => row.Label, row => row.Value);
        printed.Recipient.ShouldBe("Ủy ban nhân dân nơi giải quyết: UBND xã Triệu Sơn");
        rows["Ngày sinh"].ShouldBe(new DeclarationValue.Text("05/1990"));
        rows["Giới tính"].ShouldBe(new DeclarationValue.Text("Nam"));
        rows["Nơi ở"].ShouldBe(new DeclarationValue.Text("Thôn 3, Triệu Sơn, Thanh Hóa"));
        rows["Từ ngày"].ShouldBe(new DeclarationValue.Text("01/02/2020"));
        rows["Diện tích"].ShouldBe(new DeclarationValue.Text("1.250,5 m²"));
        rows["Vốn"].ShouldBe(new DeclarationValue.Text("150.000.000 đồng"));
        rows["Thành viên"]
            .ShouldBeOfType<DeclarationValue.Table>()
            .Rows[0]
            .ShouldBe(["Lê Thị Bình", "", "", "", "Có", "Trưởng", "150.000.000 đồng", ""]);
    }

    [Fact]
    public void What_was_not_asked_has_no_row_and_what_was_left_open_keeps_its_dots()
    {
        var answers = FormFiles.Answers("""{ "kind": "alone", "members": [{ "share": 1 }] }""");

        var rows = DeclarationFill.Fill(FormFiles.Everything, answers, Context).Sections[0].Rows;

        rows.ShouldNotContain(row => row.Label == "Thành viên");
        rows.Single(row => row.Label == "Họ tên").Value.ShouldBeNull();
    }
}
