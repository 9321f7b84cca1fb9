namespace FeedWatch.Testing;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
public static class RepositoryFolder
{
    public static string Path { get; } = Find();

    public static string Join(params IEnumerable<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "FeedWatch.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
