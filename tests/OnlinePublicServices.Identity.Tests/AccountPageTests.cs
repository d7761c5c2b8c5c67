using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OnlinePublicServices.Identity.Accounts;
using OnlinePublicServices.Identity.Tests.Hosting;

namespace OnlinePublicServices.Identity.Tests;

public sealed partial class AccountPageTests : IAsyncLifetime
{
    private const string NewPassword = "chim se nho tren canh cao";

    private readonly DataFolder _data = new();
    private PortalHost _portal = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalHost.StartAsync(_data);
        await _portal.SeedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Unknown_name_wrong_password_and_the_wrong_entrance_get_the_same_answer()
    {
        var wrongPassword = await RefusalAsync("citizen", "lan@example.org", "khong phai mat khau");
        var unknownName = await RefusalAsync("citizen", "moc@example.org", "khong phai mat khau");
        var staffAsCitizen = await RefusalAsync("citizen", "tv.binh", PortalHost.Password);

        unknownName.Replace("moc@", "lan@").ShouldBe(wrongPassword);
        staffAsCitizen.Replace("tv.binh", "lan@example.org").ShouldBe(wrongPassword);
        wrongPassword.ShouldContain("Tên đăng nhập hoặc mật khẩu không đúng");
    }

    [Fact]
    public async Task A_citizen_cannot_enter_as_staff()
    {
        var refused = await RefusalAsync("staff", "lan@example.org", PortalHost.Password);

        refused.ShouldContain("role=\"alert\"");
    }

    [Fact]
    public async Task Signed_in_as_a_citizen_one_is_asked_again_at_the_staff_entrance()
    {
        using var browser = _portal.Browser();
        await browser.SignInCitizenAsync();

        await browser.GetAsync("/session/login?kind=staff");

        browser.Address.PathAndQuery.ShouldStartWith("/account/sign-in?kind=staff");
    }

    [Fact]
    public async Task A_changed_kind_in_the_address_does_not_turn_a_citizen_into_staff()
    {
        using var browser = _portal.Browser();
        await browser.SignInCitizenAsync();
        var authorize = await browser.FollowUntilAsync(
            "/session/login?kind=staff",
            to => to.AbsolutePath == "/connect/authorize"
        );

        await browser.GetAsync(authorize.PathAndQuery.Replace("wanted_kind=staff", "wanted_kind=citizen"));

        browser.Address.PathAndQuery.ShouldStartWith("/?signin=failed&code=kind-mismatch");
    }

