using System.Globalization;

namespace OnlinePublicServices.Domain.Fees;

/// <summary>Money: whole đồng, as the law counts it. There are no fractions and no other currency.</summary>
/// <param name="Amount">Whole đồng; negative only in a difference.</param>
public readonly record struct Vnd(long Amount) : IComparable<Vnd>
{
    /// <summary>Nothing.</summary>
    public static Vnd Zero => default;

    /// <summary>The sum; an overflow is a bug.</summary>
    public static Vnd operator +(Vnd left, Vnd right) => new(checked(left.Amount + right.Amount));

    /// <summary>The difference; an overflow is a bug.</summary>
    public static Vnd operator -(Vnd left, Vnd right) => new(checked(left.Amount - right.Amount));

    /// <summary>So many times the amount; an overflow is a bug.</summary>
    public static Vnd operator *(Vnd amount, int times) => new(checked(amount.Amount * times));

    /// <summary>Less.</summary>
    public static bool operator <(Vnd left, Vnd right) => left.Amount < right.Amount;

    /// <summary>More.</summary>
    public static bool operator >(Vnd left, Vnd right) => left.Amount > right.Amount;

    /// <summary>Less or the same.</summary>
    public static bool operator <=(Vnd left, Vnd right) => left.Amount <= right.Amount;

    /// <summary>More or the same.</summary>
    public static bool operator >=(Vnd left, Vnd right) => left.Amount >= right.Amount;

    /// <summary>Order by amount.</summary>
    public int CompareTo(Vnd other) => Amount.CompareTo(other.Amount);

    /// <summary>The bare number, for logs and data.</summary>
    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture);
}
