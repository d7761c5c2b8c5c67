using System.Reflection;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>What only the start needed.</summary>
internal static class StartMemory
{
    /// <summary>
    /// Gives the memory of migrating, seeding and loading back to the system once all of that is done: a server that
    /// nobody asks yet makes too little garbage for the runtime to compact by itself. About 2 MB of 203 when the demo
    /// accounts are seeded.
    /// </summary>
    public static void ReturnStartMemory(this WebApplication app)
    {
        // A process of somebody else's, as that of the tests, is not ours to halt.
        if (Assembly.GetEntryAssembly() == typeof(Program).Assembly)
        {
            app.Lifetime.ApplicationStarted.Register(() =>
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true)
            );
        }
    }
}
