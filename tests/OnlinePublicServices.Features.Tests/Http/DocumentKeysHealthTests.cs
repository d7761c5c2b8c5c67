using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Http;

/// <summary>A server whose documents' keys don't open says so before anybody asks for a paper.</summary>
public sealed class DocumentKeysHealthTests
{
    [Theory, EachDatabase]
    public async Task A_server_is_not_ready_when_a_documents_key_can_not_be_opened(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var anyone = new HttpClient { BaseAddress = office.Address };
        (await anyone.GetStringAsync("/healthz/ready")).ShouldBe("Healthy");

        await office.AskAsync(db =>
            db.DocumentKeys.ExecuteUpdateAsync(row => row.SetProperty(k => k.SealedKey, new byte[60]))
        );
        office.Clock.Advance(TimeSpan.FromMinutes(2));

        using var answer = await anyone.GetAsync("/healthz/ready");
        ((int)answer.StatusCode).ShouldBe(503);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("Unhealthy");
        (await anyone.GetStringAsync("/healthz/live")).ShouldBe("Healthy");
    }
}
