using OnlinePublicServices.Features.Forms;

namespace OnlinePublicServices.Features.Tests.Forms;

/// <summary>The forms that people meet.</summary>
public sealed class CatalogueFormsTests
{
    [Fact]
    public void A_birth_is_registered_with_what_the_form_asks()
    {
        var answers = FormFiles.Answers(
            """
            {
              "birthEvidence": "certificate", "requesterRelation": "mother", "parentsMarried": true,
              "childName": "Lê Gia Bảo", "childBirthDate": "2026-11-01", "childGender": "male",
              "childEthnicity": "Kinh", "childNationality": "Việt Nam",
              "childBirthPlace": "Bệnh viện đa khoa Triệu Sơn, Thanh Hóa", "childHometown": "Triệu Sơn, Thanh Hóa",
              "motherName": "Nguyễn Thị Hoa", "motherBirthDate": "1996", "motherId": "038196000123",
              "motherEthnicity": "Kinh", "motherNationality": "Việt Nam",
              "motherAddress": { "commune": "Triệu Sơn", "province": "Thanh Hóa" },
              "fatherName": "Lê Văn Nam", "fatherBirthDate": "1994-03-02",
              "fatherEthnicity": "Kinh", "fatherNationality": "Việt Nam",
              "fatherAddress": { "commune": "Triệu Sơn", "province": "Thanh Hóa" },
              "requesterPhone": "+84 912 345 678", "copies": 2
            }
            """
        );

        var check = FormValidator.CheckSubmission(FormFiles.Named("birth-registration"), answers, new(2026, 11, 23));

        check.Faults.ShouldBeEmpty();
        check.Answers["requesterPhone"]!.Value.GetString().ShouldBe("0912345678");
    }

    [Fact]
    public void Every_field_says_in_both_languages_why_it_is_asked()
    {
        var silent =
            from form in FormFiles.Catalogue.All
            from page in form.Pages
            from field in page.Fields
            let why = field.Hint.Why
            where string.IsNullOrEmpty(why?.Vi) || string.IsNullOrEmpty(why.En) || why.Vi == field.Hint.Label.Vi
            select $"{form.Definition.Id}: {field.Id}";

        silent.ShouldBeEmpty();
    }
}
