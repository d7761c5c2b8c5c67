using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Identity.Accounts;

namespace OnlinePublicServices.Identity.SignIn;

/// <summary>One field of a form.</summary>
internal sealed record Field(string Name, string LabelKey)
{
    public string Type { get; init; } = "text";
    public string Autocomplete { get; init; } = "off";
    public string? HintKey { get; init; }
    public string? Value { get; init; }
    public string? InputMode { get; init; }

    /// <summary>Names begin with capitals; whatever else is typed here does not.</summary>
    public bool Capitals { get; init; }
}

/// <summary>An account page being answered: its language, its way on, its errors.</summary>
internal sealed class AccountPage(HttpContext http)
{
    private readonly List<(string? Field, string TextKey)> _errors = [];

    public HttpContext Http => http;
    public AccountTexts Texts { get; } = new(http.Request.Query["lang"]);

    /// <summary>The entrance: staff or citizens.</summary>
    public string Kind => http.Request.Query["kind"] == AccountKinds.Staff ? AccountKinds.Staff : AccountKinds.Citizen;

    /// <summary>Where to go when done, a path of ours.</summary>
    public string ReturnUrl =>
        Clients.ReturnPath.IsLocal(http.Request.Query["returnUrl"])
            ? http.Request.Query["returnUrl"]!
            : $"/session/login?kind={Kind}";

    /// <summary>The portal's front page in this page's language.</summary>
    public string Home => Texts.Language == "en" ? "/en/" : "/";

    public string Address => http.Connection.RemoteIpAddress?.ToString() ?? "local";
    public bool HasErrors => _errors.Count > 0;
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>Notes an error, beside a field or for the whole form.</summary>
    public void Error(string textKey, string? field = null) => _errors.Add((field, textKey));

    /// <summary>Notes that there were too many tries, and says when the next one is looked at.</summary>
    public void SlowDown(AttemptLimit limit)
    {
        Status = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = limit.RetryAfterSeconds().ToString(CultureInfo.InvariantCulture);
        Error("signIn.slowDown");
    }

