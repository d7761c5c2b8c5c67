using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Notices;

/// <summary>Something wrong with a template.</summary>
/// <param name="Path">The field, in the template's own names: <c>mail.vi</c>, <c>portal.title.en</c>.</param>
/// <param name="Code">What, as a stable code.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Found">The placeholder that is at fault or missing.</param>
public sealed record TemplateFault(string Path, string Code, int Line, int Column, string? Found);

/// <summary>
/// What a template must be: only its own placeholders, all that it needs, plain words and no way to anywhere but the portal.
/// A subject may hold the code at most. Limits: <see cref="SubjectMax"/>, <see cref="MailMax"/>, <see cref="TitleMax"/>,
/// <see cref="TextMax"/> letters; a text <see cref="PlainPartsMax"/> parts in the alphabet of GSM (160 letters in one, 153 in
/// each of several) and <see cref="AccentedPartsMax"/> with accents, in UCS-2 (70 and 67), whichever way it is sent.
/// Codes: <c>field.required</c>, <c>template.too-long</c>, <c>template.too-many-parts</c>, <c>template.brace-open</c>,
/// <c>template.brace-nested</c>, <c>template.brace-stray</c>, <c>template.placeholder-unknown</c>,
/// <c>template.placeholder-elsewhere</c>, <c>template.placeholder-missing</c>, <c>template.link-alone</c>,
/// <c>template.control-character</c>, <c>template.markup</c>, <c>template.address</c>, <c>template.not-for-kind</c>,
/// <c>template.unknown</c>. No source; ours.
/// </summary>
public static partial class TemplateCheck
{
    /// <summary>Letters of a subject.</summary>
    public const int SubjectMax = 120;

    /// <summary>Letters of a mail.</summary>
    public const int MailMax = 4_000;

    /// <summary>Letters of a text before its placeholders are filled.</summary>
    public const int SmsMax = 400;

    /// <summary>Letters of a title in the portal.</summary>
    public const int TitleMax = 120;

    /// <summary>Letters of the sentences in the portal.</summary>
    public const int TextMax = 400;

    /// <summary>Parts of a text without accents.</summary>
    public const int PlainPartsMax = 2;

    /// <summary>Parts of a text with accents.</summary>
    public const int AccentedPartsMax = 4;

    /// <summary>Letters that are kept free in a text for the portal's name and the warning behind the words.</summary>
    private const int SmsFrame = 80;

    private const int FaultsMax = 20;

    /// <summary>All that is wrong, at most twenty faults in a field.</summary>
    public static IReadOnlyList<TemplateFault> Check(NoticeTemplate template)
    {
        if (NoticeForms.Find(template.Id) is not { } form)
        {
            return [new TemplateFault("id", "template.unknown", 1, 1, null)];
        }

        return
        [
            .. Check(form, NoticeField.Subject, "subject", template.Subject, form.IsBilingual),
            .. Check(form, NoticeField.Mail, "mail", template.Mail, form.IsBilingual),
            .. form.HasSms ? CheckSms(form, template.Sms) : MustNotBe("sms", template.Sms),
            .. CheckPortal(form, template.Portal),
        ];
    }

    private static IEnumerable<TemplateFault> CheckPortal(NoticeForm form, PortalWords? portal) =>
        (form.HasSms, portal) switch
        {
            (false, null) => [],
            (false, _) => [At("portal", "template.not-for-kind")],
            (true, null) => [At("portal.title.vi", "field.required")],
            (true, { } words) =>
            [
                .. Check(form, NoticeField.PortalTitle, "portal.title", words.Title, isBilingual: true),
                .. Check(form, NoticeField.PortalText, "portal.text", words.Text, isBilingual: true),
            ],
        };

    private static IEnumerable<TemplateFault> Check(
        NoticeForm form,
        NoticeField field,
        string path,
        LocalText text,
        bool isBilingual
    ) =>
        [
            .. Check(form, field, $"{path}.vi", text.Vi),
            .. isBilingual ? Check(form, field, $"{path}.en", text.En) : MustNotBe($"{path}.en", text.En),
        ];

    private static IEnumerable<TemplateFault> MustNotBe(string path, string? text) =>
        text is null ? [] : [At(path, "template.not-for-kind")];

    private static IReadOnlyList<TemplateFault> CheckSms(NoticeForm form, string? text)
    {
        var faults = Check(form, NoticeField.Sms, "sms", text);
        if (faults.Count > 0)
        {
            return faults;
        }

        var words = TemplateText.Read(text!).Fill(name => new string('0', LongestOf(form.Find(name)!)));
        var longest = words.Replace('\n', ' ') + new string('\u01A1', SmsFrame);
        return
            SmsText.Parts(SmsText.WithoutAccents(longest)) > PlainPartsMax || SmsText.Parts(longest) > AccentedPartsMax
            ? [At("sms", "template.too-many-parts")]
            : [];
    }

