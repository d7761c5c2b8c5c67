namespace OnlinePublicServices.Domain.Parties;

/// <summary><c>Giới tính</c> as identity papers know it.</summary>
public enum Sex
{
    /// <summary><c>Nam</c>.</summary>
    Male,

    /// <summary><c>Nữ</c>.</summary>
    Female,
}
