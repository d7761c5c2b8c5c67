using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Pdf;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

public sealed class FormSigningTests : IDisposable
{
    private readonly SigningOffice office = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => office.Dispose();

    [Theory]
    [InlineData(SigningAlgorithm.EcdsaP256)]
    [InlineData(SigningAlgorithm.RsaPss)]
    [InlineData(SigningAlgorithm.RsaPkcs1)]
    public async Task A_slip_signed_with_each_algorithm_is_valid(SigningAlgorithm algorithm)
    {
        var clerk = office.Hire(rsa: algorithm != SigningAlgorithm.EcdsaP256);

        var signed = await office.SignAsync(clerk, algorithm: algorithm);

        var inspection = await office.InspectAsync(signed.Pdf);
        inspection.Verdict.ShouldBe(InspectionVerdict.Valid);
        inspection.Reasons.ShouldBeEmpty();
        inspection.Sha256.ShouldBe(signed.Sha256);
        signed.TimestampedAt.ShouldBe(SigningOffice.Morning);
    }

    [Fact]
    public async Task Not_one_byte_of_the_rendered_form_changes()
    {
        var form = SigningOffice.Form();

        var signed = await office.SignAsync(office.Hire(), form);

        signed.Pdf.AsSpan(0, form.Length).SequenceEqual(form).ShouldBeTrue();
        signed.Pdf.Length.ShouldBeLessThan(form.Length + (45 * 1024));
    }

    [Fact]
    public async Task Signing_goes_on_after_the_process_was_restarted()
    {
        var clerk = office.Hire();
        var stored = JsonSerializer.Serialize(await office.PrepareAsync(clerk));
        using var restarted = new SigningOffice(office.Folder, office.Clock);

        var prepared = JsonSerializer.Deserialize<PreparedForm>(stored)!;
        var signature = new FormSignature(clerk.Sign(prepared.SignedAttributes, prepared.Algorithm));
        var signed = await restarted.Signing.CompleteAsync(prepared, signature, Cancellation);

        (await restarted.InspectAsync(signed.Value.Pdf)).Verdict.ShouldBe(InspectionVerdict.Valid);
        (await office.InspectAsync(signed.Value.Pdf)).Verdict.ShouldBe(InspectionVerdict.Valid);
    }

    [Fact]
    public async Task The_pair_of_numbers_that_a_browser_gives_is_accepted_too()
    {
        var clerk = office.Hire();
        var prepared = await office.PrepareAsync(clerk);

        for (var i = 0; i < 16; i++)
        {
            var raw = clerk.Sign(
                prepared.SignedAttributes,
                prepared.Algorithm,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            );
            var signed = await office.Signing.CompleteAsync(prepared, new FormSignature(raw), Cancellation);
            (await office.InspectAsync(signed.Value.Pdf)).Verdict.ShouldBe(InspectionVerdict.Valid);
        }
    }

    [Fact]
    public async Task A_signature_by_another_persons_key_is_refused()
    {
        var prepared = await office.PrepareAsync(office.Hire());
        var other = office.Hire("Trần Văn Nam");
        var value = other.Sign(prepared.SignedAttributes, prepared.Algorithm);

        (await CompleteAsync(prepared, value)).ShouldBe("signing.signature-invalid");
        (await CompleteAsync(prepared, value, other.Chain[0])).ShouldBe("signing.wrong-certificate");
    }

    [Fact]
    public async Task A_signature_over_anything_but_the_prepared_bytes_is_refused()
    {
        var clerk = office.Hire();
        var prepared = await office.PrepareAsync(clerk);
        var other = await office.PrepareAsync(clerk, SigningOffice.Form("Ngày hẹn trả: 01/01/2030"));

        byte[][] attempts =
        [
            clerk.Sign(other.SignedAttributes, other.Algorithm),
            clerk.Sign(prepared.Digest, prepared.Algorithm),
            clerk.Sign(prepared.Pdf, prepared.Algorithm),
            [],
            [0x30],
            new byte[64],
            new byte[1_000_000],
            RandomNumberGenerator.GetBytes(64),
        ];
        foreach (var attempt in attempts)
            (await CompleteAsync(prepared, attempt)).ShouldBe("signing.signature-invalid");
    }

    [Fact]
    public async Task A_signature_is_good_for_one_slip_only()
    {
        var clerk = office.Hire();
        var first = await office.PrepareAsync(clerk);
        var value = clerk.Sign(first.SignedAttributes, first.Algorithm);
        var second = await office.PrepareAsync(clerk, SigningOffice.Form("Phiếu khác"));

        var reused = await CompleteAsync(second, value);

        reused.ShouldBe("signing.signature-invalid");
        (await CompleteAsync(first, value)).ShouldBeNull();
    }

