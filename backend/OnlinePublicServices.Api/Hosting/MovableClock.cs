namespace OnlinePublicServices.Api.Hosting;

/// <summary>
/// The machine's clock, which a rehearsal moves forward to see what days bring: <c>Rehearsal:MovableClock</c>, in
/// Development only. Timers keep their own pace, so that whatever looks every minute does so by the new time.
/// </summary>
internal sealed class MovableClock : TimeProvider
{
    private const string Setting = "Rehearsal:MovableClock";

    private long ahead;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

    /// <summary>The clock of this program: the machine's, unless a rehearsal in Development asks for one that moves.</summary>
    public static TimeProvider For(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!configuration.GetValue<bool>(Setting))
        {
            return System;
        }

        return environment.IsDevelopment()
            ? new MovableClock()
            : throw new InvalidOperationException($"{Setting} is for Development: elsewhere nobody moves the time.");
    }

    /// <summary><c>PUT /rehearsal/clock</c> with an instant that is not before now; nothing where the clock stands firm.</summary>
    public static void Map(WebApplication app)
    {
        if (app.Services.GetRequiredService<TimeProvider>() is MovableClock clock)
        {
            app.MapPut("/rehearsal/clock", (ClockMove move) => clock.MoveTo(move.Now)).ExcludeFromDescription();
        }
    }

    private IResult MoveTo(DateTimeOffset now)
    {
        var further = now - GetUtcNow();
        if (further < TimeSpan.Zero)
        {
            return TypedResults.BadRequest();
        }

        Interlocked.Add(ref ahead, further.Ticks);
        return TypedResults.NoContent();
    }

    /// <param name="Now">UTC.</param>
    internal sealed record ClockMove(DateTimeOffset Now);
}
