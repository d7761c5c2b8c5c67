using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Feedback;

/// <summary>
/// <c>Đơn khiếu nại, đơn tố cáo</c>: what is no reflection, because laws of their own rule it. Source: 02/2011/QH13
/// (complaints), 25/2018/QH14 (denunciations), 05/2021/TT-TTCP.
/// </summary>
public enum PetitionKind
{
    /// <summary><c>Khiếu nại</c>: procedure 2.002409.</summary>
    Complaint,

    /// <summary><c>Tố cáo</c>: procedure 2.002396; who wrote it is kept secret by law.</summary>
    Denunciation,
}

/// <summary>How far a petition has come; its author sees no more than this.</summary>
public enum PetitionStatus
{
    /// <summary><c>Đã nhận</c>.</summary>
    Received,

    /// <summary><c>Đã thụ lý</c>.</summary>
    Accepted,

    /// <summary><c>Đã chuyển cơ quan có thẩm quyền</c>; an end.</summary>
    PassedOn,

    /// <summary><c>Đã giải quyết</c>; an end.</summary>
    Settled,
}

/// <summary>What may follow in the life of a petition.</summary>
public static class PetitionLifecycle
{
    private static readonly DomainError OutOfTurn = new("petition.out-of-turn", ErrorKind.Conflict);

    /// <summary>Whether nothing follows on a status.</summary>
    public static bool IsEnd(PetitionStatus status) => status is PetitionStatus.PassedOn or PetitionStatus.Settled;

    /// <summary>
    /// The instant from which the time of one counts whose end was not noted when it came: the beginning of the day that its
    /// document names, UTC. Errors: <c>petition.out-of-turn</c> (it has not ended, or the day is known),
    /// <c>petition.end-day-unfit</c> (before it came in, or still to come).
    /// </summary>
    /// <param name="status">Where it stands.</param>
    /// <param name="endedAt">What is known of its end.</param>
    /// <param name="receivedAt">When it came in, UTC.</param>
    /// <param name="day">The day of its end, Viet Nam.</param>
    /// <param name="now">UTC.</param>
    public static Result<DateTimeOffset> EndedOn(
        PetitionStatus status,
        DateTimeOffset? endedAt,
        DateTimeOffset receivedAt,
        DateOnly day,
        DateTimeOffset now
    ) =>
        !IsEnd(status) || endedAt is not null ? OutOfTurn
        : day < VietnamTime.DayOf(receivedAt) || day > VietnamTime.DayOf(now)
            ? new DomainError("petition.end-day-unfit", ErrorKind.Malformed)
        : VietnamTime.Instant(day, TimeOnly.MinValue);

    /// <summary>Goes on to a status. Errors: <c>petition.out-of-turn</c>.</summary>
    public static Result<PetitionStatus> Move(PetitionStatus from, PetitionStatus to) =>
        (from, to)
            is
                (PetitionStatus.Received, PetitionStatus.Accepted or PetitionStatus.PassedOn)
                or
                (PetitionStatus.Accepted, PetitionStatus.PassedOn or PetitionStatus.Settled)
            ? to
            : OutOfTurn;
}