    private static IReadOnlyList<TemplateFault> Check(NoticeForm form, NoticeField field, string path, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [At(path, "field.required")];
        }

        // Before anything reads it.
        if (text.Length > LongestOf(field))
        {
            return [At(path, "template.too-long")];
        }

        var read = TemplateText.Read(text);
        return
        [
            .. read
                .Faults.Concat(OfLetters(text, isOneLine: field is NoticeField.Subject or NoticeField.PortalTitle))
                .Concat(OfAddresses(text))
                .Concat(OfPlaceholders(form, field, [.. read.Pieces]))
                .OrderBy(fault => (fault.Line, fault.Column))
                .Take(FaultsMax)
                .Select(fault => new TemplateFault(path, fault.Code, fault.Line, fault.Column, fault.Found)),
        ];
    }

    /// <summary>What a reader doesn't see, what would end a header, and what a program takes for markup.</summary>
    private static IEnumerable<TextFault> OfLetters(string text, bool isOneLine)
    {
        var (line, column) = (1, 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' && !isOneLine)
            {
                (line, column) = (line + 1, 1);
                continue;
            }

            if (IsInvisible(rune))
            {
                yield return new TextFault("template.control-character", line, column);
            }
            else if (rune.Value is '<' or '>')
            {
                yield return new TextFault("template.markup", line, column);
            }

            column += rune.Utf16SequenceLength;
        }
    }

    private static bool IsInvisible(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;

    /// <summary>
    /// Telephones and mail programs make links of anything that looks like an address, also once its accents are gone, as
    /// they are in most texts.
    /// </summary>
    private static IEnumerable<TextFault> OfAddresses(string text) =>
        text.Split('\n')
            .Index()
            .SelectMany(line =>
                Address()
                    .Matches(Plain(line.Item))
                    .Select(match => new TextFault("template.address", line.Index + 1, match.Index + 1))
            );

    /// <summary>Half a letter has no accents to take away, and is a fault of its own.</summary>
    private static string Plain(string line) =>
        line.EnumerateRunes().Contains(Rune.ReplacementChar) ? line : SmsText.WithoutAccents(line);

    [GeneratedRegex(
        @"://|@|(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)|(?<![\p{L}\p{Nd}-])[\p{L}\p{Nd}-]+\.[A-Za-z]{2,}(?![\p{L}\p{Nd}])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Address();

    private static IEnumerable<TextFault> OfPlaceholders(
        NoticeForm form,
        NoticeField field,
        IReadOnlyList<TemplatePiece> pieces
    )
    {
        foreach (var (at, piece) in pieces.Index().Where(one => one.Item.IsPlaceholder))
        {
            if (form.Find(piece.Words) is not { } known)
            {
                yield return Of("template.placeholder-unknown", piece);
            }
            else if (!known.In.Contains(field))
            {
                yield return Of("template.placeholder-elsewhere", piece);
            }
            else if (known.Type is PlaceholderType.Link && !StandsAlone(pieces, at))
            {
                yield return Of("template.link-alone", piece);
            }
        }

        foreach (
            var missing in form.Placeholders.Where(one =>
                one.NeededIn.Contains(field) && !pieces.Any(piece => piece.IsPlaceholder && piece.Words == one.Name)
            )
        )
        {
            yield return new TextFault("template.placeholder-missing", 1, 1, missing.Name);
        }
    }

    /// <summary>Whatever touches a link would become a part of it.</summary>
    private static bool StandsAlone(IReadOnlyList<TemplatePiece> pieces, int at)
    {
        var before = at > 0 && pieces[at - 1].Line == pieces[at].Line ? pieces[at - 1] : null;
        var after = at + 1 < pieces.Count && pieces[at + 1].Line == pieces[at].Line ? pieces[at + 1] : null;
        return before is null or { IsPlaceholder: false, Words: [.., ' '] }
            && after is null or { IsPlaceholder: false, Words: [' ', ..] };
    }

    private static TextFault Of(string code, TemplatePiece piece) => new(code, piece.Line, piece.Column, piece.Words);

    private static TemplateFault At(string path, string code) => new(path, code, 1, 1, null);

    private static int LongestOf(NoticeField field) =>
        field switch
        {
            NoticeField.Subject => SubjectMax,
            NoticeField.Mail => MailMax,
            NoticeField.Sms => SmsMax,
            NoticeField.PortalTitle => TitleMax,
            NoticeField.PortalText => TextMax,
        };

    /// <summary>How many letters a value of a text has at most.</summary>
    private static int LongestOf(NoticePlaceholder placeholder) =>
        placeholder.Type switch
        {
            PlaceholderType.Code => 26,
            PlaceholderType.Instant => 16,
            PlaceholderType.Day => 10,
            PlaceholderType.Name or PlaceholderType.Link or PlaceholderType.Words => 80,
        };
}
