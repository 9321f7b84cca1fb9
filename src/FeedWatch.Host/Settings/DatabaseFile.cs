namespace FeedWatch.Host.Settings;

/// <summary>The database of this machine, which the first poll makes.</summary>
public sealed record DatabaseFile(string Path)
{
    public bool Exists => File.Exists(Path);

    public string Absence => $"There is no database {Path} yet: `feedwatch poll` makes it. If there should be one, name its folder with --data.";
}
