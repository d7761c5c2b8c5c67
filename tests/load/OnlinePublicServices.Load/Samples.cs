using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Load;

/// <summary>What is filed in the measurements: a birth registration with one paper.</summary>
internal static class Samples
{
    public const string Procedure = "1.001193";
    public const string Unit = "trieu-son-commune";
    public const string Paper = "birth-certificate";

    private static readonly object Home = new
    {
        detail = "Số 12 đường Lê Lợi",
        commune = "Xã Triệu Sơn",
        province = "Tỉnh Thanh Hóa",
    };

    /// <summary>About 2 kB.</summary>
    public static object Answers { get; } = new
    {
        birthEvidence = "certificate",
        requesterRelation = "grandparent",
        parentsMarried = true,
        childName = "Nguyễn Minh An",
        childBirthDate = "2026-10-03",
        childGender = "female",
        childEthnicity = "Kinh",
        childNationality = "Việt Nam",
        childBirthPlace = "Bệnh viện Đa khoa huyện Triệu Sơn, tỉnh Thanh Hóa",
        childHometown = "Xã Triệu Sơn, tỉnh Thanh Hóa",
        motherName = "Lê Thị Hương",
        motherBirthDate = "1996",
        motherEthnicity = "Kinh",
        motherNationality = "Việt Nam",
        motherAddress = Home,
        fatherName = "Nguyễn Văn Bình",
        fatherBirthDate = "1994",
        fatherEthnicity = "Kinh",
        fatherNationality = "Việt Nam",
        fatherAddress = Home,
        requesterName = "Nguyễn Thị Hạnh",
        requesterId = "038170012345",
        requesterAddress = Home,
        requesterPhone = "0912345678",
        copies = 1,
    };

    /// <summary>A sound PDF of one page that holds about so many bytes of noise; each seed gives another file.</summary>
    public static byte[] Pdf(int bytes, int seed)
    {
        var noise = new byte[Math.Max(1, bytes - 700)];
#pragma warning disable CA5394 // noise, not a secret
        new Random(seed).NextBytes(noise);
#pragma warning restore CA5394
        using var file = new MemoryStream(bytes + 1024);
        var offsets = new List<long>();

        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));

        void Object(string text)
        {
            offsets.Add(file.Position);
            Write($"{offsets.Count} 0 obj\n{text}\nendobj\n");
        }

        Write("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
        );
        Object("<< /Length 30 >>\nstream\nq 500 0 0 700 40 70 cm /I Do Q\nendstream");
        offsets.Add(file.Position);
        var height = Math.Max(1, noise.Length / 3000);
        var used = noise.Length >= 3000 ? height * 3000 : noise.Length;
        var width = used / (3 * height);
        used = width * 3 * height;
        Write(
            $"5 0 obj\n<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length {used} >>\nstream\n"
        );
        file.Write(noise, 0, used);
        Write("\nendstream\nendobj\n");
        var table = file.Position;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            Write(offset.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        }

        Write($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }
}
