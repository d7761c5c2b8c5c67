using System.Text;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Pdf;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

/// <summary>A paper that goes out under the office's seal, and the clerk's own signature added later.</summary>
public sealed class LadderTests : IAsyncLifetime
{
    private static readonly SignatureAuthor Author = new("Nguyễn Thị Hường", "Công chức Tư pháp - Hộ tịch");
    private static readonly SignaturePlace SecondPlace = new(1, 330, 60, 200, 50);

    private readonly SigningOffice office = new(clock: TimeProvider.System);
    private Signer seal = null!;
    private Signer clerk = null!;
    private byte[] sealedSlip = null!;
    private byte[] signedSlip = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        seal = office.Hire("Ủy ban nhân dân xã Triệu Sơn", rsa: true);
        clerk = office.Hire(Author.Name);
        sealedSlip = (await SignAsync(seal, SigningOffice.Form(), Author, SecondPlace)).Pdf;
        signedSlip = (await SignAsync(clerk, sealedSlip)).Pdf;
    }

    public ValueTask DisposeAsync()
    {
        office.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_clerks_signature_is_added_behind_the_seal_and_changes_not_one_byte_before_it()
    {
        signedSlip.AsSpan(0, sealedSlip.Length).SequenceEqual(sealedSlip).ShouldBeTrue();

        var inspection = await office.InspectAsync(signedSlip);

        inspection.Verdict.ShouldBe(InspectionVerdict.Valid);
        inspection.Signature!.Author.ShouldBe(Author);
        inspection.Signature.SignerName.ShouldBe(seal.Name);
        inspection.Second!.SignerName.ShouldBe(clerk.Name);
        (await office.InspectAsync(sealedSlip)).Second.ShouldBeNull();
    }

    [Fact]
    public async Task The_place_for_the_clerk_may_lie_where_its_corners_are_rounded()
    {
        var place = new SignaturePlace(1, 330.0004, 60.0004, 200.0004, 50.0004);

        var slip = (await SignAsync(seal, SigningOffice.Form(), Author, place)).Pdf;
        var signed = (await SignAsync(clerk, slip)).Pdf;

        (await office.InspectAsync(signed)).Second!.SignerName.ShouldBe(clerk.Name);
    }

    [Fact]
    public async Task Poppler_finds_both_signatures_valid_and_qpdf_nothing_to_repair()
    {
        var path = Path.Combine(office.Folder, "slip.pdf");
        await File.WriteAllBytesAsync(path, signedSlip, Cancel);

        var seen = (await OutsideTool.RunAsync("pdfsig", path)).Output;

        seen.Split("Signature Validation: Signature is Valid.").Length.ShouldBe(3);
        (await OutsideTool.RunAsync("qpdf", "--check", path)).ExitCode.ShouldBe(0);
        if (Environment.GetEnvironmentVariable("KEEP_SIGNED_SLIP") is { Length: > 0 } copy)
            File.Copy(path, copy, overwrite: true);
    }

    [Fact]
    public async Task No_byte_of_a_paper_with_two_signatures_can_be_changed()
    {
        var changed = TamperedSlips.OneByteChanged(signedSlip).Where((_, i) => i % 4 == 0).ToList();

        changed.Count.ShouldBeGreaterThan(500);
        foreach (var file in changed)
            (await office.InspectAsync(file)).Verdict.ShouldNotBe(InspectionVerdict.Valid);
    }

    [Fact]
    public async Task A_third_signature_a_moved_stamp_and_a_changed_page_are_never_valid()
    {
        byte[][] tampered =
        [
            TamperedSlips.WithOtherText(signedSlip),
            TamperedSlips.WithOtherText(sealedSlip),
            TamperedSlips.WithEvilAnnotation(sealedSlip),
            TamperedSlips.WithSecondSignature(signedSlip),
            TamperedSlips.WithSecondSignature(sealedSlip),
            WithFieldChanged(sealedSlip, field => field.With("Rect", Square(0, 0, 595, 842))),
            WithFieldChanged(signedSlip, field => field.With("Rect", Square(0, 0, 595, 842))),
            WithFieldChanged(sealedSlip, field => field.With("TU", PdfString.Text("Khác"))),
        ];

        foreach (var file in tampered)
            (await office.InspectAsync(file)).Verdict.ShouldNotBe(InspectionVerdict.Valid);
    }

    [Fact]
    public async Task What_stands_behind_proofs_and_a_second_signature_is_named_as_well()
    {
        var appended = await office.InspectAsync([.. signedSlip, .. "\n%%EOF\n"u8]);
        var cut = await office.InspectAsync(signedSlip[..^300]);

        appended.Reasons.ShouldBe([InspectionReason.BytesAppended]);
        cut.Reasons.ShouldBe([InspectionReason.Cut]);
    }

    [Fact]
    public async Task A_paper_that_was_certified_for_good_takes_no_second_signature()
    {
        var closed = (await SignAsync(clerk, SigningOffice.Form())).Pdf;

        foreach (var paper in new[] { closed, signedSlip })
            (await office.Signing.PrepareAsync(office.Content(clerk, paper), Cancel)).Error.ShouldBe(
                SigningErrors.FormNotSignable
            );
    }

    [Fact]
    public async Task The_author_is_part_of_what_the_seal_covers()
    {
        var prepared = (await office.Signing.PrepareAsync(office.Content(seal) with { Author = Author }, Cancel)).Value;
        var signature = new FormSignature(seal.Sign(prepared.SignedAttributes, prepared.Algorithm));

        var renamed = await office.Signing.CompleteAsync(
            prepared with
            {
                Author = Author with { Name = "Người khác" },
            },
            signature,
            Cancel
        );

        renamed.Error.ShouldBe(SigningErrors.PreparedFormAltered);
    }

    [Fact]
    public async Task Where_the_sources_answer_the_file_proves_by_itself_that_nothing_was_revoked()
    {
        var inspection = await office.InspectAsync(signedSlip);

        inspection.Signature!.IsLongTerm.ShouldBeTrue();
        inspection.Second!.IsLongTerm.ShouldBeTrue();
        var evidence = SignedFormStructure.Read(signedSlip).Second!.Evidence!;
        evidence.Lists.Count.ShouldBeGreaterThanOrEqualTo(2);
        Encoding.Latin1.GetString(signedSlip).ShouldContain("/VRI");
    }

    [Fact]
    public async Task Without_the_proofs_the_paper_is_valid_and_says_that_it_lacks_them()
    {
        using var silent = new SigningOffice(
            clock: TimeProvider.System,
            settings: [("Signing:Revocation:Embed", "false")]
        );

        var slip = await silent.SignAsync(silent.Hire());

        slip.IsLongTerm.ShouldBeFalse();
        var inspection = await silent.InspectAsync(slip.Pdf);
        (inspection.Verdict, inspection.Signature!.IsLongTerm).ShouldBe((InspectionVerdict.Valid, false));
    }

    private async Task<SignedForm> SignAsync(
        Signer signer,
        byte[] form,
        SignatureAuthor? author = null,
        SignaturePlace? second = null
    )
    {
        var content = office.Content(signer, form) with { Author = author, SecondPlace = second };
        var prepared = (await office.Signing.PrepareAsync(content, Cancel)).Value;
        var signature = new FormSignature(signer.Sign(prepared.SignedAttributes, prepared.Algorithm));
        return (await office.Signing.CompleteAsync(prepared, signature, Cancel)).Value;
    }

    /// <summary>An update that redefines the second field.</summary>
    private static byte[] WithFieldChanged(byte[] slip, Func<PdfDict, PdfDict> change)
    {
        var file = PdfFile.Read(slip);
        var fields = (PdfArray)((PdfDict)file.Catalog.Dict!["AcroForm"]!)["Fields"]!;
        var field = ((PdfRef)fields.Items[1]).Number;
        using var increment = new PdfIncrement(slip, file);
        increment.Add(field, change(file.Find(field)!.Dict!));
        return increment.Finish(file.Latest.Size);
    }

    private static PdfArray Square(params int[] sides) => new([.. sides.Select(PdfAtom.Of)]);
}
