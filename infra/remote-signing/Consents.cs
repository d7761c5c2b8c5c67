using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace OnlinePublicServices.RemoteSigningSimulator;

/// <summary>What an application asks a customer to agree to.</summary>
/// <param name="ReturnTo">Where the answer goes.</param>
/// <param name="State">Goes back with it.</param>
/// <param name="Challenge">PKCE, S256.</param>
/// <param name="Credential">The key to be used; none: only the list of the customer's credentials.</param>
/// <param name="SignaturesMax">How many signatures.</param>
/// <param name="Hashes">Over which hashes, lower-case hexadecimal.</param>
internal sealed record Question(
    string ReturnTo,
    string State,
    string Challenge,
    Credential? Credential,
    int SignaturesMax,
    IReadOnlySet<string> Hashes
);

/// <summary>What a customer has agreed to.</summary>
internal sealed record Grant(Question Question, Customer Customer, DateTimeOffset Until);

/// <summary>Questions, codes and tokens. A code is good once, and so is a token that signs.</summary>
internal sealed class Consents(TimeProvider clock)
{
    private const int TriesMax = 3;
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Question> questions = new();
    private readonly ConcurrentDictionary<string, int> wrongPins = new();
    private readonly ConcurrentDictionary<string, Grant> codes = new();
    private readonly ConcurrentDictionary<string, Grant> tokens = new();

    public static int TokenSeconds => (int)TokenLifetime.TotalSeconds;

    public string Ask(Question question) => Enter(questions, question);

    public Question? Find(string id) => questions.GetValueOrDefault(id);

    /// <summary>Counts a wrong PIN; false when it was the last that is allowed.</summary>
    public bool MayTryAgain(string id) => wrongPins.AddOrUpdate(id, 1, (_, count) => count + 1) < TriesMax;

    /// <summary>The code for what the customer agreed to; null when the question was answered before.</summary>
    public string? Agree(string id, Customer customer) =>
        questions.TryRemove(id, out var question)
            ? Enter(codes, new Grant(question, customer, clock.GetUtcNow() + CodeLifetime))
            : null;

    public void Close(string id) => questions.TryRemove(id, out _);

    /// <summary>A token for a code: once, in time, for the address and the verifier of the question.</summary>
    public string? Redeem(string code, string returnTo, string verifier) =>
        codes.TryRemove(code, out var grant)
        && clock.GetUtcNow() <= grant.Until
        && grant.Question.ReturnTo == returnTo
        && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == grant.Question.Challenge
            ? Enter(tokens, grant with { Until = clock.GetUtcNow() + TokenLifetime })
            : null;

    public Grant? FindToken(string token) =>
        tokens.TryGetValue(token, out var grant) && clock.GetUtcNow() <= grant.Until ? grant : null;

    /// <summary>Whether this is the one use of a token that signs.</summary>
    public bool Use(string token) => tokens.TryRemove(token, out _);

    private static string Enter<T>(ConcurrentDictionary<string, T> kept, T what)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        kept[key] = what;
        return key;
    }
}
