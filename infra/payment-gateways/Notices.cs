using System.Collections.Concurrent;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>Sends notices until they are answered as the gateway wants, as often as is set.</summary>
internal sealed class Notices(SimulatorSettings settings, TimeProvider clock) : IAsyncDisposable
{
    private readonly HttpClient merchant = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentBag<Task> going = [];

    /// <summary>The first try is over when this ends; further ones go on by themselves.</summary>
    public async Task SendAsync(Order order)
    {
        if (!await TryAsync(order))
        {
            going.Add(RepeatAsync(order));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(going);
        merchant.Dispose();
        stopping.Dispose();
    }

    private async Task RepeatAsync(Order order)
    {
        try
        {
            for (var tries = 1; tries < settings.NoticeTries; tries++)
            {
                await Task.Delay(TimeSpan.FromSeconds(settings.NoticeSeconds), clock, stopping.Token);
                if (await TryAsync(order))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The simulator stops.
        }
    }

    private async Task<bool> TryAsync(Order order)
    {
        try
        {
            using var notice = order.Gateway.Notice(order);
            using var answer = await merchant.SendAsync(notice, stopping.Token);
            return order.Gateway.IsDone(await answer.Content.ReadAsStringAsync(stopping.Token));
        }
        catch (Exception e)
            when (e is HttpRequestException || (e is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return false;
        }
    }
}
