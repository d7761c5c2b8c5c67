using OnlinePublicServices.Domain.Feedback;

namespace OnlinePublicServices.Domain.Tests.Feedback;

/// <summary>An ordinary reflection and those who have to do with it.</summary>
internal static class AReflection
{
    public const string Commune = "commune";
    public const string Elsewhere = "elsewhere";
    public const string Words = "Bảng giá không niêm yết.";

    public static readonly FeedbackActor Author = new(FeedbackRole.Author);
    public static readonly FeedbackActor Staff = new(FeedbackRole.Staff, "clerk");

    public static FeedbackCase Filed(DateTimeOffset at, FeedbackKind kind = FeedbackKind.Regulation) =>
        FeedbackCase.File(Filing(kind), Author, at).Value;

    public static FeedbackFiling Filing(
        FeedbackKind kind = FeedbackKind.Regulation,
        string? subject = "Niêm yết giá",
        string? words = Words
    ) =>
        new()
        {
            Id = Guid.Empty,
            Code = "PA261123-0001",
            Kind = kind,
            Source = FeedbackSource.Portal,
            UnitId = Commune,
            Subject = subject,
            Words = words,
            Author = new FeedbackAuthor(),
        };

    public static FeedbackCase With(this FeedbackCase it, FeedbackAct act, DateTimeOffset at)
    {
        var actor = act is FeedbackAct.Supplement or FeedbackAct.Dispute or FeedbackAct.Remind ? Author : Staff;
        var done = act switch
        {
            FeedbackAct.Transfer => it.Transfer(it.UnitId == Commune ? Elsewhere : Commune, actor, at, Words),
            FeedbackAct.Return => it.Return(actor, at, Words),
            FeedbackAct.Publish => it.Publish(new PublicAnswer("Niêm yết giá", Words, "Đã niêm yết."), actor, at),
            FeedbackAct.KeepClosed => it.KeepClosed(actor, at, Words),
            _ => it.Do(act, actor, at, Words),
        };
        done.Match(_ => "", error => error.Code).ShouldBe("", $"{act}");
        return it;
    }
}
