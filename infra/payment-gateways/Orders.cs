using System.Buffers.Text;
using System.Security.Cryptography;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>What a merchant wants to be paid, as it said.</summary>
/// <param name="Reference">The merchant's name for it.</param>
/// <param name="Amount">Whole đồng.</param>
/// <param name="Info">What for.</param>
/// <param name="StartedAs">When it began, as the merchant wrote it.</param>
/// <param name="ExpiresAt">Until when; none: never.</param>
/// <param name="ReturnTo">Where the browser goes.</param>
internal sealed record Asked(
    string Reference,
    long Amount,
    string Info,
    string StartedAs,
    DateTimeOffset? ExpiresAt,
    Uri ReturnTo
);

/// <summary>An order and what became of it.</summary>
internal sealed class Order(string id, IGateway gateway, Asked asked)
{
    /// <summary>Nobody can guess it.</summary>
    public string Id => id;

    public IGateway Gateway => gateway;

    public Asked Asked => asked;

    /// <summary>The gateway's code; none while nobody has decided.</summary>
    public string? Code { get; private set; }

    /// <summary>The gateway's name for the money.</summary>
    public string Transaction { get; private set; } = "";

    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>The request that gave the money back.</summary>
    public string? RefundedBy { get; private set; }

    public bool IsPaid => Code == "00";

    public bool TookMoney => Code is "00" or "07";

    public void Decide(string code, string transaction, DateTimeOffset at) =>
        (Code, Transaction, DecidedAt) = (code, transaction, at);

    public void Refund(string request) => RefundedBy = request;
}

/// <summary>All orders since the start, in memory.</summary>
internal sealed class Orders(TimeProvider clock)
{
    private readonly Lock turn = new();
    private readonly List<Order> all = [];
    private int transactions = 15_000_000;

    public IReadOnlyList<Order> All
    {
        get
        {
            lock (turn)
            {
                return [.. all];
            }
        }
    }

    /// <summary>The order of that reference; another one under the same reference is none.</summary>
    public Order? Enter(IGateway gateway, Asked asked)
    {
        lock (turn)
        {
            var known = all.Find(order => order.Gateway == gateway && order.Asked.Reference == asked.Reference);
            if (known is not null)
            {
                return known.Asked == asked ? known : null;
            }

            var order = new Order(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), gateway, asked);
            all.Add(order);
            return order;
        }
    }

    public Order? Find(string id) => All.FirstOrDefault(order => order.Id == id);

    public Order? Find(IGateway gateway, string reference) =>
        All.FirstOrDefault(order => order.Gateway == gateway && order.Asked.Reference == reference);

    /// <summary>Once for each order.</summary>
    public bool Decide(Order order, string code)
    {
        lock (turn)
        {
            if (order.Code is not null)
            {
                return false;
            }

            var transaction = code is "00" or "07" ? $"{++transactions}" : "";
            order.Decide(code, transaction, clock.GetUtcNow());
            return true;
        }
    }

    /// <summary>Once for each order; false when it was given back before.</summary>
    public bool Refund(Order order, string request)
    {
        lock (turn)
        {
            if (order.RefundedBy is not null)
            {
                return false;
            }

            order.Refund(request);
            return true;
        }
    }
}
