using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <content>Units end and people leave; a dossier goes on with its date. Nobody does these acts: they follow.</content>
public sealed partial class Dossier
{
    /// <summary>
    /// The unit that took the place of its own goes on with it. Errors: <c>dossier.act-out-of-turn</c>.
    /// </summary>
    public Result<Done> PassToSuccessor(PassedOn passed, DateTimeOffset at) =>
        Plainly(DossierAct.PassToSuccessor, Actor.System, at, facts: passed);

    /// <summary>
    /// Whoever held it is in its post no more: the post as a whole has it. Errors: <c>routing.not-holder</c> (nobody held
    /// it), <c>dossier.act-out-of-turn</c>.
    /// </summary>
    public Result<Done> ReturnToPost(DateTimeOffset at) =>
        Custody.Now.AccountId is null ? RoutingErrors.NotHolder : Plainly(DossierAct.ReturnToPost, Actor.System, at);
}
