using System.Collections;
using System.Globalization;
using System.Text;
using OnlinePublicServices.Features.Ports;
using QRCoder;

namespace OnlinePublicServices.Infrastructure.Payments;

/// <summary>One path of horizontal runs on a light ground; no style, so that any content security policy shows it.</summary>
internal sealed class TransferCodeDrawing : ITransferCodeDrawing
{
    public string Svg(string payload)
    {
        using var codes = new QRCodeGenerator();
        using var code = codes.CreateQrCode(payload, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var dark = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            Runs(dark, rows[y], y);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path fill="#000" d="{dark}"/></svg>
            """
        );
    }

    private static void Runs(StringBuilder path, BitArray row, int y)
    {
        for (var x = 0; x < row.Count; x++)
        {
            var start = x;
            while (x < row.Count && row[x])
            {
                x++;
            }

            if (x > start)
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1H{start}z");
        }
    }
}
