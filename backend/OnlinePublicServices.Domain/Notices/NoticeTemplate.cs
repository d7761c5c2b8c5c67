using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Notices;

/// <summary>
/// <c>Mẫu thông báo</c>: how a notice of one kind is worded, as an office edits it. Plain text with placeholders in braces;
/// a line one of whose placeholders has no value is left out. No source; ours.
/// </summary>
/// <param name="Id">Which notice: an id of <see cref="NoticeForms"/>.</param>
/// <param name="Subject">The mail's subject. It names the code at most, and nothing about a person.</param>
/// <param name="Mail">The mail's words, line by line; who sent it and how to tell a false one is added below them.</param>
/// <param name="Sms">The text's words, Vietnamese, its lines put into one; where the portal is is added behind them.</param>
/// <param name="Portal">As it stands in the portal.</param>
/// <param name="ValidFrom">First day in Viet Nam on which it is used; nothing: as soon as it is adopted.</param>
public sealed record NoticeTemplate(
    string Id,
    LocalText Subject,
    LocalText Mail,
    string? Sms = null,
    PortalWords? Portal = null,
    DateOnly? ValidFrom = null
);

/// <summary>A notice as it stands in the portal, in both of its languages.</summary>
/// <param name="Title">One line.</param>
/// <param name="Text">What there is to do, in a sentence or two.</param>
public sealed record PortalWords(LocalText Title, LocalText Text)
{
    /// <summary>The same with its values, in both languages.</summary>
    /// <param name="valueOf">The value of a placeholder; nothing where there is none.</param>
    public PortalWords Filled(Func<string, LocalText?> valueOf) => new(Filled(Title, valueOf), Filled(Text, valueOf));

    private static LocalText Filled(LocalText text, Func<string, LocalText?> valueOf) =>
        new(
            TemplateText.Read(text.Vi).Fill(name => valueOf(name)?.Vi),
            text.En is { } english
                ? TemplateText.Read(english).Fill(name => valueOf(name)?.En ?? valueOf(name)?.Vi)
                : null
        );
}
