namespace OnlinePublicServices.Features.Ports;

/// <summary>Draws the square that a bank's application reads.</summary>
public interface ITransferCodeDrawing
{
    /// <summary>
    /// The square as an SVG picture of its own, dark on light whatever the page's colours, with the light rim that belongs
    /// to it. It says nothing to who can't see it: the page that shows it does.
    /// </summary>
    string Svg(string payload);
}
