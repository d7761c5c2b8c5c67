using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.IssuedPapers;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

public sealed class RefusalFormTests
{
    [Fact]
    public void A_refusal_of_2025_names_person_dossier_and_every_reason()
    {
        var form = AForm.Renderer.Render(AForm.Refusal);

        var text = form.Text();
        text.ShouldContain("Số: 03/PTC-TTPVHCC");
        text.ShouldContain("PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ");
        text.ShouldContain("Số định danh cá nhân/tổ chức: 038190012345");
        text.ShouldContain("Mã hồ sơ: H56.017.22-250829-0001");
        text.ShouldContain("thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:");
        text.ShouldContain("1. Hồ sơ không thuộc thẩm quyền giải quyết.");
        text.ShouldContain("2. Tờ khai không ghi mục đích sử dụng.");
        form.SignaturePlace.ShouldNotBeNull();
    }

    [Fact]
    public void A_refusal_of_2018_has_neither_identity_number_nor_dossier_code()
    {
        var text = AForm
            .Renderer.Render(AForm.Refusal with { Head = AForm.Head(PaperKind.Refusal, LegalEdition.A, 3) })
            .Text();

        text.ShouldContain("Số: 03/PTC");
        text.ShouldNotContain("Số định danh");
        text.ShouldNotContain("Mã hồ sơ");
    }
}
