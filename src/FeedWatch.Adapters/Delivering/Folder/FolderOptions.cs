using System.ComponentModel.DataAnnotations;

namespace FeedWatch.Adapters.Delivering.Folder;

/// <summary>Where mail goes when it is written to files.</summary>
public sealed class FolderOptions
{
    public const string Section = "Mail:Folder";

    /// <summary>Made when the first mail is written. Default: mail, in the working folder.</summary>
    [Required]
    public string Path { get; set; } = "mail";
}
