using System.Text.Json;
using System.Text.Json.Nodes;
using OnlinePublicServices.Features.Forms;

namespace OnlinePublicServices.Features.Tests.Forms;

/// <summary>Draws answers that are mostly good, sometimes odd, now and then absurd.</summary>
internal static class VectorDraw
{
    private static readonly string[] Forms =
    [
        "everything",
        "birth-registration",
        "building-permit",
        "civil-status-extract-copy",
        "household-business-registration",
        "land-change-registration",
        "marital-status-certificate",
        "social-pension-allowance",
    ];

    private static readonly string[] OddTexts =
    [
        "",
        " ",
        "x",
        "Đặng Thị Ngọc Ánh",
        "Nguye\u0302\u0303n  Va\u0306n A",
        "a\u202eb\u200bc",
        "dòng 1\r\ndòng 2\tcuối",
        "<script>alert(1)</script>",
        "=1+1",
        "😀👍🏽",
        "038090000123",
        "0912.345.678",
        "2027-01-01",
        "1990-02-30",
        "1950",
        "\u00a0\u3000x\u2028",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private static readonly string[] OddJson =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "2.5",
        "0.1",
        "1000000000000000",
        "[]",
        "{}",
        "[1]",
        "\"\"",
        "{\"commune\":\"A\"}",
        "[{}]",
        "{\"x\":null}",
    ];

    public static IEnumerable<(string Form, JsonElement Answers)> Answers(int seed, int count)
    {
        var random = new Random(seed);
        for (var drawn = 0; drawn < count; drawn++)
        {
            var form = Forms[random.Next(Forms.Length)];
            var fields = FormFiles.Named(form).Pages.SelectMany(page => page.Fields);
            var answers = Members(fields, random);
            if (random.Next(10) == 0)
            {
                answers[$"unknown{random.Next(3)}"] = JsonNode.Parse(Pick(OddJson, random));
            }

            yield return (form, JsonSerializer.SerializeToElement(answers));
        }
    }

    private static JsonObject Members(IEnumerable<Form.Field> fields, Random random)
    {
        var members = new JsonObject();
        foreach (var field in fields.Where(_ => random.Next(12) > 0))
        {
            members[field.Id] = random.Next(25) == 0 ? JsonNode.Parse(Pick(OddJson, random)) : Good(field, random);
        }

        return members;
    }

    private static JsonNode? Good(Form.Field field, Random random) =>
        field.Schema switch
        {
            ValueSchema.Text { OneOf: { } options } => Pick([.. options.Order(StringComparer.Ordinal)], random),
            ValueSchema.Text text => random.Next(8) == 0 ? Pick(OddTexts, random) : Text(text.Format, random),
            ValueSchema.Number => random.Next(6),
            ValueSchema.YesNo => random.Next(2) == 0,
            ValueSchema.Group => new JsonObject
            {
                ["detail"] = Pick(OddTexts, random),
                ["commune"] = "Triệu Sơn",
                ["province"] = random.Next(10) == 0 ? "" : "Thanh Hóa",
            },
            ValueSchema.Rows => new JsonArray([
                .. Enumerable.Range(0, random.Next(4)).Select(_ => Members(field.Row, random)),
            ]),
            _ => null,
        };

    private static string Text(TextFormat? format, Random random) =>
        format switch
        {
            TextFormat.Date => $"20{random.Next(10, 30)}-{random.Next(1, 13):D2}-{random.Next(1, 29):D2}",
            TextFormat.PartialDate => Pick(["1950", "1990-05", "2/3/1996", "1990-05-17", "2010-01-01"], random),
            TextFormat.PersonName => Pick(["Lê Gia Bảo", "H'Hen Niê", " Nguyễn  Thị Hoa ", "An 2"], random),
            TextFormat.PersonalId => Pick(["038090000123", "038 196 000 123", "097090000123", "123"], random),
            TextFormat.TaxCode => Pick(["0100109106", "0315459414-001", "0100109107", "038090000123"], random),
            TextFormat.Phone => Pick(["0912345678", "+84 912 345 678", "0237 3861 234", "123"], random),
            TextFormat.Email => Pick(["an@example.vn", "An@EXAMPLE.vn", "an@", "a.b+c@x.y.vn"], random),
            null => Pick(["1234", "Kinh", "Việt Nam", "Triệu Sơn, Thanh Hóa"], random),
            _ => "",
        };

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
