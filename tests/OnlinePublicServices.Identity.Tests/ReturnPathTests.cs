using OnlinePublicServices.Identity.Clients;

namespace OnlinePublicServices.Identity.Tests;

public sealed class ReturnPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/ho-so-cua-toi")]
    [InlineData("/nop-ho-so/01900000-0000-7000-8000-000000000001/giay-to?trang=2")]
    [InlineData("/en/dossiers?query=a%20b&next=https%3A%2F%2Fexample.org")]
    [InlineData("/thu-tuc/1.001193#giay-to")]
    public void A_path_of_the_portal_is_gone_back_to(string path) => ReturnPath.Safe(path).ShouldBe(path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("evil.example")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("////evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\\/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https:/evil.example")]
    [InlineData("http://evil.example/")]
    [InlineData("HTTPS://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("vbscript:x")]
    [InlineData("/%09/evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("/ /evil.example")]
    [InlineData("/..//evil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("/a/..//evil.example")]
    [InlineData("/%2e%2e//evil.example")]
    [InlineData("/%2F/evil.example")]
    [InlineData("/%2fevil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/%255cevil.example")]
    [InlineData("%2f%2fevil.example")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    [InlineData("/%0d%0aSet-Cookie:a=b")]
    [InlineData("/\0/evil.example")]
    [InlineData("/@evil.example")]
    [InlineData("https://portal.test@evil.example")]
    [InlineData("//portal.test@evil.example")]
    [InlineData("//evil.example/%2f..")]
    [InlineData("/\u2028/evil.example")]
    [InlineData("/\u3000//evil.example")]
    [InlineData("?next=//evil.example")]
    [InlineData("#//evil.example")]
    public void Everything_else_leads_to_the_first_page(string? hostile) => ReturnPath.Safe(hostile).ShouldBe("/");

    [Fact]
    public void A_path_without_end_leads_to_the_first_page() =>
        ReturnPath.Safe("/" + new string('a', 5000)).ShouldBe("/");
}
