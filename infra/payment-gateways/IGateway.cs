namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>One gateway's side of an order.</summary>
internal interface IGateway
{
    string Title { get; }

    /// <summary>Whether it can take money and hold it as suspicious.</summary>
    bool HoldsSuspicious { get; }

    /// <summary>The address that tells the browser's side of it.</summary>
    Uri Return(Order order, string code);

    /// <summary>The notice, server to server.</summary>
    HttpRequestMessage Notice(Order order);

    /// <summary>Whether the merchant's answer ends the sending.</summary>
    bool IsDone(string answer);
}
