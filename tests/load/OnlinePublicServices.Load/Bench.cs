namespace OnlinePublicServices.Load;

/// <summary>What is measured, and where the result goes.</summary>
/// <param name="Program">The server's program.</param>
/// <param name="Portal">Folder of the built portal.</param>
/// <param name="Output">The file for the figures.</param>
/// <param name="Size">How much of everything.</param>
/// <param name="Wanted">Only these figures; all when empty.</param>
internal sealed record Setting(string Program, string Portal, string Output, Size Size, IReadOnlyList<string> Wanted)
{
    public bool Wants(params ReadOnlySpan<string> figures)
    {
        foreach (var figure in figures)
        {
            if (Wanted.Count == 0 || Wanted.Contains(figure))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>How much of everything is measured.</summary>
internal sealed record Size(int Few, int Many, int Lookups, int Submissions, int Uploads, int Slips, int Starts)
{
    public static Size Named(string name) =>
        name == "quick" ? new(1_000, 5_000, 2_000, 100, 3, 20, 1) : new(10_000, 100_000, 30_000, 1_500, 12, 200, 3);
}

/// <summary>Measures one after the other, the product and its floor side by side.</summary>
internal static class Bench
{
    public static async Task RunAsync(Setting setting)
    {
        var folder = Directory.CreateTempSubdirectory("ops-bench-").FullName;
        var figures = new List<Figure>();
        try
        {
            if (setting.Wants("S6", "S7"))
            {
                figures.AddRange(await SlipFigures.MeasureAsync(setting.Size, Path.Combine(folder, "slips")));
                await Figures.WriteAsync(setting.Output, figures);
            }

            if (setting.Wants("S10", "S11"))
            {
                figures.AddRange(await StartFigures.MeasureAsync(setting, folder));
                await Figures.WriteAsync(setting.Output, figures);
            }

            if (setting.Wants("S1", "S2", "S5", "S9", "S12"))
            {
                await MeasureWebAsync(setting, folder, figures);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureWebAsync(Setting setting, string folder, List<Figure> figures)
    {
        var data = Path.Combine(folder, "product");
        await using var floor = await ServerProcess.StartFloorAsync(Path.Combine(folder, "floor"));
        var (code, draft) = await PrepareAsync(setting, data, floor, figures);
        await Figures.WriteAsync(setting.Output, figures);

        var queue = new List<Side>();
        var codes = new List<string>();
        var drafts = new List<Guid>();
        var costs = new List<Cost>();
        foreach (var number in new[] { setting.Size.Few, setting.Size.Many })
        {
            using (var clones = new Clones(data))
            {
                codes.AddRange(clones.Dossiers(code, number));
                drafts = clones.Drafts(
                    draft,
                    GrowthFigures.Submissions + SubmissionFigures.WarmUp + setting.Size.Submissions
                );
            }

            var bytes = new FileInfo(Path.Combine(data, "public-services.db")).Length;

            await using var product = await ServerProcess.StartProductAsync(setting.Program, setting.Portal, data);
            if (setting.Wants("S9", "S12"))
            {
                queue.AddRange(await QueueFigures.MeasureAsync(product.Address, number));
            }

            if (setting.Wants("S12"))
            {
                costs.Add(await GrowthFigures.MeasureAsync(product.Address, number, bytes, drafts, codes));
            }

            if (number == setting.Size.Many)
            {
                if (setting.Wants("S1"))
                {
                    figures.Add(
                        await TrackingFigures.MeasureAsync(setting.Size, product.Address, floor.Address, codes)
                    );
                }

                if (setting.Wants("S2"))
                {
                    figures.AddRange(
                        await SubmissionFigures.MeasureAsync(
                            setting.Size,
                            product.Address,
                            floor.Address,
                            drafts[GrowthFigures.Submissions..],
                            codes
                        )
                    );
                }
            }
        }

        figures.AddRange(QueueFigures.Of(queue));
        figures.AddRange(GrowthFigures.Of(costs, queue));
        await Figures.WriteAsync(setting.Output, figures);
    }

    /// <summary>One dossier and one draft that really went through the portal; the uploads are measured on the way.</summary>
    private static async Task<(string Code, Guid Draft)> PrepareAsync(
        Setting setting,
        string data,
        ServerProcess floor,
        List<Figure> figures
    )
    {
        await using var product = await ServerProcess.StartProductAsync(setting.Program, setting.Portal, data);
        using var citizen = await Visitor.SignInAsync(product.Address, "citizen", "nguoidan@example.com");
        var submitted = await FillAsync(citizen, seed: 1);
        var waiting = await FillAsync(citizen, seed: 2);
        var code = await citizen.SubmitAsync(submitted);
        if (setting.Wants("S5"))
        {
            figures.AddRange(await UploadFigures.MeasureAsync(setting.Size, citizen, floor.Address));
        }

        return (code, waiting);
    }

    private static async Task<Guid> FillAsync(Visitor citizen, int seed)
    {
        var (draft, version) = await citizen.StartDraftAsync(Samples.Procedure, Samples.Unit);
        await citizen.SaveAsync(draft, version, Samples.Answers);
        var paper = Samples.Pdf(100_000, seed);
        await citizen.SendAsync(await citizen.AnnounceAsync(draft, Samples.Paper, paper.Length), 0, paper);
        return draft;
    }
}
