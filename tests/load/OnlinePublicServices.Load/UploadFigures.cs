namespace OnlinePublicServices.Load;

/// <summary>S5: bytes of a paper through tus, hashed and on the disk, beside a bare PUT that does neither.</summary>
internal static class UploadFigures
{
    private const string Peer = "bare PUT, no hash, no fsync";
    private const int MiB = 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Size size, Visitor citizen, Uri floor)
    {
        using var bare = Visitor.Stranger(floor);
        var (draft, _) = await citizen.StartDraftAsync(Samples.Procedure, Samples.Unit);
        return
        [
            await Transfer(size, citizen, bare, draft, 1, atLeast: 0.5),
            await Transfer(size, citizen, bare, draft, 10, atLeast: 0.7),
            await Whole(size, citizen, bare, draft),
        ];
    }

    /// <summary>All but the last byte: the transfer alone, without the inspection that follows it.</summary>
    private static async Task<Figure> Transfer(
        Size size,
        Visitor citizen,
        Visitor bare,
        Guid draft,
        int megabytes,
        double atLeast
    )
    {
        ReadOnlyMemory<byte> bytes = new byte[(megabytes * MiB) - 1];
        var uploads = new List<string>();
        for (var i = 0; i <= size.Uploads; i++)
        {
            uploads.Add(await citizen.AnnounceAsync(draft, Samples.Paper, bytes.Length + 1));
        }

        await citizen.SendAsync(uploads[^1], 0, bytes);
        await Put(bare, bytes);
        var ours = await Loop.RunAsync("tus", 1, size.Uploads, Longest, i => citizen.SendAsync(uploads[i], 0, bytes));
        var peer = await Loop.RunAsync(Peer, 1, size.Uploads, Longest, _ => Put(bare, bytes));
        foreach (var upload in uploads)
        {
            await citizen.GiveUpAsync(upload);
        }

        return new Figure
        {
            Id = "S5",
            What = $"upload of {megabytes} MiB, SHA-256 and fsync, one client",
            Unit = "MiB/s",
            Ours = ours with { Value = ours.Value * megabytes },
            Peers = [peer with { Value = peer.Value * megabytes }],
            Bar = $"≥ {atLeast}",
            Note = "the bar compares with nginx; this peer is faster than nginx",
        }.Against(atLeast);
    }

    /// <summary>A real PDF from announcement to attachment: inspected in its sandbox, stored, its row written.</summary>
    private static async Task<Figure> Whole(Size size, Visitor citizen, Visitor bare, Guid draft)
    {
        var papers = Enumerable.Range(100, Math.Min(size.Uploads, 8)).Select(seed => Samples.Pdf(MiB, seed)).ToList();
        var ours = await Loop.RunAsync(
            "announced, sent, inspected, attached",
            1,
            papers.Count,
            Longest,
            async i =>
                await citizen.SendAsync(
                    await citizen.AnnounceAsync(draft, Samples.Paper, papers[i].Length),
                    0,
                    papers[i]
                )
        );
        var peer = await Loop.RunAsync(Peer, 1, papers.Count, Longest, i => Put(bare, papers[i]));
        return new Figure
        {
            Id = "S5w",
            What = "a paper of 1 MiB from announcement to attachment, inspected",
            Unit = "/s",
            Ours = ours,
            Peers = [peer],
            Ratio = ours.Value / peer.Value,
        };
    }

    private static async Task Put(Visitor bare, ReadOnlyMemory<byte> bytes)
    {
        using var content = new ReadOnlyMemoryContent(bytes);
        using var answer = await bare.Http.PutAsync("/file/paper", content);
        answer.EnsureSuccessStatusCode();
    }
}
