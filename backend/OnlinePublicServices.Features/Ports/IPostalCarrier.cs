using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// The public post (<c>dịch vụ bưu chính công ích</c>): takes orders for parcels and says where they are. Every question
/// may be repeated.
/// </summary>
public interface IPostalCarrier
{
    /// <summary>Whether one is set up; without it nothing is offered by post.</summary>
    bool IsSetUp { get; }

    /// <summary>
    /// Orders a parcel; under the same number it is the same parcel. Gives the post's own number, letters and digits, at
    /// most 32. Errors: <see cref="PostalErrors.Unavailable"/>: it isn't known whether it was taken;
    /// <see cref="PostalErrors.Refused"/>.
    /// </summary>
    Task<Result<string>> OrderAsync(PostalOrder order, CancellationToken cancellationToken);

    /// <summary>
    /// Calls an order off; one that was never taken counts as called off. Errors: as of <see cref="OrderAsync"/>;
    /// <see cref="PostalErrors.TooLate"/> once the post has the parcel.
    /// </summary>
    Task<Result<Done>> CancelAsync(string orderNumber, CancellationToken cancellationToken);

    /// <summary>
    /// All that happened to a parcel, in any order; words that aren't understood are left out. Errors: as of
    /// <see cref="OrderAsync"/>.
    /// </summary>
    Task<Result<IReadOnlyList<ParcelTrace>>> TrackAsync(string itemCode, CancellationToken cancellationToken);
}

/// <summary>What the post is told of a parcel: what it demands and no more.</summary>
public sealed record PostalOrder
{
    /// <summary>Our number.</summary>
    public required string Number { get; init; }

    /// <summary>What the postman collects, whole đồng.</summary>
    public required long CollectVnd { get; init; }

    /// <summary>The office, in Vietnamese.</summary>
    public required string SenderName { get; init; }

    /// <summary>Where it is.</summary>
    public required string SenderAddress { get; init; }

    /// <summary>Its telephone; may be empty.</summary>
    public required string SenderPhone { get; init; }

    /// <summary>Two digits.</summary>
    public required string SenderProvince { get; init; }

    /// <summary>Its agency code.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>The procedure whose result it is, in Vietnamese.</summary>
    public required string Contents { get; init; }

    /// <summary>Where it goes.</summary>
    public required PostalAddress Receiver { get; init; }
}

/// <summary>What the post can fail at.</summary>
public static class PostalErrors
{
    /// <summary>It doesn't answer, or not in time; trying again later is right.</summary>
    public static readonly DomainError Unavailable = new("post.unavailable", ErrorKind.Unavailable);

    /// <summary>It answers that it won't; its own code is the parameter <c>reason</c>.</summary>
    public static readonly DomainError Refused = new("post.refused", ErrorKind.Unavailable);

    /// <summary>It has the parcel already.</summary>
    public static readonly DomainError TooLate = new("post.too-late", ErrorKind.Conflict);
}
