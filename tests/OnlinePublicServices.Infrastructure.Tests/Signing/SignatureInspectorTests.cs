using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using OnlinePublicServices.Infrastructure.Signing.Pdf;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

public sealed class SignatureInspectorTests : IAsyncLifetime
{
    // What may stand behind the signature itself is tried elsewhere.
    private readonly SigningOffice office = new(settings: [("Signing:Revocation:Embed", "false")]);
    private Signer clerk = null!;
    private byte[] slip = null!;

    public async ValueTask InitializeAsync()
    {
        clerk = office.Hire();
        slip = (await office.SignAsync(clerk)).Pdf;
    }

    public ValueTask DisposeAsync()
    {
        office.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_genuine_slip_is_valid()
    {
        var names = new[] { "Nguyễn Thị Hường", "Đặng Ư Ơ ẫ", "Lê Văn Ánh".Normalize(NormalizationForm.FormD), "A" };
        var forms = new[] { "Giấy tiếp nhận", "Ngày hẹn trả: 12/03/2026".Normalize(NormalizationForm.FormD) };

        foreach (var name in names)
        foreach (var form in forms)
        foreach (var algorithm in Enum.GetValues<SigningAlgorithm>())
        {
            var signer = office.Hire(name, rsa: algorithm != SigningAlgorithm.EcdsaP256);
            var signed = await office.SignAsync(signer, SigningOffice.Form(form), algorithm);
            var inspection = await office.InspectAsync(signed.Pdf);
            inspection.Verdict.ShouldBe(InspectionVerdict.Valid, $"{name}, {algorithm}");
            inspection.Signature!.SignerName.ShouldBe(name);
        }
    }

    [Fact]
    public async Task A_valid_slip_tells_who_signed_when_and_what_is_trusted()
    {
        var signature = (await office.InspectAsync(slip)).Signature!;

        signature.SignerName.ShouldBe("Nguyễn Thị Hường");
        signature.SignerOrganisation.ShouldBe("UBND xã Triệu Sơn");
        signature.CertificateSerial.ShouldBe(clerk.Serial);
        signature.ClaimedAt.ShouldBe(SigningOffice.Morning);
        signature.TimestampedAt.ShouldBe(SigningOffice.Morning);
        signature.Anchor!.Store.ShouldBe(TrustStore.Development);
    }

    [Fact]
    public async Task No_slip_with_one_changed_byte_is_valid()
    {
        var tampered = TamperedSlips.OneByteChanged(slip).ToList();

        tampered.Count.ShouldBeGreaterThan(1000);
        foreach (var file in tampered)
            (await office.InspectAsync(file)).Verdict.ShouldNotBe(InspectionVerdict.Valid);
    }

    [Fact]
    public async Task Bytes_behind_the_end_are_named()
    {
        foreach (var file in TamperedSlips.Appended(slip))
            await ShouldBeAlteredAsync(file, InspectionReason.BytesAppended);
    }

    [Fact]
    public async Task A_missing_end_is_named()
    {
        foreach (var file in TamperedSlips.Cut(slip))
            await ShouldBeAlteredAsync(file, InspectionReason.Cut);
    }

    [Fact]
    public async Task Updates_after_the_signature_are_named_for_what_they_do()
    {
        await ShouldBeAlteredAsync(TamperedSlips.WithOtherText(slip), InspectionReason.UpdatedAfterSignature);
        await ShouldBeAlteredAsync(TamperedSlips.WithOtherFont(slip), InspectionReason.FontsSwapped);
        await ShouldBeAlteredAsync(TamperedSlips.WithEvilAnnotation(slip), InspectionReason.AnnotationAdded);
        await ShouldBeAlteredAsync(TamperedSlips.WithSecondSignature(slip), InspectionReason.SignedAgain);
        await ShouldBeAlteredAsync(TamperedSlips.WithValidationData(slip), InspectionReason.UpdatedAfterSignature);
    }

    [Fact]
    public async Task Moved_ranges_are_never_valid()
    {
        foreach (var file in TamperedSlips.Wrapped(slip))
            (await office.InspectAsync(file)).Verdict.ShouldBe(InspectionVerdict.Altered);
        await ShouldBeAlteredAsync(TamperedSlips.Wrapped(slip).ElementAt(1), InspectionReason.Wrapped);
    }

    [Fact]
    public async Task An_emptied_signature_is_never_valid()
    {
        foreach (var file in TamperedSlips.Emptied(slip))
            (await office.InspectAsync(file)).Verdict.ShouldNotBe(InspectionVerdict.Valid);
        foreach (var file in TamperedSlips.Emptied(slip).Take(8))
            await ShouldBeAlteredAsync(file, InspectionReason.SignatureEmptied);
    }

    [Fact]
    public async Task Nothing_can_be_slipped_into_the_unsigned_parts_of_the_signature()
    {
        var other = (await office.SignAsync(clerk, SigningOffice.Form("Khác"))).Pdf;
        var token = CmsSignature.TryRead(SignedFormStructure.Read(other).Cms)!.TimestampToken!;

        foreach (var file in TamperedSlips.Respelled(slip, office.Hire().Chain[0], token))
            (await office.InspectAsync(file)).Verdict.ShouldNotBe(InspectionVerdict.Valid);
    }

    [Fact]
    public async Task A_signature_copied_into_another_slip_is_an_alteration_and_names_its_origin()
    {
        var other = (await office.SignAsync(clerk, SigningOffice.Form("Ngày hẹn trả: 01/01/2030"))).Pdf;
        var origin = (await office.InspectAsync(slip)).Signature!.SignatureSha256;

        var inspection = await office.InspectAsync(TamperedSlips.Copied(slip, other));

        inspection.Verdict.ShouldBe(InspectionVerdict.Altered);
        inspection.Reasons.ShouldBe([InspectionReason.ContentChanged]);
        inspection.Signature!.SignatureSha256.ShouldBe(origin);
    }

    [Fact]
    public async Task A_slip_signed_again_with_the_same_names_under_another_root_is_not_trusted()
    {
        using var elsewhere = new SigningOffice();
        var forged = await elsewhere.SignAsync(elsewhere.Hire());

        var inspection = await office.InspectAsync(forged.Pdf);

        inspection.Verdict.ShouldBe(InspectionVerdict.Untrusted);
        inspection.Reasons.ShouldBe([InspectionReason.TimestampUntrusted]);
    }

    [Fact]
    public async Task A_self_made_certificate_with_a_genuine_timestamp_is_not_trusted()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = Signer
            .Blank(key, "CN=Nguyễn Thị Hường")
            .CreateSelfSigned(SigningOffice.Morning.AddDays(-1), SigningOffice.Morning.AddYears(1));
        var forger = new Signer("Nguyễn Thị Hường", key, [made.RawData]);
        var prepared = await office.PrepareAsync(clerk);

        var forged = await TamperedSlips.SignedOutsideAsync(office, forger, prepared.Pdf, prepared.ByteRange);

        var inspection = await office.InspectAsync(forged);
        inspection.Verdict.ShouldBe(InspectionVerdict.Untrusted);
        inspection.Reasons.ShouldBe([InspectionReason.SignerUntrusted]);
    }

