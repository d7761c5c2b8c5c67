using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.SigningAgent;

namespace OnlinePublicServices.Infrastructure.Tests.Signing.Agent;

public sealed class PinCountTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pins-").FullName;
    private readonly FakeTimeProvider clock = new(SigningOffice.Morning);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_fourth_pin_has_to_wait_until_the_first_is_a_quarter_of_an_hour_old()
    {
        var pins = new PinCount(folder, 10, clock);
        for (var i = 0; i < 3; i++)
        {
            pins.Begin("token").ShouldBeNull();
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        var fourth = pins.Begin("token");
        clock.Advance(TimeSpan.FromMinutes(12));

        fourth.ShouldBe(new PinRefusal("agent.pin-wait", SigningOffice.Morning.AddMinutes(15)));
        pins.Begin("token").ShouldBeNull();
    }

    [Fact]
    public void The_pin_that_would_lock_the_token_is_never_tried()
    {
        var pins = new PinCount(folder, 5, clock);
        for (var i = 0; i < 4; i++)
        {
            pins.Begin("token").ShouldBeNull();
            clock.Advance(TimeSpan.FromHours(1));
        }

        pins.Left("token").ShouldBe(0);
        pins.Begin("token")!.Code.ShouldBe("agent.pin-locked");
    }

    [Fact]
    public void A_right_pin_forgives_the_wrong_ones_of_its_token_alone()
    {
        var pins = new PinCount(folder, 10, clock);
        for (var i = 0; i < 3; i++)
        {
            pins.Begin("one").ShouldBeNull();
            pins.Begin("other").ShouldBeNull();
        }

        pins.Right("one");

        pins.Begin("one").ShouldBeNull();
        pins.Begin("other").ShouldNotBeNull();
    }
}
