using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>A stretch of time in which somebody had the dossier; it is booked to them, waiting included.</summary>
/// <param name="Step">The step that they had it for.</param>
/// <param name="Post">The post.</param>
/// <param name="AccountId">The person in it; none while the post as a whole has it.</param>
/// <param name="Since">UTC.</param>
/// <param name="Until">UTC; none while it lasts.</param>
public sealed record Holding(string Step, Post Post, string? AccountId, DateTimeOffset Since, DateTimeOffset? Until);

/// <summary>An offer that nobody has taken yet.</summary>
/// <param name="Step">The step that is to follow.</param>
/// <param name="To">The post that may take it.</param>
/// <param name="At">Since when, UTC.</param>
public sealed record Offer(string Step, Post To, DateTimeOffset At);

/// <summary>A question to another post that has not been answered yet.</summary>
/// <param name="Step">The step alongside.</param>
/// <param name="Post">Who was asked.</param>
/// <param name="At">Since when, UTC.</param>
public sealed record OpenQuestion(string Step, Post Post, DateTimeOffset At);

/// <summary>
/// Who has a dossier, and who had it: exactly one holder at every instant from submission to the end. Read from the
/// acts alone.
/// </summary>
public sealed class Custody
{
    private readonly List<Holding> holdings = [];
    private readonly List<OpenQuestion> questions = [];

    private Custody() { }

    /// <summary>Every holding, oldest first, each beginning where the one before ended.</summary>
    public IReadOnlyList<Holding> Holdings => holdings;

    /// <summary>The last holding; open unless the dossier is at its end.</summary>
    public Holding Now => holdings[^1];

    /// <summary>What is offered and not yet taken.</summary>
    public Offer? Offer { get; private set; }

    /// <summary>The questions still open.</summary>
    public IReadOnlyList<OpenQuestion> Questions => questions;

    /// <summary>True while a post may see the dossier because of its work on it.</summary>
    public bool Concerns(Post post) =>
        (Now.Until is null && Now.Post == post)
        || Offer?.To == post
        || questions.Exists(question => question.Post == post);

    /// <summary>Reads it from a history, oldest act first.</summary>
    public static Custody Of(IEnumerable<DossierRecord> history)
    {
        var custody = new Custody();
        foreach (var record in history)
        {
            custody.Follow(record);
        }

        return custody;
    }

    private void Follow(DossierRecord record)
    {
        switch (record.Act)
        {
            case DossierAct.Submit:
                // Dossiers from before custody was kept name no post.
                var filed = record.Facts as FiledAt ?? new FiledAt("", new Post("", StaffRole.ReceivingClerk));
                holdings.Add(new Holding(filed.Step, filed.Post, null, record.At, null));
                break;
            case DossierAct.Accept:
            case DossierAct.StepIn:
                PassTo(Now.Step, Now.Post, record);
                break;
            case DossierAct.HandOver:
                var handed = (HandedOver)record.Facts!;
                Offer = new Offer(handed.Step, handed.To, record.At);
                break;
            case DossierAct.Take:
                PassTo(Offer!.Step, Offer.To, record);
                Offer = null;
                break;
            case DossierAct.SendBack:
            case DossierAct.Recall:
                Offer = null;
                break;
            case DossierAct.PassToSuccessor:
                PassOn((PassedOn)record.Facts!, record);
                break;
            case DossierAct.ReturnToPost:
                Pass(Now.Step, Now.Post, null, record);
                break;
            case DossierAct.AskOpinion:
                var asked = (OpinionOf)record.Facts!;
                questions.Add(new OpenQuestion(asked.Step, asked.Post, record.At));
                break;
            case DossierAct.GiveOpinion:
                questions.RemoveAll(question => question.Step == ((OpinionOf)record.Facts!).Step);
                break;
        }

        if (DossierLifecycle.IsEnd(record.To) && Now.Until is null)
        {
            (holdings[^1], Offer) = (Now with { Until = record.At }, null);
            questions.Clear();
        }
    }

    /// <summary>What is offered or asked stays so, at the posts that take the places of the old ones.</summary>
    private void PassOn(PassedOn passed, DossierRecord record)
    {
        var post = passed.PlaceOf(Now.Post);
        if (post != Now.Post || !passed.HolderStays)
        {
            Pass(Now.Step, post, passed.HolderStays ? Now.AccountId : null, record);
        }

        Offer = Offer is { } offer ? offer with { To = passed.PlaceOf(offer.To) } : null;
        for (var at = 0; at < questions.Count; at++)
        {
            questions[at] = questions[at] with { Post = passed.PlaceOf(questions[at].Post) };
        }
    }

    private void PassTo(string step, Post post, DossierRecord record) => Pass(step, post, record.ActorId, record);

    private void Pass(string step, Post post, string? account, DossierRecord record)
    {
        holdings[^1] = Now with { Until = record.At };
        holdings.Add(new Holding(step, post, account, record.At, null));
    }
}