    [Theory]
    [InlineData("/P 1\n/V /1.2", "/P 2\n/V /1.2")]
    [InlineData("/SigFlags 3", "/SigFlags 1")]
    [InlineData("/F 132", "/F 130")]
    [InlineData("/Filter /Adobe.PPKLite", "/Filter /Adobe.PPKLitE")]
    public async Task A_clerk_who_signs_another_shape_than_ours_is_not_called_valid(string ours, string other)
    {
        var prepared = await office.PrepareAsync(clerk);
        var changed = TamperedSlips.Patch(prepared.Pdf, ours, other);

        var signed = await TamperedSlips.SignedOutsideAsync(office, clerk, changed, prepared.ByteRange);

        (await office.InspectAsync(signed)).Verdict.ShouldBe(InspectionVerdict.Foreign);
        var untouched = await TamperedSlips.SignedOutsideAsync(office, clerk, prepared.Pdf, prepared.ByteRange);
        (await office.InspectAsync(untouched)).Verdict.ShouldBe(InspectionVerdict.Valid);
    }

    [Fact]
    public async Task A_revocation_counts_from_its_day_and_not_before()
    {
        var clock = (FakeTimeProvider)office.Clock;
        clock.Advance(TimeSpan.FromDays(3));
        var later = (await office.SignAsync(clerk)).Pdf;
        clock.Advance(TimeSpan.FromHours(1));
        office.Authority.Revoke(clerk.Serial, CertificateRevocation.AffiliationChanged);

        var inspection = await office.InspectAsync(later);

        inspection.Verdict.ShouldBe(InspectionVerdict.Valid);
        inspection.Reasons.ShouldBe([InspectionReason.CertificateRevokedLater]);
    }