    /// <summary>An address of the account pages with this page's language, entrance and way on.</summary>
    public string Link(string path) =>
        QueryHelpers.AddQueryString(
            path,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["lang"] = Texts.Language,
                ["kind"] = Kind,
                ["returnUrl"] = Clients.ReturnPath.IsLocal(http.Request.Query["returnUrl"])
                    ? http.Request.Query["returnUrl"].ToString()
                    : null,
            }
        );

    /// <summary>A form with its error summary before it, unless the page shows that elsewhere.</summary>
    public Html Form(
        string buttonKey,
        IEnumerable<Field> fields,
        Html? hidden = null,
        string? action = null,
        bool summary = true
    )
    {
        var token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        var target = action is null ? Html.Empty : Html.Of($""" action="{action}" """);
        return Html.Of(
            $"""
            {(summary ? Summary() : Html.Empty)}<form method="post" novalidate{target}>
            <input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">{hidden ?? Html.Empty}
            {Html.Join(fields.Select(Control))}
            <button class="button" type="submit">{Texts[buttonKey]}</button>
            </form>
            """
        );
    }

    /// <summary>The whole page.</summary>
    public IResult Show(string titleKey, Html content)
    {
        var title = Texts[titleKey];
        var page = Html.Of(
            $"""
            <!doctype html>
            <html lang="{Texts.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="theme-color" content="#0b4a52">
            <meta name="robots" content="noindex">
            <title>{(HasErrors ? Texts["error.prefix"] : "")}{title} – {Texts["site"]}</title>
            <link rel="icon" type="image/svg+xml" href="/icon.svg">
            <link rel="stylesheet" href="/account/account.css">
            <script>{AccountAssets.Script}</script>
            </head>
            <body>
            <a class="skip" href="#content">{Texts["skip"]}</a>
            <header><div class="inner"><a class="brand" href="{Home}">{Mark}<span class="names">
            <span class="name">{Texts["site"]}</span> <span class="tagline">{Texts["site.tagline"]}</span></span></a>
            <a class="language" href="{LanguageLink()}" lang="{Texts.Other}" hreflang="{Texts.Other}">{Texts[
                "language.other"
            ]}</a></div></header>
            <main id="content" tabindex="-1"><div class="card"><h1>{title}</h1>
            {content}
            </div></main>
            <footer><div class="inner"><p>{Texts["footer"]}</p></div></footer>
            </body>
            </html>
            """
        );
        return Results.Content(page.Markup, "text/html; charset=utf-8", statusCode: Status);
    }

    /// <summary>The mark of the house, as on every page of the portal.</summary>
    private static readonly Html Mark = new(
        """
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path class="arch" d="M6 28V14.5a10 10 0 0 1 20 0V28h-5V14.8a5 5 0 0 0-10 0V28z"/><circle class="lamp" cx="16" cy="25" r="2.6"/></svg>
        """
    );

    private string LanguageLink()
    {
        var query = http.Request.Query.ToDictionary(q => q.Key, q => (string?)q.Value, StringComparer.Ordinal);
        query["lang"] = Texts.Other;
        return QueryHelpers.AddQueryString(http.Request.Path, query);
    }

    /// <summary>All errors at the top, read at once.</summary>
    public Html Summary() =>
        !HasErrors
            ? Html.Empty
            : Html.Of(
                $"""
                <div class="errors" role="alert" tabindex="-1" autofocus>
                <h2>{Texts["error.title"]}</h2><ul>{Html.Join(_errors.Select(SummaryLine))}</ul>
                </div>
                """
            );

    private Html SummaryLine((string? Field, string TextKey) error) =>
        error.Field is null
            ? Html.Of($"<li>{Texts[error.TextKey]}</li>")
            : Html.Of($"""<li><a href="#{error.Field}">{Texts[error.TextKey]}</a></li>""");

    private Html Control(Field field)
    {
        var error = _errors.FirstOrDefault(e => e.Field == field.Name).TextKey;
        var hint = field.HintKey is null
            ? Html.Empty
            : Html.Of($"""<p class="hint" id="{field.Name}-hint">{Texts[field.HintKey]}</p>""");
        var wrong = error is null
            ? Html.Empty
            : Html.Of($"""<p class="wrong" id="{field.Name}-error">{Texts[error]}</p>""");
        string[] describers =
        [
            .. field.HintKey is null ? Array.Empty<string>() : [field.Name + "-hint"],
            .. error is null ? Array.Empty<string>() : [field.Name + "-error"],
        ];
        var described =
            describers.Length == 0 ? Html.Empty : Html.Of($""" aria-describedby="{string.Join(' ', describers)}" """);
        var invalid = error is null ? Html.Empty : new Html(""" aria-invalid="true" """);
        var mode = field.InputMode is null ? Html.Empty : Html.Of($""" inputmode="{field.InputMode}" """);
        var capitals = field.Capitals ? "words" : "none";
        return Html.Of(
            $"""
            <div class="field{(error is null ? "" : " has-error")}">
            <label for="{field.Name}">{Texts[field.LabelKey]}</label>{hint}{wrong}
            <div class="entry"><input id="{field.Name}" name="{field.Name}" type="{field.Type}" value="{field.Value}" autocomplete="{field.Autocomplete}" autocapitalize="{capitals}" spellcheck="false" maxlength="200" required{described}{invalid}{mode}>{Reveal(
                field
            )}</div>
            </div>
            """
        );
    }

    /// <summary>Lets a person read the password while typing it; the script uncovers the button where it runs.</summary>
    private Html Reveal(Field field) =>
        field.Type != "password"
            ? Html.Empty
            : Html.Of(
                $"""
                <button class="reveal" type="button" hidden aria-controls="{field.Name}" data-other="{Texts[
                    "reveal.hide"
                ]}"><span>{Texts["reveal.show"]}</span><span class="visually-hidden"> {Texts[field.LabelKey]}</span></button>
                """
            );
}
