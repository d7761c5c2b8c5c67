using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Pipeline;

/// <summary>Going on with results that are still on their way.</summary>
internal static class ResultTasks
{
    public static async Task<Result<TOut>> ThenAsync<T, TOut>(
        this Task<Result<T>> task,
        Func<T, Task<Result<TOut>>> next
    )
    {
        var result = await task;
        return result.IsRefused ? result.Error : await next(result.Value);
    }

    public static async Task<Result<TOut>> ThenAsync<T, TOut>(this Task<Result<T>> task, Func<T, Result<TOut>> next) =>
        (await task).Then(next);

    public static async Task<Result<TOut>> MapAsync<T, TOut>(this Task<Result<T>> task, Func<T, Task<TOut>> change)
    {
        var result = await task;
        return result.IsRefused ? result.Error : await change(result.Value);
    }
}
