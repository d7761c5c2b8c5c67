using FsCheck.Xunit;
using OnlinePublicServices.Domain.Parties;

namespace OnlinePublicServices.Domain.Tests.Parties;

public sealed class ContactTests
{
    [Theory]
    [InlineData("0912345678", "0912345678", true)]
    [InlineData("0912 345 678", "0912345678", true)]
    [InlineData("0912.345.678", "0912345678", true)]
    [InlineData("0912345678\r\n", "0912345678", true)]
    [InlineData("+84912345678", "0912345678", true)]
    [InlineData("+84 (0) 912 345 678", "0912345678", true)]
    [InlineData("84912345678", "0912345678", true)]
    [InlineData("0084 912 345 678", "0912345678", true)]
    [InlineData("(0237) 3867 123", "02373867123", false)]
    [InlineData("+84 237 3867123", "02373867123", false)]
    public void A_phone_number_has_one_form_however_it_is_written(string text, string national, bool mobile)
    {
        var phone = PhoneNumber.Parse(text).Value;

        (phone.National, phone.IsMobile).ShouldBe((national, mobile));
        phone.International.ShouldBe("+84" + national[1..]);
        PhoneNumber.Parse(phone.International).Value.ShouldBe(phone);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("+84")]
    [InlineData("091234567")]
    [InlineData("09123456789")]
    [InlineData("0112345678")]
    [InlineData("0237386712")]
    [InlineData("+85912345678")]
    [InlineData("912345678")]
    [InlineData("0912345\r\n678")]
    [InlineData("0912345abc")]
    public void What_cannot_be_dialled_is_refused(string? text) =>
        PhoneNumber.Parse(text).Error.Code.ShouldBe("phone.malformed");

    [Fact]
    public void A_phone_number_prints_only_its_last_digits()
    {
        var phone = PhoneNumber.Parse("0912345678").Value;

        phone.ToString().ShouldBe("*******678");
        phone.LastDigits(4).ShouldBe("5678");
    }

    [Theory]
    [InlineData("hoa.le@Example.VN", "hoa.le@example.vn")]
    [InlineData(" a+b@mail.example.com ", "a+b@mail.example.com")]
    [InlineData("x@xn--c1yn36f.vn", "x@xn--c1yn36f.vn")]
    public void A_plain_address_is_accepted(string text, string expected) =>
        EmailAddress.Parse(text).Value.Value.ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("@example.vn")]
    [InlineData("a@example")]
    [InlineData("a@@example.vn")]
    [InlineData("a@b@example.vn")]
    [InlineData(".a@example.vn")]
    [InlineData("a..b@example.vn")]
    [InlineData("a@example..vn")]
    [InlineData("a@-example.vn")]
    [InlineData("a@example-.vn")]
    [InlineData("a@10.0.0.1")]
    [InlineData("a b@example.vn")]
    [InlineData("a@example.vn\r\nBcc: b@example.vn")]
    [InlineData("a@example.vn\n")]
    [InlineData("\"a b\"@example.vn")]
    [InlineData("a,b@example.vn")]
    [InlineData("<a@example.vn>")]
    [InlineData("đ@example.vn")]
    public void Anything_that_could_bend_a_mail_header_is_refused(string? text) =>
        EmailAddress.Parse(text).Error.Code.ShouldBe("email.malformed");

    [Fact]
    public void Addresses_longer_than_mail_allows_are_refused()
    {
        EmailAddress.Parse(new string('a', 65) + "@example.vn").IsRefused.ShouldBeTrue();
        EmailAddress.Parse("a@" + new string('b', 64) + ".vn").IsRefused.ShouldBeTrue();
        EmailAddress.Parse("a@" + string.Join('.', Enumerable.Repeat("bcdefghi", 30)) + ".vn").IsRefused.ShouldBeTrue();
        EmailAddress.Parse("hoa@example.vn").Value.ToString().ShouldBe("h***@example.vn");
    }

    [Property(MaxTest = 500)]
    public void Nothing_typed_ever_breaks_the_reading(string? text)
    {
        _ = EmailAddress.Parse(text).IsRefused;
        _ = PhoneNumber.Parse(text).IsRefused;
        _ = PersonName.Parse(text).IsRefused;
        _ = PartialDate.Parse(text).IsRefused;
        _ = PersonalIdNumber.Parse(text).IsRefused;
        _ = TaxCode.Parse(text, new DateOnly(2026, 1, 1)).IsRefused;
    }
}
