using System.Text;
using Azure.Storage.Blobs;
using FeedWatch.Adapters.Configuration;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Configuration;
using FeedWatch.Storing;
using FeedWatch.Testing.Azure;

namespace FeedWatch.Adapters.Tests.Configuration;

public sealed class BlobPlaceTests
{
    private const string Yaml = "feeds: [https://example.org/a] # Лавров\n";

    private static int containers;

    private readonly string container = $"config-{Interlocked.Increment(ref containers)}";
    private readonly FaultyTransport network = new(seed: 1, percent: 0);

    private BlobContainerClient Container => new(Azurite.Shared.ConnectionString, container);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_is_read_with_the_name_of_the_blob()
    {
        await PutAsync(Encoding.UTF8.GetBytes(Yaml));

        var text = (await Open().Text.ReadAsync(Token)).ShouldBeOfType<WatchText.Text>();

        text.Yaml.ShouldBe(Yaml);
        text.Name.ShouldBe($"{Azurite.Shared.Blobs}/{container}/desk/feedwatch.yaml");
    }

    [Fact]
    public async Task It_is_fetched_again_only_after_it_changed()
    {
        await PutAsync(Encoding.UTF8.GetBytes(Yaml));
        var place = Open().Text;

        var first = await place.ReadAsync(Token);
        (await place.ReadAsync(Token)).ShouldBeSameAs(first, "304 Not Modified");
        await PutAsync("feeds: []\n"u8.ToArray());

        (await place.ReadAsync(Token)).ShouldBeOfType<WatchText.Text>().Yaml.ShouldBe("feeds: []\n");
    }

    [Fact]
    public async Task The_same_text_written_anew_is_another_one()
    {
        await PutAsync(Encoding.UTF8.GetBytes(Yaml));
        var place = Open().Text;
        var first = await place.ReadAsync(Token);
        await PutAsync(Encoding.UTF8.GetBytes(Yaml));

        (await place.ReadAsync(Token)).ShouldNotBe(first, "so that secrets of the environment are read again");
    }

    [Fact]
    public async Task A_blob_that_is_not_there_is_a_clear_line()
    {
        var missing = (await Open().Text.ReadAsync(Token)).ShouldBeOfType<WatchText.Unreadable>();

        missing.IsOutOfReach.ShouldBeFalse();
        missing.Tag.ShouldBeNull();
        missing.Mistake.ToString().ShouldEndWith("/desk/feedwatch.yaml:1:1: There is no such blob. Put feedwatch.yaml there with `feedwatch config push`, or set Watch:Blob to the right one.");
    }

    [Fact]
    public async Task What_is_forbidden_is_a_clear_line()
    {
        var account = Azurite.Shared.ConnectionString.Replace("AccountKey=Eby8", "AccountKey=Fby8", StringComparison.Ordinal);

        var refused = (await Open(account).Text.ReadAsync(Token)).ShouldBeOfType<WatchText.Unreadable>();

        refused.IsOutOfReach.ShouldBeTrue();
        refused.Mistake.ToString().ShouldEndWith(": The storage account forbids the use of the blob. Give the identity the role Storage Blob Data Contributor and wait five minutes, or copy the connection string again; and check the account's firewall.");
    }

