using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Routing;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>
/// What an act says beyond who did what, when and why. Kept with the act for ever: whatever a dossier is follows from
/// what it was filed with and from its acts.
/// </summary>
public abstract record ActFacts
{
    /// <summary>The same without anything that the applicant gave or was told; statuses, posts and dates still follow.</summary>
    public virtual ActFacts Erased() => this;
}

/// <summary>At submission: the counter's post, with which the dossier begins to be held.</summary>
/// <param name="Step">The route's first step.</param>
/// <param name="Post">The counter.</param>
public sealed record FiledAt(string Step, Post Post) : ActFacts;

/// <summary>At a paper's examination.</summary>
/// <param name="Verdict">What was found.</param>
public sealed record PaperJudged(PaperVerdict Verdict) : ActFacts;

/// <summary>At a look-up in the population register, where it answered.</summary>
/// <param name="PaperCode">The required document that it answers.</param>
/// <param name="Person">Which of the persons concerned, from 1 in the order of the form.</param>
/// <param name="PersonalId">
/// The number that was asked about: what was said holds for it alone, however the form is corrected later.
/// </param>
/// <param name="Said">What it said.</param>
/// <param name="Differences">In what the form said otherwise.</param>
public sealed record RegisterConsulted(
    string PaperCode,
    int Person,
    string PersonalId,
    RegisteredPerson Said,
    IReadOnlyList<PopulationDifference> Differences
) : ActFacts
{
    /// <inheritdoc />
    public override ActFacts Erased() =>
        new RegisterConsulted(PaperCode, Person, "", new RegisteredPerson { Name = "" }, []);
}

/// <summary>At a hand-over: what is offered to whom. The dossier stays with the sender until it is taken.</summary>
/// <param name="From">The step that the sender leaves.</param>
/// <param name="Step">The step that is to follow.</param>
/// <param name="To">The post that is competent for it.</param>
public sealed record HandedOver(string From, string Step, Post To) : ActFacts;

/// <summary>At a question to another post beside the step (<c>lấy ý kiến phối hợp</c>), and at its answer.</summary>
/// <param name="Step">The step alongside.</param>
/// <param name="Post">Who is asked, or has answered.</param>
public sealed record OpinionOf(string Step, Post Post) : ActFacts;

/// <summary>At a request for supplements (Form 02): everything that is missing, at once.</summary>
/// <param name="Items">At least one.</param>
/// <param name="AnswerBy">Until when an answer is awaited, UTC; then the dossier is stopped.</param>
public sealed record SupplementAsked(IReadOnlyList<SupplementItem> Items, DateTimeOffset AnswerBy) : ActFacts
{
    /// <inheritdoc />
    public override ActFacts Erased() => this with { Items = [.. Items.Select(item => item with { Words = "" })] };
}

/// <summary>One thing to supply or to correct: a paper or a field of the form, never both.</summary>
/// <param name="PaperCode">The required document.</param>
/// <param name="AttachmentId">The faulty paper that a new one replaces; none when one is missing altogether.</param>
/// <param name="Field">The form's field.</param>
/// <param name="ReasonCode">Why, by the catalogue of reasons.</param>
/// <param name="Words">Why, and what to do, for this very case.</param>
public sealed record SupplementItem(
    string? PaperCode,
    Guid? AttachmentId,
    string? Field,
    string ReasonCode,
    string Words
);

/// <summary>At the answer to a request for supplements.</summary>
/// <param name="Answers">All answers of the form after the corrections, as one JSON object; none when none was asked.</param>
/// <param name="Fields">The fields that were corrected.</param>
/// <param name="Papers">The new papers.</param>
public sealed record SupplementGiven(string? Answers, IReadOnlyList<string> Fields, IReadOnlyList<PaperGiven> Papers)
    : ActFacts
{
    /// <inheritdoc />
    public override ActFacts Erased() =>
        this with
        {
            Answers = Answers is null ? null : "{}",
            Papers =
            [
                .. Papers.Select(paper => paper with { FileName = "", Sha256 = "", Origin = paper.Origin?.Erased() }),
            ],
        };
}

