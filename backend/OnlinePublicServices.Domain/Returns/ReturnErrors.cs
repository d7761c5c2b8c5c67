using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Returns;

/// <summary>Why something about handing a result out is refused.</summary>
public static class ReturnErrors
{
    /// <summary>A parcel has left the office: the way can't be changed any more.</summary>
    public static readonly DomainError Dispatched = new("return.dispatched", ErrorKind.Conflict);

    /// <summary>The dossier has ended: nothing is handed out any more.</summary>
    public static readonly DomainError Over = new("return.over", ErrorKind.Conflict);

    /// <summary>The post couldn't find it.</summary>
    public static readonly DomainError Address = new("return.address", ErrorKind.Malformed);

    /// <summary>There is no such way here.</summary>
    public static readonly DomainError WayUnknown = new("return.way-unknown", ErrorKind.Malformed);

    /// <summary>Too many were sent already.</summary>
    public static readonly DomainError TooManyMandates = new("return.mandates-too-many", ErrorKind.Conflict);

    /// <summary>Nobody is sent.</summary>
    public static readonly DomainError NoMandate = new("return.no-mandate", ErrorKind.Conflict);

    /// <summary>The parcel isn't where this would follow.</summary>
    public static readonly DomainError OutOfTurn = new("parcel.out-of-turn", ErrorKind.Conflict);
}