    [Fact]
    public async Task An_account_that_cannot_be_reached_is_a_clear_line_and_the_same_one_each_time()
    {
        var account = Azurite.Shared.ConnectionString.Replace($":{Azurite.Shared.Blobs.Port}/", ":1/", StringComparison.Ordinal);
        var place = Open(account).Text;

        var first = (await place.ReadAsync(Token)).ShouldBeOfType<WatchText.Unreadable>();

        first.IsOutOfReach.ShouldBeTrue();
        first.Mistake.Text.ShouldStartWith("The storage account cannot be reached: Connection refused");
        (await place.ReadAsync(Token)).ShouldBe(first);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_out_of_reach_too()
    {
        network.BreakNext(Fault.TimeoutBefore);

        (await Open().Text.ReadAsync(Token)).ShouldBeOfType<WatchText.Unreadable>().IsOutOfReach.ShouldBeTrue();
    }

    [Fact]
    public async Task Another_encoding_and_more_than_4_MiB_are_refused_as_in_a_file()
    {
        await PutAsync([.. "feeds: [] # "u8, 0xE9]);
        var garbled = (await Open().Text.ReadAsync(Token)).ShouldBeOfType<WatchText.Unreadable>();
        garbled.Mistake.Text.ShouldBe("The file is not UTF-8 from here on.");
        garbled.Tag.ShouldNotBeNull("it can be written over");
        await PutAsync(new byte[ConfigurationReader.MostBytes + 1]);

        (await Open().Text.ReadAsync(Token)).ShouldBeOfType<WatchText.Unreadable>().Mistake.Text.ShouldBe("The file is larger than 4 MiB.");
    }

    [Fact]
    public async Task The_first_write_makes_the_container()
    {
        var place = Open().Text;

        (await place.TryWriteAsync(Yaml, over: null, Token)).ShouldBeTrue();

        (await place.ReadAsync(Token)).ShouldBeOfType<WatchText.Text>().Yaml.ShouldBe(Yaml);
    }

    [Fact]
    public async Task A_text_that_nobody_here_has_read_stays()
    {
        var (mine, theirs) = (Open().Text, Open().Text);
        await mine.TryWriteAsync(Yaml, over: null, Token);
        var read = await mine.ReadAsync(Token);
        (await theirs.TryWriteAsync("feeds: [] # theirs\n", read.Tag, Token)).ShouldBeTrue();

        (await mine.TryWriteAsync("feeds: [] # mine\n", read.Tag, Token)).ShouldBeFalse();
        (await mine.TryWriteAsync("feeds: [] # mine\n", over: null, Token)).ShouldBeFalse();

        (await mine.ReadAsync(Token)).ShouldBeOfType<WatchText.Text>().Yaml.ShouldBe("feeds: [] # theirs\n");
    }

    [Theory]
    [InlineData(Fault.LostAfter)]
    [InlineData(Fault.TimeoutAfter)]
    [InlineData(Fault.Repeated)]
    public async Task A_write_whose_answer_was_lost_was_written(Fault fault)
    {
        var place = Open(retries: 2).Text;
        await place.TryWriteAsync("feeds: []\n", over: null, Token);
        var read = await place.ReadAsync(Token);
        network.BreakNext(fault);

        (await place.TryWriteAsync(Yaml, read.Tag, Token)).ShouldBeTrue();
        network.Faults.ShouldBe(1);
    }

    [Fact]
    public async Task A_write_that_fails_says_where_and_why()
    {
        network.BreakNext(Fault.LostBefore);

        (await Should.ThrowAsync<StorageException>(Open().Text.TryWriteAsync(Yaml, over: null, Token))).Message
            .ShouldStartWith($"{Azurite.Shared.Blobs}/{container}/desk/feedwatch.yaml cannot be written: The storage account cannot be reached: ");
    }

    [Fact]
    public void The_last_valid_copy_lies_beside_it() =>
        Open().LastValid.Name.ShouldBe($"{Azurite.Shared.Blobs}/{container}/desk/last-valid-feedwatch.yaml");

    private WatchBlob Open(string? account = null, int retries = 0) => new(
        new WatchBlobOptions { Blob = $"{container}/desk/feedwatch.yaml" },
        new AzureTableOptions { Account = account ?? Azurite.Shared.ConnectionString, Retries = retries, RetryDelay = TimeSpan.FromMilliseconds(1) },
        client => client.Transport = network);

    private async Task PutAsync(byte[] content)
    {
        await Container.CreateIfNotExistsAsync(cancellationToken: Token);
        await Container.GetBlobClient("desk/feedwatch.yaml").UploadAsync(BinaryData.FromBytes(content), overwrite: true, Token);
    }
}