/// <summary>A paper that came later.</summary>
/// <param name="Id">The attachment's id.</param>
/// <param name="PaperCode">The required document that it answers.</param>
/// <param name="FileName">The name that the applicant's device gave it.</param>
/// <param name="MediaType">What its bytes are.</param>
/// <param name="SizeBytes">Bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Pages">Pages of a PDF.</param>
/// <param name="Origin">Where it was checked or issued before.</param>
public sealed record PaperGiven(
    Guid Id,
    string PaperCode,
    string FileName,
    string MediaType,
    long SizeBytes,
    string Sha256,
    int? Pages,
    PaperOrigin? Origin = null
);

/// <summary>At a duty of payment laid on the applicant by another body (<c>nghĩa vụ tài chính</c>), and at its discharge.</summary>
/// <param name="Reference">The notice's number, or the proof of payment.</param>
/// <param name="AmountVnd">How much, in whole dong.</param>
public sealed record ObligationOf(string Reference, long AmountVnd) : ActFacts
{
    /// <inheritdoc />
    public override ActFacts Erased() => this with { Reference = "" };
}

/// <summary>At the draft, approval and issue of the result.</summary>
/// <param name="Outcome">Granted or denied.</param>
/// <param name="DocumentSha256">An uploaded file that is the result, lower-case hexadecimal.</param>
/// <param name="Words">The decision in words; with neither, the result is on paper only.</param>
public sealed record OutcomeOf(Outcome Outcome, string? DocumentSha256, string? Words = null) : ActFacts
{
    /// <summary>The most characters that the words may have.</summary>
    public const int WordsMaxLength = 20_000;

    /// <summary>Whether the result is given out as a signed file.</summary>
    public bool IsFile => Words is not null || DocumentSha256 is not null;

    /// <inheritdoc />
    public override ActFacts Erased() => new OutcomeOf(Outcome, null);
}

/// <summary><c>Kết quả giải quyết</c>.</summary>
public enum Outcome
{
    /// <summary>What was asked for is given.</summary>
    Granted,

    /// <summary>It is not, by a decision with reasons.</summary>
    Denied,
}

/// <summary>At the handing out of the result: how, and what proves who got it.</summary>
/// <param name="Way">How.</param>
/// <param name="Proof">What was checked.</param>
public sealed record CollectedBy(ReturnWay Way, CollectionProof Proof) : ActFacts;

/// <summary>How a result reaches the person.</summary>
public enum ReturnWay
{
    /// <summary>As a signed file.</summary>
    Electronic,

    /// <summary>At the counter.</summary>
    Counter,

    /// <summary>By public post.</summary>
    Post,
}

/// <summary>What proves who collected a result.</summary>
public enum CollectionProof
{
    /// <summary>The person signed in, or opened it with the dossier's key.</summary>
    SignedIn,

    /// <summary>The collection code that was sent to the person.</summary>
    Code,

    /// <summary>An identity paper, compared by the clerk.</summary>
    Identity,

    /// <summary>The post's receipt.</summary>
    PostReceipt,

    /// <summary>The code of whoever was sent, and their identity paper.</summary>
    Mandate,
}

/// <summary>At an apology (Form 04).</summary>
/// <param name="NewDueAt">The new appointment, UTC.</param>
/// <param name="CauseStep">The step that consumed the time.</param>
/// <param name="CausePost">Who held it.</param>
public sealed record Apologised(DateTimeOffset NewDueAt, string CauseStep, Post CausePost) : ActFacts;

/// <summary>When another unit goes on with it because its own is no more: nothing else changes, no date either.</summary>
/// <param name="FormerUnitId">The authority that had it.</param>
/// <param name="UnitId">The authority that has it now.</param>
/// <param name="Posts">Each post that had to do with it, and the one that takes its place.</param>
/// <param name="HolderStays">True where whoever holds it came along into the new post.</param>
public sealed record PassedOn(string FormerUnitId, string UnitId, IReadOnlyList<PostChange> Posts, bool HolderStays)
    : ActFacts
{
    internal Post PlaceOf(Post post) => Posts.FirstOrDefault(change => change.From == post)?.To ?? post;
}

/// <summary>A post that takes another's place.</summary>
/// <param name="From">The post that is no more.</param>
/// <param name="To">The post that goes on.</param>
public sealed record PostChange(Post From, Post To);
