using System.Text.Json.Nodes;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>Ordinary cases of the seven procedures that can be filed in full; every person in them is invented.</summary>
public static class Cases
{
    public const string Birth = "1.001193";
    public const string MaritalStatus = "1.004873";
    public const string ExtractCopy = "2.000635";
    public const string HouseholdBusiness = "1.001612";
    public const string SocialPension = "1.014027";
    public const string BuildingPermit = "1.013225";
    public const string LandChange = "2.000889";

    public const string TrieuSon = "trieu-son-commune";
    public const string ThoBinh = "tho-binh-commune";

    /// <summary>A woman born in 1990, of Thanh Hoa.</summary>
    public const string HerId = "038190001234";

    /// <summary>A man born in 1988, of Thanh Hoa.</summary>
    public const string HisId = "038088004321";

    public const string Phone = "0912345678";

    public static readonly string[] All =
    [
        Birth,
        MaritalStatus,
        ExtractCopy,
        HouseholdBusiness,
        SocialPension,
        BuildingPermit,
        LandChange,
    ];

    /// <summary>All answers of an ordinary case.</summary>
    public static JsonObject AnswersFor(string procedure) =>
        procedure switch
        {
            Birth => BirthByGrandmother(),
            MaritalStatus => Unmarried(),
            ExtractCopy => CopyOfOwnBirth(),
            HouseholdBusiness => Shop(),
            SocialPension => Pension(),
            BuildingPermit => House(),
            LandChange => LandBought(),
            _ => throw new ArgumentOutOfRangeException(nameof(procedure)),
        };

    /// <summary>The same answers with some of them otherwise.</summary>
    public static JsonObject With(this JsonObject answers, params (string Field, JsonNode? Value)[] changes)
    {
        foreach (var (field, value) in changes)
        {
            answers[field] = value;
        }

        return answers;
    }

    public static JsonObject Home() =>
        new()
        {
            ["detail"] = "Thôn 3",
            ["commune"] = "Xã Triệu Sơn",
            ["province"] = "Tỉnh Thanh Hóa",
        };

    private static JsonObject BirthByGrandmother() =>
        BirthByMother()
            .With(
                ("requesterRelation", "grandparent"),
                ("requesterName", "Nguyễn Thị Hạnh"),
                ("requesterId", "038165001234"),
                ("requesterAddress", Home())
            );

    public static JsonObject BirthByMother() =>
        new()
        {
            ["birthEvidence"] = "certificate",
            ["requesterRelation"] = "mother",
            ["parentsMarried"] = true,
            ["childName"] = "Lê Minh An",
            ["childBirthDate"] = "2026-11-10",
            ["childGender"] = "male",
            ["childEthnicity"] = "Kinh",
            ["childNationality"] = "Việt Nam",
            ["childBirthPlace"] = "Bệnh viện đa khoa Triệu Sơn, tỉnh Thanh Hóa",
            ["childHometown"] = "Xã Triệu Sơn, tỉnh Thanh Hóa",
            ["motherName"] = "Trần Thị Bích Ngọc",
            ["motherBirthDate"] = "1990-03-17",
            ["motherId"] = HerId,
            ["motherEthnicity"] = "Kinh",
            ["motherNationality"] = "Việt Nam",
            ["motherAddress"] = Home(),
            ["fatherName"] = "Lê Văn Tuấn",
            ["fatherBirthDate"] = "1988",
            ["fatherId"] = HisId,
            ["fatherEthnicity"] = "Kinh",
            ["fatherNationality"] = "Việt Nam",
            ["fatherAddress"] = Home(),
            ["requesterPhone"] = Phone,
            ["copies"] = 2,
        };

