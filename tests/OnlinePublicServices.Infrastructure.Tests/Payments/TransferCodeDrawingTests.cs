using System.Xml.Linq;
using OnlinePublicServices.Infrastructure.Payments;
using QRCoder;
using SkiaSharp;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

public sealed class TransferCodeDrawingTests
{
    private const string Payload =
        "00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA53037045405790005802VN62220818Ung Ho Quy Vac Xin63043ACF";

    [Fact]
    public void Each_dark_module_is_drawn_and_no_other()
    {
        using var codes = new QRCodeGenerator();
        using var code = codes.CreateQrCode(Payload, QRCodeGenerator.ECCLevel.M);
        var side = code.ModuleMatrix.Count;

        var drawing = XElement.Parse(new TransferCodeDrawing().Svg(Payload));

        drawing.Attribute("viewBox")!.Value.ShouldBe($"0 0 {side} {side}");
        using var picture = new SKBitmap(side, side);
        using var canvas = new SKCanvas(picture);
        foreach (var shape in drawing.Elements())
        {
            using var path = SKPath.ParseSvgPathData(shape.Attribute("d")!.Value);
            using var ink = new SKPaint { Color = SKColor.Parse(shape.Attribute("fill")!.Value) };
            canvas.DrawPath(path, ink);
        }

        var drawn = Enumerable.Range(0, side * side).Select(at => picture.GetPixel(at % side, at / side));
        drawn
            .Select(colour => colour == SKColors.Black)
            .ShouldBe(code.ModuleMatrix.SelectMany(row => row.Cast<bool>()));
    }

    [Fact]
    public void A_strict_page_shows_it()
    {
        var drawing = XElement.Parse(new TransferCodeDrawing().Svg(Payload));

        drawing.DescendantsAndSelf().ShouldAllBe(e => e.Name.LocalName == "svg" || e.Name.LocalName == "path");
        drawing.DescendantsAndSelf().Attributes("style").ShouldBeEmpty();
    }
}
