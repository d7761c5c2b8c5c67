using System.Text;
using OnlinePublicServices.Features.Catalogues.Search;

namespace OnlinePublicServices.Features.Tests.Catalogues;

/// <summary>What people type, and the procedure they mean.</summary>
public sealed class ProcedureSearchTests
{
    public static TheoryData<string> ExactNames =>
        [.. ShippedCatalogue.Value.CurrentOn(ShippedCatalogue.Today).Select(one => one.Name.Vi)];

    [Theory]
    [InlineData("giay doc than", "1.004873")]
    [InlineData("giấy độc thân", "1.004873")]
    [InlineData("doc than", "1.004873")]
    [InlineData("xac nhan doc than", "1.004873")]
    [InlineData("tinh trang hon nhan", "1.004873")]
    [InlineData("tình trạng hôn nhân", "1.004873")]
    [InlineData("giay xac nhan tinh trang hon nhan", "1.004873")]
    [InlineData("xin giấy độc thân để đi kết hôn", "1.004873")]
    [InlineData("giáy khai sjnh", "1.001193")]
    [InlineData("giay khai sinh", "1.001193")]
    [InlineData("khai sinh", "1.001193")]
    [InlineData("lam giay khai sinh", "1.001193")]
    [InlineData("tôi muốn làm giấy khai sinh cho con", "1.001193")]
    [InlineData("dang ky khai sinh", "1.001193")]
    [InlineData("con moi sinh", "1.001193")]
    [InlineData("trich luc khai sinh", "2.000635")]
    [InlineData("ban sao giay khai sinh", "2.000635")]
    [InlineData("trích lục hộ tịch", "2.000635")]
    [InlineData("mat giay khai sinh", "2.000635")]
    [InlineData("lam nha", "1.013225")]
    [InlineData("xay nha", "1.013225")]
    [InlineData("giấy phép xây dựng", "1.013225")]
    [InlineData("giay phep xay dung nha o", "1.013225")]
    [InlineData("xin phép xây nhà", "1.013225")]
    [InlineData("mo quan", "1.001612")]
    [InlineData("mở quán cà phê", "1.001612")]
    [InlineData("dang ky kinh doanh", "1.001612")]
    [InlineData("ho kinh doanh", "1.001612")]
    [InlineData("thanh lap ho kinh doanh", "1.001612")]
    [InlineData("thay doi ho kinh doanh", "2.000720")]
    [InlineData("sao y", "2.000815")]
    [InlineData("sao y bản chính", "2.000815")]
    [InlineData("chung thuc ban sao", "2.000815")]
    [InlineData("cong chung can cuoc", "2.000815")]
    [InlineData("so do", "2.000889")]
    [InlineData("sang ten so do", "2.000889")]
    [InlineData("mua ban dat", "2.000889")]
    [InlineData("mat so do", "1.012786")]
    [InlineData("tach so", "1.012784")]
    [InlineData("tach thua", "1.012784")]
    [InlineData("chia đất", "1.012784")]
    [InlineData("sổ đỏ ghi sai", "1.012790")]
    [InlineData("the chap so do", "1.011441")]
    [InlineData("xoa the chap", "1.011443")]
    [InlineData("giai chap", "1.011443")]
    [InlineData("tien nguoi cao tuoi", "1.014027")]
    [InlineData("hưu trí xã hội", "1.014027")]
    [InlineData("tro cap huu tri xa hoi", "1.014027")]
    [InlineData("giay chung tu", "1.000656")]
    [InlineData("bao tu", "1.000656")]
    [InlineData("khai tử", "1.000656")]
    [InlineData("ket hon", "1.000894")]
    [InlineData("dang ky ket hon", "1.000894")]
    [InlineData("doi ten", "1.004859")]
    [InlineData("sua giay khai sinh", "1.004859")]
    [InlineData("cai chinh ho tich", "1.004859")]
    [InlineData("nhan con nuoi", "2.001263")]
    [InlineData("giam ho", "1.004837")]
    [InlineData("di chuc", "2.001019")]
    [InlineData("so yeu ly lich", "2.000884")]
    [InlineData("chung thuc chu ky", "2.000884")]
    [InlineData("giay khuyet tat", "1.001699")]
    [InlineData("khieu nai", "2.002409")]
    [InlineData("to cao", "2.002396")]
    [InlineData("ho khau", "1.004222")]
    [InlineData("nhap ho khau", "1.004222")]
    [InlineData("tam tru", "1.004194")]
    [InlineData("luu tru", "2.001159")]
    [InlineData("mai tang phi cuu chien binh", "2.002307")]
    [InlineData("the bao hiem y te tre em", "2.000986")]
    [InlineData("birth registration", "1.001193")]
    [InlineData("building permit", "1.013225")]
    public void Everyday_words_find_the_procedure_first(string query, string code)
    {
        First(query).ShouldBe(code);
    }

