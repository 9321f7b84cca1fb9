using System.Text;
using FeedWatch.Configuration;
using FeedWatch.Storing;

namespace FeedWatch.Tests.Configuration;

public sealed class FilePlaceTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Mistakes_name_the_file_as_it_was_named()
    {
        File.WriteAllText(path, "feeds: [nowhere]");

        Mistake().ShouldStartWith($"{path}:1:9: The url 'nowhere'");
    }

    [Fact]
    public void UTF_8_and_what_Windows_writes_instead_are_read()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            File.WriteAllText(path, "feeds: [{ url: https://example.org/a, name: Лавров }]", encoding);

            Yaml.Reader().ReadFile(path).ShouldBeOfType<ConfigurationResult.Valid>().Configuration.Feeds[0].Name.ShouldBe("Лавров");
        }
    }

    [Fact]
    public void Another_encoding_is_refused_where_it_shows()
    {
        File.WriteAllBytes(path, [.. "feeds:\n  - url: https://example.org/a\n    name: été à "u8, 0xE9, .. "t"u8]);

        Mistake().ShouldBe($"{path}:3:17: The file is not UTF-8 from here on. Save it as UTF-8 in your editor.");
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_mistake() =>
        Yaml.Reader().ReadFile(path + ".gone").ShouldBeOfType<ConfigurationResult.Invalid>().Mistakes[0].ToString()
            .ShouldBe($"{path}.gone:1:1: There is no such file. Run `feedwatch init` to have one written, or name the right file.");

    [Fact]
    public void A_folder_is_no_file() =>
        Yaml.Reader().ReadFile(Path.GetTempPath()).ShouldBeOfType<ConfigurationResult.Invalid>().Mistakes[0].Text.ShouldStartWith("The file cannot be read: ");

    [Fact]
    public void A_file_of_more_than_4_MiB_is_not_read()
    {
        File.WriteAllBytes(path, new byte[ConfigurationReader.MostBytes + 1]);

        Mistake().ShouldContain("The file is larger than 4 MiB.");
    }

    [Fact]
    public async Task A_text_takes_the_place_of_the_one_that_was_read_and_of_no_other()
    {
        var place = new FilePlace(path);
        await File.WriteAllTextAsync(path, "feeds: [] # first\n", TestContext.Current.CancellationToken);
        var read = await place.ReadAsync(TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        (await place.TryWriteAsync("feeds: [] # mine\n", read.Tag, TestContext.Current.CancellationToken)).ShouldBeFalse();
        (await place.TryWriteAsync("feeds: [] # mine\n", over: null, TestContext.Current.CancellationToken)).ShouldBeFalse();
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe("feeds: [] # first\n");

        read = await place.ReadAsync(TestContext.Current.CancellationToken);
        (await place.TryWriteAsync("feeds: [] # mine\n", read.Tag, TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe("feeds: [] # mine\n");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_of()
    {
        var place = new FilePlace(Path.Combine(path, "feedwatch.yaml"));
        (await Should.ThrowAsync<StorageException>(place.TryWriteAsync("feeds: []\n", over: null, TestContext.Current.CancellationToken))).Message.ShouldContain(" cannot be written: ");
    }

    private string Mistake() => Yaml.Reader().ReadFile(path).ShouldBeOfType<ConfigurationResult.Invalid>().Mistakes.ShouldHaveSingleItem().ToString();
}
