using System.Globalization;
using OnlinePublicServices.Load;
using OnlinePublicServices.Load.Floors;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

switch (args)
{
    // The bare servers run in a process of their own, as the product does.
    case ["floor", var folder, var port]:
        await Floor.RunAsync(folder, int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    case ["measure", var program, var portal, var output, var size, ..]:
        await Bench.RunAsync(new Setting(program, portal, output, Size.Named(size), [.. args.Skip(5)]));
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "floor <folder> <port> | measure <program> <portal> <output> full|quick [figure…]"
        );
        return 1;
}