    [Fact]
    public async Task A_slip_stays_valid_after_its_certificate_expired()
    {
        ((FakeTimeProvider)office.Clock).Advance(TimeSpan.FromDays(900));

        (await office.InspectAsync(slip)).Verdict.ShouldBe(InspectionVerdict.Valid);
    }

    [Fact]
    public async Task A_form_before_its_signature_is_not_signed()
    {
        var inspection = await office.InspectAsync(SigningOffice.Form());

        inspection.Verdict.ShouldBe(InspectionVerdict.NotSigned);
        inspection.Reasons.ShouldBe([InspectionReason.NoSignature]);
    }

    [Fact]
    public async Task Other_files_are_called_what_they_are()
    {
        var foreign = Encoding.ASCII.GetBytes(
            "%PDF-1.7\n1 0 obj <</ByteRange [0 1 2 3]/SubFilter/adbe.pkcs7.detached>>"
        );

        (await office.InspectAsync([])).Verdict.ShouldBe(InspectionVerdict.Malformed);
        (await office.InspectAsync("GIF89a"u8.ToArray())).Verdict.ShouldBe(InspectionVerdict.Malformed);
        (await office.InspectAsync(foreign)).Verdict.ShouldBe(InspectionVerdict.Foreign);
        (await office.InspectAsync(new byte[ISignatureInspector.LargestFile + 1])).Verdict.ShouldBe(
            InspectionVerdict.TooLarge
        );
    }

    [Fact]
    public async Task Hostile_files_are_answered_within_two_seconds()
    {
        var length = ISignatureInspector.LargestFile - 16;
        var header = "%PDF-1.4\n%\u00ff\u00ff\u00ff\u00ff\n1 0 obj\n";
        foreach (var filler in new[] { '[', '<', '(', '/', '1', ' ', '\n', '\0', '%' })
        {
            var hostile = Encoding.Latin1.GetBytes(header + new string(filler, length - header.Length));

            // The best of three: other work on the machine is not ours to judge.
            var best = TimeSpan.MaxValue;
            for (var attempt = 0; attempt < 3 && best > TimeSpan.FromSeconds(2); attempt++)
            {
                var watch = Stopwatch.StartNew();
                (await office.InspectAsync(hostile)).Verdict.ShouldNotBe(InspectionVerdict.Valid);
                best = watch.Elapsed < best ? watch.Elapsed : best;
            }

            best.ShouldBeLessThan(TimeSpan.FromSeconds(2), $"'{filler}'");
        }
    }

    private async Task ShouldBeAlteredAsync(byte[] file, InspectionReason reason)
    {
        var inspection = await office.InspectAsync(file);
        inspection.Verdict.ShouldBe(InspectionVerdict.Altered);
        inspection.Reasons.ShouldContain(reason);
    }
}
