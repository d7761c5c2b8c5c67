using System.Text.Json;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Returns;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Outcomes;
using OnlinePublicServices.Features.Tests.Payments;
using OnlinePublicServices.PaymentGatewaySimulator;

namespace OnlinePublicServices.Features.Tests.Returns;

/// <summary>Offices whose results the post carries, one for each database.</summary>
public sealed class PostOffices : IAsyncDisposable
{
    private readonly Dictionary<Store, PostOffice> open = [];

    internal async Task<PostOffice> In(Store store)
    {
        if (!open.TryGetValue(store, out var posting))
        {
            open[store] = posting = await PostOffice.OpenAsync(store);
        }

        posting.Office.StartOver();
        return posting;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var posting in open.Values)
        {
            await posting.DisposeAsync();
        }
    }
}

/// <summary>An office and the post, which does what a test lets happen.</summary>
internal sealed record PostOffice(Office Office, Simulator Post) : IAsyncDisposable
{
    public static readonly object ByPost = new
    {
        way = "post",
        address = new
        {
            name = "Nguyễn Thị Hạnh",
            phone = Cases.Phone,
            detail = "Thôn 3",
            commune = "Xã Triệu Sơn",
            provinceCode = "38",
        },
    };

    public static async Task<PostOffice> OpenAsync(Store store)
    {
        var clock = new OfficeClock();
        var post = await Simulator.StartAsync(
            new SimulatorSettings { Post = new() { Token = "token" } },
            clock,
            TestContext.Current.CancellationToken
        );
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Post:Address"] = $"{new Uri(post.Address, "/post/api")}",
            ["Post:CustomerCode"] = "PORTAL",
            ["Post:Token"] = "token",
        };
        var office = await Office.OpenAsync(store, new OfficeOptions { Settings = settings });
        clock.Office = office;
        return new PostOffice(office, post);
    }

    /// <summary>One round of asking the post.</summary>
    public Task Sweep() =>
        Office.WithAsync<ParcelWatch, bool>(async watch =>
        {
            await watch.SweepAsync(TestContext.Current.CancellationToken);
            return true;
        });

    /// <summary>What happens to a parcel at the post, and is heard at the next round.</summary>
    public async Task Happens(string item, string code)
    {
        var stop = TestContext.Current.CancellationToken;
        using var operatorsBrowser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent([new("item", item), new("code", code)]);
        using var done = await operatorsBrowser.PostAsync(new Uri(Post.Address, "/post/events"), form, stop);
        ((int)done.StatusCode).ShouldBe(302);
        Office.Clock.Advance(TimeSpan.FromMinutes(31));
        await Sweep();
    }

    /// <summary>A result on paper, issued and lying at the counter.</summary>
    public async Task<ResultPeople> Issued(object? choice = null)
    {
        var people = await ResultPeople.Sealing(Office);
        if (choice is not null)
        {
            (await Choose(people.Citizen, people.Code, choice)).ShouldBe(200);
        }

        await people.SignResult();
        (await people.Records.Act(people.Code, "outcome")).ShouldBe(200);
        return people;
    }

    public static async Task<Answer> Choose(Visitor visitor, string code, object choice)
    {
        var path = $"/api/dossiers/{code}/return";
        var shown = await visitor.Get(path);
        var version = shown.Status == 200 ? shown.Version : 1;
        return await visitor.Send(HttpMethod.Put, path, choice, Guid.NewGuid().ToString(), version);
    }

    public static async Task<JsonElement> ReturnOf(Visitor visitor, string code) =>
        (await visitor.Get($"/api/dossiers/{code}/return")).ShouldBe(200).Json;

    public static async Task<string> StateOf(Visitor visitor, string code) =>
        (await ReturnOf(visitor, code)).GetProperty("parcels")[0].GetProperty("state").GetString()!;

    public static async Task<string> LabelOf(Visitor visitor, string code) =>
        (await ReturnOf(visitor, code)).GetProperty("parcels")[0].GetProperty("labelNumber").GetString()!;

    public static Task<Answer> Scan(Visitor visitor, string label) =>
        visitor.Post($"/api/parcels/{label}/scans", new { }, Guid.NewGuid().ToString());

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        await Post.DisposeAsync();
    }
}
