using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Databases;

namespace OnlinePublicServices.Infrastructure.Tests.Databases;

public sealed class WriteTurnsTests
{
    [Fact]
    public async Task Where_one_writes_the_next_waits_until_the_turn_is_given_back()
    {
        using var turns = new OneWriter(new Durability());
        var first = await turns.TakeAsync(TestContext.Current.CancellationToken);

        var second = turns.TakeAsync(TestContext.Current.CancellationToken);

        second.IsCompleted.ShouldBeFalse();
        first!.Dispose();
        (await second).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_turn_given_back_twice_lets_only_one_in()
    {
        using var turns = new OneWriter(new Durability());
        var first = await turns.TakeAsync(TestContext.Current.CancellationToken);
        first!.Dispose();
        first.Dispose();

        var second = await turns.TakeAsync(TestContext.Current.CancellationToken);
        var third = turns.TakeAsync(TestContext.Current.CancellationToken);

        second.ShouldNotBeNull();
        third.IsCompleted.ShouldBeFalse();
        second.Dispose();
        (await third).ShouldNotBeNull();
    }

    [Fact]
    public async Task Where_many_write_nobody_waits()
    {
        var turns = new ManyWriters();

        using var first = await turns.TakeAsync(TestContext.Current.CancellationToken);
        using var second = await turns.TakeAsync(TestContext.Current.CancellationToken);

        first.ShouldNotBeNull();
        second.ShouldNotBeNull();
    }
}
