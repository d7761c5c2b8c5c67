using System.Diagnostics;

namespace OnlinePublicServices.Identity.SignIn;

/// <summary>
/// Lets an answer take at least 800 ms of real time, so that its duration tells nobody what was found behind it. Real
/// time on purpose: it is about what an observer can measure.
/// </summary>
internal sealed class SteadyTime
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(800);
    private readonly long _begun = Stopwatch.GetTimestamp();

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var left = Least - Stopwatch.GetElapsedTime(_begun);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, cancellationToken);
        }
    }
}
