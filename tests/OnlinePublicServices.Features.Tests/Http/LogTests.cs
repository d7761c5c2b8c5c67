using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Http;

/// <summary>Everything the program says to its log, down to the last detail, names nobody.</summary>
public sealed class LogTests
{
    private const string Name = "Trịnh Quỳnh Canari";
    private const string ClerksWords = "Bản chụp mờ ở góc phải, canari";
    private const string FileName = "giay-cua-canari.pdf";

    [Theory, EachDatabase]
    public async Task Whoever_files_a_dossier_and_whatever_goes_wrong_the_log_names_nobody(Store store)
    {
        var log = new Everything();
        await using var office = await Office.OpenAsync(
            store,
            new OfficeOptions
            {
                Services = services =>
                    services.AddSingleton<ILoggerFactory>(
                        new LoggerFactory([log], new LoggerFilterOptions { MinLevel = LogLevel.Trace })
                    ),
            }
        );
        using var citizen = office.SignInAsCitizen(
            Name,
            ("email", "canari.trinh@example.org"),
            ("email_verified", "true"),
            ("phone_number", "0987654417")
        );
        using var clerk = office.SignInAsClerk();
        using var stranger = office.Anonymous();

        var dossier = await FileWithMistakes(citizen);
        await clerk.Get("/api/queue?status=any", ("X-Search", Uri.EscapeDataString("quỳnh canari")));
        (await clerk.Post($"/api/dossiers/{dossier.Code}/personal-id")).ShouldBe(200);
        await clerk.TryRefuse(dossier.Code, (await clerk.Open(dossier.Code)).Version, ClerksWords);
        await stranger.Get($"/api/tracking/{dossier.Code}", ("X-Phone-Last4", "4417"));
        await stranger.Get($"/api/tracking/{dossier.Code}", ("X-Tracking-Key", dossier.Key));
        await citizen.Get($"/api/dossiers/{dossier.Code}/refusal");

        log.Lines.ShouldContain(
            line => line.Contains(dossier.Code, StringComparison.Ordinal),
            "the log has to be heard"
        );
        var canaries = new[]
        {
            "canari",
            "0987654417",
            "038190009917",
            "Ngõ 7 phố Bạch Yến",
            dossier.Key,
            ClerksWords,
            citizen.Subject,
        };
        log.Lines.Where(line => canaries.Any(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase)))
            .Select(line => line[..Math.Min(line.Length, 300)])
            .Take(5)
            .ShouldBeEmpty();
    }

    private static async Task<Submitted> FileWithMistakes(Citizen citizen)
    {
        await citizen.Put("/api/profile", new { fullName = Name, personalId = "038190009917" }, 0);
        var draft = await citizen.FileDraft(Cases.MaritalStatus, Cases.TrieuSon, Answers());
        const string HalfABody = "{\"answers\":{\"fullName\":\"" + Name;
        (await citizen.Patch($"/api/drafts/{draft.Id}", HalfABody, draft.Version)).ShouldBe(400);
        draft = await citizen.Save(draft, new { personalId = "038190009917x" });
        draft = await citizen.Save(draft, new { personalId = "038190009917" });
        await citizen.Send(HttpMethod.Post, "/api/uploads", null, headers: UploadOf($"{draft.Id}"));
        return await citizen.Submit(draft);
    }

    private static JsonObject Answers()
    {
        var answers = Cases.AnswersFor(Cases.MaritalStatus);
        var home = Cases.Home();
        home["detail"] = "Ngõ 7 phố Bạch Yến";
        return answers.With(
            ("fullName", Name),
            ("personalId", "038190009917"),
            ("phone", "0987654417"),
            ("home", home)
        );
    }

    private static (string, string)[] UploadOf(string draft) =>
        [
            ("Tus-Resumable", "1.0.0"),
            ("Upload-Length", "100"),
            ("Upload-Metadata", $"draftId {Base64(draft)},paperCode {Base64("other")},fileName {Base64(FileName)}"),
        ];

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Hears every line of every category, scopes and exceptions included.</summary>
    private sealed class Everything : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
