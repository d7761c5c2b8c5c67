using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OnlinePublicServices.Features.Tests.Http;

/// <summary>
/// Requests that nobody who means well would send, drawn from the published contract: every operation with one or two
/// things wrong in its address, its heads or its body. The same seed draws the same requests.
/// </summary>
internal sealed class HostileRequests(int seed, IReadOnlyDictionary<string, string[]> known)
{
    private const string LoneSurrogate = "@lone-surrogate";
    private const string BeyondNumbers = "@beyond-numbers";

    private static readonly JsonElement Contract = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "openapi.json")))
        .RootElement;

    private static readonly string[] Methods = ["GET", "PUT", "POST", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"];

    private static readonly string[] Texts =
    [
        "",
        " ",
        "\0",
        "a\0b",
        LoneSurrogate,
        "\u202Egnp.exe",
        "' OR '1'='1' --",
        "\"; DROP TABLE dossiers; --",
        "../../../etc/passwd",
        "..\\..\\web.config",
        "<script>alert(1)</script>",
        "{{7*7}}${7*7}",
        "a\r\nX-Evil: 1",
        "-1",
        "1e400",
        "99999999999999999999999",
        "0001-01-01",
        "9999-12-31T23:59:59.9999999Z",
        "2026-02-30",
        "*",
        "W/\"1\"",
        "\"2147483648\"",
        "٠٩١٢٣٤٥٦٧٨",
        "Nguyễn Thị Bích Ngọc",
        "😀",
        "%ff%fe",
        "null",
        new string('a', 5_000),
        new string('(', 500),
    ];

    private static readonly string[] Values =
    [
        "null",
        "true",
        "-1",
        "0",
        "2147483648",
        "1e308",
        "\"" + BeyondNumbers + "\"",
        "0.1",
        "[]",
        "{}",
        "[[[[[[[[]]]]]]]]",
        "[null]",
        "{\"\":{\"\":\"\"}}",
    ];

    private static readonly string[] Types =
    [
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/pdf",
        "application/offset+octet-stream",
    ];

    private readonly Random random = new(seed);

    /// <summary>Every operation of the contract once, each spoilt anew.</summary>
    public IEnumerable<HttpRequestMessage> Round() =>
        from path in Contract.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select Spoilt(operation.Name.ToUpperInvariant(), path.Name, operation.Value);

    private HttpRequestMessage Spoilt(string method, string template, JsonElement operation)
    {
        var parameters = operation.TryGetProperty("parameters", out var some) ? some.EnumerateArray().ToArray() : [];
        var path = string.Join(
            '/',
            template.Split('/').Select(part => part.StartsWith('{') ? Uri.EscapeDataString(PathValue(part)) : part)
        );
        var query = In(parameters, "query").Where(_ => Sometimes(2)).Select(name => $"{name}={Escaped(Any(Texts))}");
        var request = new HttpRequestMessage(
            new HttpMethod(Sometimes(12) ? Any(Methods) : method),
            $"{path}?{string.Join('&', query)}"
        );
        foreach (var head in In(parameters, "header").Where(_ => !Sometimes(6)))
        {
            request.Headers.TryAddWithoutValidation(head, Sometimes(2) ? "\"1\"" : Escaped(Any(Texts)));
        }

        if (operation.TryGetProperty("requestBody", out var body))
        {
            request.Content = Body(body.GetProperty("content").EnumerateObject().First());
        }
        else if (method is "POST" or "PATCH" && Sometimes(2))
        {
            request.Content = With(Bytes("{}"), Any(Types));
        }

        if (template.StartsWith("/api/uploads", StringComparison.Ordinal))
        {
            AddTusHeads(request);
        }

        return request;
    }

    /// <summary>No NUL: the server's own parser ends such a request before anything of ours sees it.</summary>
    private string PathValue(string part) =>
        known.TryGetValue(part, out var real) && !Sometimes(3)
            ? Any(real)
            : "-" + Any(Texts).Replace("\0", "", StringComparison.Ordinal);

    private void AddTusHeads(HttpRequestMessage request)
    {
        request.Headers.Add("Tus-Resumable", Sometimes(8) ? "0.2.0" : "1.0.0");
        request.Headers.TryAddWithoutValidation("Upload-Length", Any(["1000", "0", "-1", "9223372036854775808", "x"]));
        request.Headers.TryAddWithoutValidation("Upload-Offset", Any(["0", "1", "-1", "9223372036854775807", "x"]));
        request.Headers.TryAddWithoutValidation("Upload-Checksum", Any(["sha256 AAAA", "md5 x", "", "sha256"]));
        request.Headers.TryAddWithoutValidation(
            "Upload-Metadata",
            Any([
                "",
                ",,,",
                "draftId",
                "draftId !!!",
                string.Join(
                    ',',
                    new[] { "draftId", "paperCode", "fileName" }.Select(name =>
                        $"{name} {Convert.ToBase64String(Bytes(Any(known.GetValueOrDefault("{id}") is { } ids && Sometimes(2) ? ids : Texts)))}"
                    )
                ),
            ])
        );
    }

    private ByteArrayContent Body(JsonProperty content)
    {
        if (content.Name != "application/json")
        {
            return With(
                Any([
                    [],
                    Bytes("%PDF-1.7 nothing"),
                    Noise(2_000),
                ]),
                content.Name
            );
        }

        var sample = Sample(content.Value.GetProperty("schema"), 0);
        var type = Sometimes(10) ? Any(Types) : "application/json";
        return With(Sometimes(3) ? BrokenJson(Text(sample)) : Bytes(Text(SpoilOne(sample))), type);
    }

    /// <summary>What a reader of JSON may stumble over.</summary>
    private byte[] BrokenJson(string json) =>
        random.Next(11) switch
        {
            0 => [],
            1 => Bytes(json[..(json.Length / 2)]),
            2 => Bytes(json + json),
            3 => Bytes(new string('[', 100_000)),
            4 => Bytes($"{{\"answers\":{string.Concat(Enumerable.Repeat("{\"a\":", 200))}1{new string('}', 201)}"),
            5 => Bytes(json.Replace("{", "{\"x\":1,\"x\":2,", StringComparison.Ordinal)),
            6 => [0xEF, 0xBB, 0xBF, .. Bytes(json)],
            7 => [.. Bytes("{\"answers\":{\"a\":\""), 0xC3, 0x28, 0xFF, .. Bytes("\"}}")],
            8 => Bytes("null"),
            9 => Bytes("// a remark\n" + json),
            _ => Noise(500),
        };

    /// <summary>One place of the document is something else.</summary>
    private JsonNode SpoilOne(JsonNode sample)
    {
        var places = Places(sample).ToArray();
        if (places.Length == 0)
        {
            return sample;
        }

        var (parent, key) = Any(places);
        var value = Sometimes(2) ? JsonValue.Create(Any(Texts)) : JsonNode.Parse(Any(Values));
        switch (parent)
        {
            case JsonObject fields when Sometimes(8):
                fields[Any(Texts)] = value;
                break;
            case JsonObject fields:
                fields[key] = value;
                break;
            case JsonArray items:
                items.Add(value);
                break;
        }

        return sample;
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(f => Places(f.Value).Prepend((fields, f.Key))),
            JsonArray items => items.SelectMany(Places).Prepend((items, "")),
            _ => [],
        };

    private JsonNode Sample(JsonElement schema, int depth)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            return Sample(Contract.GetProperty("components").GetProperty("schemas").GetProperty(name), depth);
        }

        foreach (var choice in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (schema.TryGetProperty(choice, out var choices))
            {
                return Sample(choices.EnumerateArray().Last(), depth);
            }
        }

        if (schema.TryGetProperty("enum", out var names))
        {
            return JsonValue.Create(Any([.. names.EnumerateArray().Select(n => n.ToString())]))!;
        }

        var type = schema.TryGetProperty("type", out var of)
            ? (of.ValueKind == JsonValueKind.Array ? of.EnumerateArray().Last() : of).GetString()
            : null;
        return type switch
        {
            "string" => JsonValue.Create("text")!,
            "integer" or "number" => JsonValue.Create(1),
            "boolean" => JsonValue.Create(true),
            "array" => new JsonArray(Sample(schema.GetProperty("items"), depth + 1)),
            _ => SampleObject(schema, depth),
        };
    }

    private JsonObject SampleObject(JsonElement schema, int depth)
    {
        var sample = new JsonObject();
        if (depth < 6 && schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                sample[property.Name] = Sample(property.Value, depth + 1);
            }
        }
        else
        {
            sample["childName"] = Any(Texts);
        }

        return sample;
    }

    private static string Text(JsonNode node) =>
        node.ToJsonString()
            .Replace(LoneSurrogate, "\\ud800", StringComparison.Ordinal)
            .Replace("\"" + BeyondNumbers + "\"", "1e400", StringComparison.Ordinal);

    private static IEnumerable<string> In(JsonElement[] parameters, string place) =>
        parameters.Where(p => p.GetProperty("in").GetString() == place).Select(p => p.GetProperty("name").GetString()!);

    private static string Escaped(string text) =>
        Uri.EscapeDataString(text.Replace(LoneSurrogate, "%ed%a0%80", StringComparison.Ordinal));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static ByteArrayContent With(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private bool Sometimes(int outOf) => random.Next(outOf) == 0;

    private T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