    [Theory]
    [InlineData("moi@example.org", "moi@example.org")]
    [InlineData("0912 345.678", "+84912345678")]
    public async Task Somebody_registers_and_signs_in_with_what_they_typed_however_they_write_it(
        string typed,
        string later
    )
    {
        using var browser = _portal.Browser();
        var page = await TextAsync(await browser.GetAsync("/account/register"));

        var done = await browser.SubmitAsync(page, ("name", "Lê Văn Mới"), ("login", typed), ("password", NewPassword));
        await browser.SignInAsync("citizen", later, NewPassword);

        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.MeAsync()).GetProperty("name").GetString().ShouldBe("Lê Văn Mới");
    }

    [Fact]
    public async Task Registering_a_taken_address_looks_the_same_changes_nothing_and_tells_the_owner()
    {
        using var browser = _portal.Browser();
        var page = await TextAsync(await browser.GetAsync("/account/register"));

        var free = await TextAsync(
            await browser.SubmitAsync(page, ("name", "Ai Đó"), ("login", "ai@example.org"), ("password", NewPassword))
        );
        var proof = await _portal.Letters.NextAsync();
        var taken = await TextAsync(
            await browser.SubmitAsync(page, ("name", "Ai Đó"), ("login", "lan@example.org"), ("password", NewPassword))
        );
        var warning = await _portal.Letters.NextAsync();

        taken.ShouldBe(free);
        (proof.Kind, proof.To).ShouldBe((AccountLetterKind.EmailProof, "ai@example.org"));
        (warning.Kind, warning.To).ShouldBe((AccountLetterKind.AlreadyRegistered, "lan@example.org"));
        await browser.SignInAsync("citizen", "lan@example.org", NewPassword);
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_two_who_register_one_name_at_once_one_gets_the_account_and_both_the_same_answer()
    {
        const string Name = "cung.luc@example.org";
        using var data = new DataFolder();
        await using var portal = await PortalHost.StartAsync(data, interceptor: new SavedTogether(2));
        using Browser one = portal.Browser(),
            other = portal.Browser();
        var (first, second) = (
            await TextAsync(await one.GetAsync("/account/register")),
            await TextAsync(await other.GetAsync("/account/register"))
        );

        var answers = await Task.WhenAll(
            one.SubmitAsync(first, ("name", "Ai Đó"), ("login", Name), ("password", NewPassword)),
            other.SubmitAsync(second, ("name", "Ai Khác"), ("login", Name), ("password", NewPassword + " 2"))
        );

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await TextAsync(answers[0])).ShouldBe(await TextAsync(answers[1]));
        await one.SignInAsync("citizen", Name, NewPassword);
        await other.SignInAsync("citizen", Name, NewPassword + " 2");
        (await one.IsSignedInAsync() ^ await other.IsSignedInAsync()).ShouldBeTrue("one of them has the account");
    }

    [Fact]
    public async Task Staff_sets_the_first_password_by_letter_and_is_out_when_the_account_is_closed()
    {
        var officer = new StaffAccount(Guid.NewGuid(), "moi.canbo", "Đỗ Thị Mới", "moi@example.org", null);
        using var browser = _portal.Browser();

        await _portal.UseDoorAsync(door => door.OpenAsync(officer, CancellationToken.None));
        await _portal.UseDoorAsync(door => door.OpenAsync(officer, CancellationToken.None));
        var forgot = await TextAsync(await browser.GetAsync("/account/forgot-password"));
        await browser.SubmitAsync(forgot, ("login", officer.LoginName));
        var letter = await _portal.Letters.NextAsync();
        var reset = await TextAsync(await browser.GetAsync(letter.Link!.Address));
        await browser.SubmitAsync(reset, ("newPassword", NewPassword));
        await browser.SignInAsync("staff", officer.LoginName, NewPassword);
        var admitted = await browser.IsSignedInAsync();
        await _portal.UseDoorAsync(door => door.DisableAsync(officer.Subject, CancellationToken.None));

        letter.To.ShouldBe(officer.Email);
        admitted.ShouldBeTrue();
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ngan", "password-hint")]
    [InlineData("1234567890", "password-error")]
    [InlineData("matkhau123", "password-error")]
    [InlineData("aaaaaaaaaaaaaaaa", "password-error")]
    [InlineData("moi.nguyen 2026", "password-error")]
    public async Task An_easy_password_is_refused_beside_its_field_and_in_the_summary(string password, string place)
    {
        using var browser = _portal.Browser();
        var page = await TextAsync(await browser.GetAsync("/account/register"));

        var answer = await browser.SubmitAsync(
            page,
            ("name", "Lê Văn Mới"),
            ("login", "moi.nguyen@example.org"),
            ("password", password)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await TextAsync(answer);
        text.ShouldContain(place);
        text.ShouldContain("href=\"#password\"");
        text.ShouldContain("aria-invalid=\"true\"");
        text.ShouldNotContain(password, Case.Sensitive);
    }

    [Fact]
    public async Task A_forgotten_password_is_set_anew_by_letter_once_and_ends_all_sessions()
    {
        using var phone = _portal.Browser();
        await phone.SignInCitizenAsync();
        using var browser = _portal.Browser();
        var page = await TextAsync(await browser.GetAsync("/account/forgot-password"));

        await browser.SubmitAsync(page, ("login", "lan@example.org"));
        var link = new Uri((await _portal.Letters.NextAsync()).Link!.Address);
        var reset = await TextAsync(await browser.GetAsync(link.PathAndQuery));
        var done = await browser.SubmitAsync(reset, ("newPassword", NewPassword));
        await browser.GetAsync(link.PathAndQuery);
        var again = await browser.SubmitAsync(reset, ("newPassword", "mot mat khau khac nua"));

        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await phone.IsSignedInAsync()).ShouldBeFalse();
        await browser.SignInAsync("citizen", "lan@example.org", NewPassword);
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Asking_for_an_unknown_accounts_password_gets_the_same_answer_and_no_letter()
    {
        using var browser = _portal.Browser();
        var page = await TextAsync(await browser.GetAsync("/account/forgot-password"));

        var unknown = await TextAsync(await browser.SubmitAsync(page, ("login", "moc@example.org")));
        var known = await TextAsync(await browser.SubmitAsync(page, ("login", "lan@example.org")));

        unknown.ShouldBe(known);
        (await _portal.Letters.NextAsync()).To.ShouldBe("lan@example.org", "letters are written in order");
        _portal.Letters.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Three_letters_an_hour_are_written_to_an_address()
    {
        using var browser = _portal.Browser();
        var page = await TextAsync(await browser.GetAsync("/account/forgot-password"));

        for (var i = 0; i < 6; i++)
        {
            await browser.SubmitAsync(page, ("login", "lan@example.org"));
        }

        await browser.SubmitAsync(page, ("login", "tv.binh"));
        string[] to =
        [
            .. await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await _portal.Letters.NextAsync()).To)),
        ];
        to.Count(t => t == "lan@example.org").ShouldBe(3);
        to.Count(t => t == "binh@example.org").ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_password_needs_the_old_one_and_ends_all_sessions()
    {
        using var browser = _portal.Browser();
        await browser.SignInCitizenAsync();
        var page = await TextAsync(await browser.GetAsync("/account/change-password"));

        var wrong = await browser.SubmitAsync(page, ("password", "khong phai"), ("newPassword", NewPassword));
        var right = await browser.SubmitAsync(page, ("password", PortalHost.Password), ("newPassword", NewPassword));

        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var browser = _portal.Browser();

        var answer = await browser.SubmitAsync(
            "<form>",
            ("login", "lan@example.org"),
            ("password", PortalHost.Password)
        );
        using var blind = new HttpRequestMessage(HttpMethod.Post, PortalHost.PublicUrl + "/account/sign-in")
        {
            Content = new FormUrlEncodedContent([
                new("login", "lan@example.org"),
                new("password", PortalHost.Password),
            ]),
        };
        var forged = await browser.SendAsync(blind);

        answer.IsSuccessStatusCode.ShouldBeFalse();
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/account/sign-in?kind=citizen", "vi")]
    [InlineData("/account/sign-in?kind=staff&lang=en", "en")]
    [InlineData("/account/register", "vi")]
    [InlineData("/account/forgot-password?lang=en", "en")]
    [InlineData("/account/reset-password?account=x&token=y", "vi")]
    [InlineData("/account/confirm-email?account=x&token=y", "vi")]
    public async Task Every_page_has_its_language_and_a_policy_that_allows_its_one_script_alone(
        string address,
        string language
    )
    {
        using var browser = _portal.Browser();

        var answer = await browser.GetAsync(address);

        var text = await TextAsync(answer);
        text.ShouldContain($"<html lang=\"{language}\">");
        var script = Script().Matches(text).ShouldHaveSingleItem().Groups["script"].Value;
        text.ShouldNotContain("style=");
        Regex.Count(text, "<label for=").ShouldBe(Regex.Count(text, "<input id="));
        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'none'");
        var allowed = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        policy.ShouldContain($"script-src 'sha256-{allowed}';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/account/reset-password?account=x&token=y")]
    [InlineData("/account/reset-password")]
    [InlineData("/account/confirm-email?account=x&token=y")]
    [InlineData("/account/confirm-email?account=01900000-0000-7000-8000-000000000009&token=y")]
    public async Task A_link_spoiled_on_its_way_is_called_ended(string address)
    {
        using var browser = _portal.Browser();
        var page = await TextAsync(await browser.GetAsync(address));

        var answer = await browser.SubmitAsync(page, ("newPassword", NewPassword));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await TextAsync(answer)).ShouldContain("role=\"alert\"");
    }

    [Fact]
    public async Task What_people_type_is_shown_as_text()
    {
        using var browser = _portal.Browser();
        var page = await TextAsync(await browser.GetAsync("/account/sign-in"));

        var answer = await TextAsync(
            await browser.SubmitAsync(page, ("login", "\"><script>alert(1)</script>"), ("password", "x"))
        );

        answer.ShouldNotContain("<script>alert");
        answer.ShouldContain("&lt;script&gt;");
    }

    private async Task<string> RefusalAsync(string kind, string login, string password)
    {
        using var browser = _portal.Browser();
        var page = await TextAsync(await browser.GetAsync($"/account/sign-in?kind={kind}&returnUrl=/"));
        var answer = await browser.SubmitAsync(page, ("login", login), ("password", password));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        return Token().Replace(await TextAsync(answer), "");
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("<script>(?<script>[^<]*)</script>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Script();

    [GeneratedRegex("""<input type="hidden"[^>]*>""", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    /// <summary>Accounts are saved when so many are about to be: each has found its name free by then.</summary>
    private sealed class SavedTogether(int count) : SaveChangesInterceptor
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int missing = count;

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (eventData.Context!.ChangeTracker.Entries<Account>().Any(entry => entry.State is EntityState.Added))
            {
                if (Interlocked.Decrement(ref missing) == 0)
                {
                    all.SetResult();
                }

                await all.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            }

            return result;
        }
    }
}