    [Theory]
    [InlineData("giay doc tham", "1.004873")]
    [InlineData("tinh trang hon nhna", "1.004873")]
    [InlineData("giay khai sihn", "1.001193")]
    [InlineData("giay phep xay dugn", "1.013225")]
    [InlineData("dang ky kinh doan", "1.001612")]
    [InlineData("ho kinhd oanh", "1.001612")]
    [InlineData("khuyet tatt", "1.001699")]
    [InlineData("thuowng tru", "1.004222")]
    [InlineData("chung thuk ban sao", "2.000815")]
    [InlineData("giays ddoocj thaan", "1.004873")]
    [InlineData("khai sinhh", "1.001193")]
    [InlineData("registratoin of death", "1.000656")]
    public void Typing_errors_are_understood(string query, string code)
    {
        First(query).ShouldBe(code);
    }

    [Theory]
    [InlineData("khai s", "1.001193")]
    [InlineData("khai si", "1.001193")]
    [InlineData("giay doc t", "1.004873")]
    [InlineData("mo qu", "1.001612")]
    [InlineData("tach th", "1.012784")]
    [InlineData("ket h", "1.000894")]
    [InlineData("thuong t", "1.004222")]
    public void An_unfinished_last_word_finds_as_one_types(string query, string code)
    {
        First(query).ShouldBe(code);
    }

    [Theory]
    [InlineData("1.001193", "1.001193")]
    [InlineData("1001193", "1.001193")]
    [InlineData("1.0130", null)]
    [InlineData("1.0132", "1.013225")]
    [InlineData("1.009994", "1.013225")]
    public void A_code_or_its_beginning_or_a_former_code_finds(string query, string? code)
    {
        First(query).ShouldBe(code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!!!")]
    [InlineData("xyzzy qwrtp")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void Nonsense_finds_nothing(string query)
    {
        ShippedCatalogue.Value.FindProcedures(query).Hits.ShouldBeEmpty();
    }

    [Fact]
    public void A_mended_query_is_offered_with_its_accents()
    {
        ShippedCatalogue.Value.FindProcedures("giay khai sjnh").DidYouMean.ShouldBe("giay khai sinh");
        ShippedCatalogue.Value.FindProcedures("giay khai sinh").DidYouMean.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(ExactNames))]
    public void Every_exact_name_finds_itself_first_with_and_without_accents(string name)
    {
        var code = ShippedCatalogue
            .Value.CurrentOn(ShippedCatalogue.Today)
            .Single(one => one.Name.Vi == name)
            .Code.ToString();

        First(name).ShouldBe(code);
        First(SearchText.Fold(name)).ShouldBe(code);
        First(name.ToUpperInvariant()).ShouldBe(code);
    }

    [Theory]
    [MemberData(nameof(ExactNames))]
    public void Accents_and_Unicode_forms_never_matter(string name)
    {
        var words = string.Join(' ', name.Split(' ').Take(4));

        var composed = ShippedCatalogue.Value.FindProcedures(words.Normalize(NormalizationForm.FormC)).Hits;
        var decomposed = ShippedCatalogue.Value.FindProcedures(words.Normalize(NormalizationForm.FormD)).Hits;
        var plain = ShippedCatalogue.Value.FindProcedures(SearchText.Fold(words)).Hits;

        decomposed.ShouldBe(composed);
        plain.ShouldBe(composed);
    }

    private static string? First(string query) =>
        ShippedCatalogue.Value.FindProcedures(query).Hits is [var first, ..] ? first.ToString() : null;
}
