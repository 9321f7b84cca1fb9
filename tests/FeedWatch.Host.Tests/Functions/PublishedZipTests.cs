using System.IO.Compression;
using FeedWatch.Testing;
using FeedWatch.Testing.Functions;

namespace FeedWatch.Host.Tests.Functions;

/// <summary>The package lies as the platform expects it. Wrong, it would be deployed without a complaint, and no function would run.</summary>
public sealed class PublishedZipTests
{
    private const int RegularFile = 0x8000;

    [Fact]
    public async Task The_zip_holds_host_json_the_program_and_a_folder_for_each_function_at_its_top()
    {
        using var zip = await OpenAsync();
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        names.ShouldContain("host.json");
        names.ShouldContain("feedwatch");
        names.Where(name => name.EndsWith("function.json", StringComparison.Ordinal))
            .ShouldBe(["deliver/function.json", "poll/function.json", "schedule/function.json", "sweep/function.json", "web/function.json"]);
        names.ShouldNotContain("local.settings.json");
        names.ShouldNotContain(name => name.Contains('\\', StringComparison.Ordinal) || name.EndsWith('/'));
    }

    [Fact]
    public async Task Only_the_program_can_be_executed()
    {
        using var zip = await OpenAsync();
        foreach (var entry in zip.Entries)
        {
            var mode = entry.FullName == "feedwatch" ? 0x1ED : 0x1A4; // 0755, 0644
            (entry.ExternalAttributes >> 16 & 0xFFFF).ShouldBe(RegularFile | mode, entry.FullName);
        }
    }

    [Fact]
    public async Task Unpackers_heed_the_modes_and_no_entry_says_when_it_was_built()
    {
        using var zip = await OpenAsync();
        zip.Entries.ShouldAllBe(entry => entry.LastWriteTime.Year == 1980);
        zip.Entries.Select(entry => entry.FullName).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        MadeBy(await File.ReadAllBytesAsync(await PublishedApp.ZipAsync(), TestContext.Current.CancellationToken)).ShouldAllBe(system => system == 3);
    }

    [Fact]
    public async Task No_setting_of_the_package_names_a_path_of_the_machine_that_built_it()
    {
        using var zip = await OpenAsync();
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            text.ShouldNotContain(RepositoryFolder.Path, customMessage: entry.FullName);
        }
    }

    [Fact]
    public async Task The_program_brings_its_own_runtime_and_is_compiled_ahead()
    {
        using var zip = await OpenAsync();
        zip.GetEntry("libcoreclr.so").ShouldNotBeNull();
        using var memory = new MemoryStream();
        await using (var program = await zip.GetEntry("feedwatch.dll")!.OpenAsync(TestContext.Current.CancellationToken))
        {
            await program.CopyToAsync(memory, TestContext.Current.CancellationToken);
        }

        memory.Position = 0;
        using var image = new System.Reflection.PortableExecutable.PEReader(memory);
        image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_host_reads_from_the_package_what_the_repository_says()
    {
        var published = HostedApp.Read(await PublishedApp.FolderAsync());
        using var development = DevelopmentApp.Create();
        published.Functions.Select(function => $"{function.Name}: {function.Trigger}").ShouldBe(development.Hosted.Functions.Select(function => $"{function.Name}: {function.Trigger}"));
        $"{published.Host}".ShouldBe($"{development.Hosted.Host}");
    }

    private static async Task<ZipArchive> OpenAsync() => await ZipFile.OpenReadAsync(await PublishedApp.ZipAsync(), TestContext.Current.CancellationToken);

    // The system that each entry of the central directory was written on.
    private static IEnumerable<byte> MadeBy(byte[] zip)
    {
        const int EndOfDirectory = 22;
        var at = BitConverter.ToInt32(zip, zip.Length - EndOfDirectory + 16);
        for (var left = BitConverter.ToUInt16(zip, zip.Length - EndOfDirectory + 10); left > 0; left--)
        {
            yield return zip[at + 5];
            at += 46 + BitConverter.ToUInt16(zip, at + 28) + BitConverter.ToUInt16(zip, at + 30) + BitConverter.ToUInt16(zip, at + 32);
        }
    }
}