    private static JsonObject Unmarried() =>
        new()
        {
            ["requesterRelation"] = "self",
            ["issuedBefore"] = false,
            ["fullName"] = "Trần Thị Bích Ngọc",
            ["birthDate"] = "1990-03-17",
            ["gender"] = "female",
            ["ethnicity"] = "Kinh",
            ["nationality"] = "Việt Nam",
            ["personalId"] = HerId,
            ["home"] = Home(),
            ["phone"] = Phone,
            ["earlierResidence"] = false,
            ["maritalStatus"] = "neverMarried",
            ["purpose"] = "other",
            ["otherPurpose"] = "Vay vốn ngân hàng",
        };

    private static JsonObject CopyOfOwnBirth() =>
        new()
        {
            ["requesterKind"] = "person",
            ["requesterRelation"] = "self",
            ["requesterName"] = "Lê Văn Tuấn",
            ["requesterId"] = HisId,
            ["home"] = Home(),
            ["phone"] = Phone,
            ["event"] = "birth",
            ["subjectName"] = "Lê Văn Tuấn",
            ["subjectBirthDate"] = "1988",
            ["registeredAt"] = "Ủy ban nhân dân xã Minh Sơn",
            ["copies"] = 3,
        };

    private static JsonObject Shop() =>
        new()
        {
            ["requesterRelation"] = "self",
            ["ownerKind"] = "individual",
            ["ownerName"] = "Lê Văn Tuấn",
            ["birthDate"] = "1988-06-01",
            ["gender"] = "male",
            ["ethnicity"] = "Kinh",
            ["nationality"] = "Việt Nam",
            ["ownerId"] = HisId,
            ["home"] = Home(),
            ["phone"] = Phone,
            ["businessName"] = "Hộ kinh doanh Tạp hóa Minh An",
            ["seat"] = Home(),
            ["capital"] = 150000000,
            ["workers"] = 2,
            ["lines"] = new JsonArray(
                new JsonObject
                {
                    ["lineName"] = "Bán lẻ hàng tạp hóa",
                    ["lineCode"] = "4711",
                    ["main"] = true,
                }
            ),
            ["otherPlaces"] = false,
        };

    private static JsonObject Pension() =>
        new()
        {
            ["request"] = "start",
            ["requesterRelation"] = "self",
            ["fullName"] = "Lê Thị Mùi",
            ["birthDate"] = "1948-02-20",
            ["gender"] = "female",
            ["personalId"] = "038148002468",
            ["home"] = Home(),
            ["phone"] = Phone,
            ["poorHousehold"] = false,
            ["otherBenefit"] = "none",
            ["paymentMethod"] = "cash",
        };

    private static JsonObject House() =>
        new()
        {
            ["requesterRelation"] = "self",
            ["buildingKind"] = "house",
            ["adjoiningBuildings"] = false,
            ["ownerName"] = "Lê Văn Tuấn",
            ["ownerId"] = HisId,
            ["home"] = Home(),
            ["phone"] = Phone,
            ["site"] = Home(),
            ["mapSheet"] = "12",
            ["parcel"] = "345",
            ["landArea"] = 220.5,
            ["grade"] = "4",
            ["floors"] = 2,
            ["groundArea"] = 90,
            ["floorArea"] = 180,
            ["height"] = 8.5,
            ["designer"] = "self",
            ["startOn"] = "2026-12-15",
            ["finishOn"] = "2027-06-30",
        };

    private static JsonObject LandBought() =>
        new()
        {
            ["requesterRelation"] = "self",
            ["changeKind"] = "transfer",
            ["relatives"] = false,
            ["ownerName"] = "Lê Văn Tuấn",
            ["ownerId"] = HisId,
            ["home"] = Home(),
            ["phone"] = Phone,
            ["formerName"] = "Trần Thị Bích Ngọc",
            ["formerId"] = HerId,
            ["site"] = Home(),
            ["mapSheet"] = "12",
            ["parcel"] = "345",
            ["landArea"] = 220.5,
            ["landCertificate"] = "AA 00123456",
            ["deedNumber"] = "1234/2026",
            ["deedDate"] = "2026-11-10",
            ["price"] = 850000000,
        };
}
