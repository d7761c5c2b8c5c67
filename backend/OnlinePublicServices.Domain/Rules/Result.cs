namespace OnlinePublicServices.Domain.Rules;

/// <summary>What can be made from a refusal: lets a pipeline refuse without knowing the value's type.</summary>
public interface IRefusable<out TSelf>
{
    /// <summary>True when the act was refused.</summary>
    bool IsRefused { get; }

    /// <summary>The refusal.</summary>
    DomainError Error { get; }

    /// <summary>The same kind of result, refused.</summary>
    static abstract TSelf Refused(DomainError error);
}

/// <summary>A value or a refusal. The caller has to look before using it.</summary>
public readonly record struct Result<T> : IRefusable<Result<T>>
{
    private readonly T? value;
    private readonly DomainError? error;

    private Result(T? value, DomainError? error) => (this.value, this.error) = (value, error);

    /// <summary>True when the act was refused.</summary>
    public bool IsRefused => error is not null;

    /// <summary>The value. Reading it of a refusal is a bug.</summary>
    public T Value => error is null ? value! : throw new InvalidOperationException($"Refused: {error.Code}");

    /// <summary>The refusal. Reading it of a success is a bug.</summary>
    public DomainError Error => error ?? throw new InvalidOperationException("Not refused.");

    /// <summary>One answer from both outcomes.</summary>
    public TOut Match<TOut>(Func<T, TOut> onValue, Func<DomainError, TOut> onError) =>
        error is null ? onValue(value!) : onError(error);

    /// <summary>Goes on with the value, or passes the refusal on.</summary>
    public Result<TOut> Then<TOut>(Func<T, Result<TOut>> next) => error is null ? next(value!) : error;

    /// <summary>Changes the value, or passes the refusal on.</summary>
    public Result<TOut> Map<TOut>(Func<T, TOut> change) => error is null ? change(value!) : error;

    /// <inheritdoc />
    public static Result<T> Refused(DomainError error) => new(default, error);

    /// <summary>A success.</summary>
#pragma warning disable CA2225 // the conversions are the intended way in; the analyzer wants named twins
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Result<T>(DomainError error) => new(default, error);
#pragma warning restore CA2225
}

/// <summary>The value of an act that has nothing to give back.</summary>
public readonly record struct Done
{
    /// <summary>The one value.</summary>
    public static Done Value => default;
}
