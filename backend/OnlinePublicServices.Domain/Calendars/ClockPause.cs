namespace OnlinePublicServices.Domain.Calendars;

/// <summary>What a dossier waits for.</summary>
public enum PauseCause
{
    /// <summary>A paper or an answer that the applicant was asked for after acceptance (<c>bổ sung hồ sơ</c>).</summary>
    Supplement,

    /// <summary>Duties that the applicant has to pay (<c>nghĩa vụ tài chính</c>).</summary>
    FinancialObligation,

    /// <summary>The answer to the applicant's wish to withdraw (<c>yêu cầu rút hồ sơ</c>).</summary>
    Withdrawal,

    /// <summary>
    /// A public notice, an expert's opinion or another body's, where the law of the field excludes it
    /// (<c>niêm yết, trưng cầu giám định, xin ý kiến</c>).
    /// </summary>
    Consultation,
}

/// <summary>By whose rules a due instant is reckoned.</summary>
public enum ClockReckoning
{
    /// <summary>By the law: the date that is promised and by which lateness is judged.</summary>
    Legal,

    /// <summary>As the national index of decision 766/QD-TTg does, formula 2.1.</summary>
    Index766,
}

/// <summary>What a wait does to the time limit.</summary>
public enum PauseEffect
{
    /// <summary>
    /// The waiting time is not counted: duties of payment, public notices, expert opinions, an undecided withdrawal; and
    /// every wait in the national index. Source: 151/2025/ND-CP, Annex I, part V; index 766, formula 2.1; none for
    /// the withdrawal.
    /// </summary>
    Subtract,

    /// <summary>
    /// The full period starts anew when the wait ends: a supplement asked for after acceptance. Source: 118/2025/ND-CP
    /// and the 2025 decree on joint electronic procedures.
    /// </summary>
    Restart,
}

/// <summary><c>Tạm dừng tính thời hạn</c>: a wait of a dossier.</summary>
/// <param name="Cause">What for.</param>
/// <param name="From">When the clock stopped.</param>
/// <param name="Until">When it went on, not before <paramref name="From"/>; none while it lasts.</param>
public sealed record ClockPause(PauseCause Cause, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>What it does to the time limit.</summary>
    public PauseEffect EffectOn(ClockReckoning reckoning) =>
        (reckoning, Cause) is (ClockReckoning.Legal, PauseCause.Supplement)
            ? PauseEffect.Restart
            : PauseEffect.Subtract;
}