    [Fact]
    public async Task A_prepared_form_that_changed_in_store_is_refused()
    {
        var clerk = office.Hire();
        var prepared = await office.PrepareAsync(clerk);
        var value = clerk.Sign(prepared.SignedAttributes, prepared.Algorithm);
        var other = await office.PrepareAsync(clerk, SigningOffice.Form("Phiếu khác"));
        var pdf = (byte[])prepared.Pdf.Clone();
        pdf[200] ^= 1;

        PreparedForm[] changed =
        [
            prepared with
            {
                Pdf = pdf,
            },
            prepared with
            {
                Pdf = other.Pdf,
                ByteRange = other.ByteRange,
            },
            prepared with
            {
                Digest = other.Digest,
            },
            prepared with
            {
                SignedAttributes = other.SignedAttributes,
            },
            prepared with
            {
                CertificateChain = office.Hire().Chain,
            },
            prepared with
            {
                CertificateChain = [],
            },
            prepared with
            {
                ByteRange = [0, 10, 5, prepared.Pdf.Length - 5],
            },
            prepared with
            {
                ByteRange = [0, 1],
            },
        ];
        foreach (var form in changed)
            (await CompleteAsync(form, value)).ShouldBe("signing.prepared-form-altered");
    }

    [Fact]
    public async Task A_certificate_revoked_between_the_stages_signs_nothing()
    {
        var clerk = office.Hire();
        var prepared = await office.PrepareAsync(clerk);
        office.Authority.Revoke(clerk.Serial, CertificateRevocation.KeyCompromise);

        var outcome = await CompleteAsync(prepared, clerk.Sign(prepared.SignedAttributes, prepared.Algorithm));

        outcome.ShouldBe("signing.certificate.revoked");
    }

    [Fact]
    public async Task A_certificate_that_expired_between_the_stages_signs_nothing()
    {
        var clerk = office.Hire();
        var prepared = await office.PrepareAsync(clerk);
        ((FakeTimeProvider)office.Clock).Advance(TimeSpan.FromDays(367));

        var outcome = await CompleteAsync(prepared, clerk.Sign(prepared.SignedAttributes, prepared.Algorithm));

        outcome.ShouldBe("signing.certificate.expired");
    }

    [Fact]
    public async Task An_algorithm_that_does_not_fit_the_key_is_refused()
    {
        var refused = await office.Signing.PrepareAsync(
            office.Content(office.Hire(), algorithm: SigningAlgorithm.RsaPss),
            Cancellation
        );

        refused.Error.Code.ShouldBe("signing.algorithm-unfit");
    }

    [Fact]
    public async Task Only_forms_of_our_own_making_are_signed()
    {
        var clerk = office.Hire();
        var form = SigningOffice.Form();
        var signed = await office.SignAsync(clerk, form);

        byte[][] strangers =
        [
            [],
            Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF\n"),
            form[..^1],
            [.. form, (byte)'\n'],
            signed.Pdf,
            TamperedSlips.Updated(form, file => (file.Latest.Size, "<</S /JavaScript /JS (app.alert\\(1\\))>>")),
            Encoding.Latin1.GetBytes(
                Encoding.Latin1.GetString(form).Replace("/Tabs /S", "/Annots[]", StringComparison.Ordinal)
            ),
        ];
        foreach (var stranger in strangers)
            (await PrepareAsync(office.Content(clerk, stranger))).ShouldBe("signing.form-not-signable");
    }

    [Theory]
    [InlineData(2, 100, 100, 200, 60)]
    [InlineData(0, 100, 100, 200, 60)]
    [InlineData(-2, 100, 100, 200, 60)]
    [InlineData(1, -1, 100, 200, 60)]
    [InlineData(1, 100, 100, 5, 60)]
    [InlineData(1, 100, 100, 200, double.NaN)]
    public async Task A_block_that_does_not_fit_on_the_form_is_refused(int page, double x, double y, double w, double h)
    {
        var content = office.Content(office.Hire()) with { Place = new SignaturePlace(page, x, y, w, h) };

        (await PrepareAsync(content)).ShouldBe("signing.form-not-signable");
    }

    [Fact]
    public async Task A_form_with_structure_reason_and_picture_is_signed()
    {
        using var bitmap = new SkiaSharp.SKBitmap(80, 40);
        bitmap.Erase(SkiaSharp.SKColors.Transparent);
        bitmap.SetPixel(10, 10, SkiaSharp.SKColors.Blue);
        using var png = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        var clerk = office.Hire();
        var content = office.Content(clerk) with { Reason = "Tiếp nhận hồ sơ", HandwrittenImage = png.ToArray() };

        var prepared = (await office.Signing.PrepareAsync(content, Cancellation)).Value;

        (await CompleteAsync(prepared, clerk.Sign(prepared.SignedAttributes, prepared.Algorithm))).ShouldBeNull();
    }

    private async Task<string?> PrepareAsync(FormContent content) =>
        CodeOf(await office.Signing.PrepareAsync(content, Cancellation));

    private async Task<string?> CompleteAsync(PreparedForm prepared, byte[] value, byte[]? certificate = null) =>
        CodeOf(await office.Signing.CompleteAsync(prepared, new FormSignature(value, certificate), Cancellation));

    private static string? CodeOf<T>(Result<T> result) => result.IsRefused ? result.Error.Code : null;
}
