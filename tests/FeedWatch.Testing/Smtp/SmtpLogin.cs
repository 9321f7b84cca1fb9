using System.Text;

namespace FeedWatch.Testing.Smtp;

/// <summary>What AUTH sends, taken apart.</summary>
internal static class SmtpLogin
{
    /// <summary>RFC 4616: identity, name and password with NULs between.</summary>
    public static (string Name, string Password) Plain(string base64)
    {
        var parts = Decode(base64).Split('\0');
        return (parts[^2], parts[^1]);
    }

    public static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
