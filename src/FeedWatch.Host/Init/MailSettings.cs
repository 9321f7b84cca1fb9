using System.Text.Json.Nodes;

namespace FeedWatch.Host.Init;

/// <summary>How mail is to be sent, as a person answered; written to feedwatch.settings.json.</summary>
/// <param name="Values">Keys within the section Mail, such as Smtp:Host.</param>
/// <param name="SecretKey">Which of the keys the secret belongs to; null: there is none.</param>
public sealed record MailSettings(IReadOnlyDictionary<string, string> Values, string? SecretKey, string? Secret)
{
    public static MailSettings ToFolder { get; } = new(new Dictionary<string, string> { ["Transport"] = "Folder" }, null, null);

    /// <summary>The secret goes to a file of its own that only its owner can read.</summary>
    public async Task WriteAsync(string settingsFile, string secretFile, CancellationToken cancellationToken)
    {
        var mail = new JsonObject();
        foreach (var (key, value) in Values)
        {
            Put(mail, key, value);
        }

        if (SecretKey is not null && Secret is not null)
        {
            await WriteSecretAsync(Path.GetFullPath(secretFile), Secret, cancellationToken);
            Put(mail, $"{SecretKey}_FILE", Path.GetFullPath(secretFile));
        }

        var root = new JsonObject { ["Mail"] = mail };
        await File.WriteAllTextAsync(settingsFile, root.ToJsonString(new() { WriteIndented = true }) + "\n", cancellationToken);
    }

    private static void Put(JsonObject section, string key, string value)
    {
        var parts = key.Split(':');
        foreach (var part in parts[..^1])
        {
            section[part] ??= new JsonObject();
            section = section[part]!.AsObject();
        }

        section[parts[^1]] = value;
    }

    private static async Task WriteSecretAsync(string path, string secret, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(secret.AsMemory(), cancellationToken);
    }
}
