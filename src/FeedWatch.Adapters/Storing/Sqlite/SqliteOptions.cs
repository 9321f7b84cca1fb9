using System.ComponentModel.DataAnnotations;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>Where the one file lies that holds everything on one machine. Section <c>Sqlite</c>.</summary>
public sealed class SqliteOptions
{
    public const string Section = "Sqlite";

    /// <summary>The database file, from the current folder if it is not a full path; made, with its folder, where there is none. Default: feedwatch.db.</summary>
    [Required]
    public string Path { get; set; } = "feedwatch.db";

    /// <summary>How long to wait while another program has the database locked. Default: 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LockWait { get; set; } = TimeSpan.FromSeconds(5);
}
