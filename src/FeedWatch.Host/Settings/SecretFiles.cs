using Microsoft.Extensions.Configuration;

namespace FeedWatch.Host.Settings;

/// <summary>Fills <c>Smtp:Password</c> from the file that <c>Smtp:Password_FILE</c> names, as containers and systemd hand out secrets.</summary>
public static class SecretFiles
{
    private const string Suffix = "_FILE";
    private const int MostBytes = 64 * 1024;

    /// <summary>Only keys inside a section count: bare ones (SSL_CERT_FILE) belong to other programs.</summary>
    public static (IReadOnlyDictionary<string, string?> Secrets, IReadOnlyList<string> Mistakes) Read(IConfiguration configuration)
    {
        var secrets = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var mistakes = new List<string>();
        foreach (var (key, path) in configuration.AsEnumerable())
        {
            if (!key.Contains(':', StringComparison.Ordinal) || !key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || string.IsNullOrEmpty(path))
            {
                continue;
            }

            if (ReadSecret(path, out var secret) is { } reason)
            {
                mistakes.Add($"{key}: {reason}");
            }

            secrets[key[..^Suffix.Length]] = secret;
        }

        return (secrets, mistakes);
    }

    private static string? ReadSecret(string path, out string? secret)
    {
        secret = null;
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > MostBytes)
            {
                return $"{path} is larger than a secret can be ({MostBytes} bytes).";
            }

            // Editors and `echo` end a file with a line end that is no part of the secret.
            secret = File.ReadAllText(path).TrimEnd('\r', '\n');
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"cannot read {path}: {exception.Message}";
        }
    }
}
