using FeedWatch.Adapters.Delivering;
using FeedWatch.Adapters.Delivering.Folder;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Testing;
using FeedWatch.Testing.Delivering;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FeedWatch.Adapters.Tests.Delivering.Folder;

public sealed class FolderTransportTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly FolderTransport transport;

    public FolderTransportTests() => transport = TransportTo(Path.Combine(folder, "mail"));

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_mail_becomes_a_file_that_mail_programs_open()
    {
        var content = MailComposer.Compose(new() { Id = new("Desk"), Email = "desk@example.org" }, [HostileStory.Hit, .. SampleHits.InFourScripts], []);

        var file = (await SendAsync(SampleMail.Of(content))).ShouldBeOfType<SendResult.Accepted>().ProviderId.ShouldNotBeNull();

        Path.GetFileName(file).ShouldBe("20260202T140506Z-0123456789abcdef01234567.eml");
        var message = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
        message.MessageId.ShouldBe("0123456789abcdef01234567@localhost");
        message.Subject.ShouldBe(content.Subject);
        message.HtmlBody.ShouldNotBeNull().ReplaceLineEndings("\n").ShouldBe(content.Html);
        message.To.Mailboxes.Single().Address.ShouldBe("desk@example.org");
    }

    [Fact]
    public async Task The_same_mail_sent_twice_is_one_file()
    {
        await SendAsync(SampleMail.To("desk@example.org"));
        await SendAsync(SampleMail.To("desk@example.org"));

        Files().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_crash_left_unfinished_is_overwritten()
    {
        await SendAsync(SampleMail.To("desk@example.org"));
        var whole = await File.ReadAllBytesAsync(Files().Single(), TestContext.Current.CancellationToken);
        File.Move(Files().Single(), Files().Single() + ".unfinished");
        await File.AppendAllTextAsync(Files().Single(), "more of an older mail", TestContext.Current.CancellationToken);

        await SendAsync(SampleMail.To("desk@example.org"));

        (await File.ReadAllBytesAsync(Files().ShouldHaveSingleItem(), TestContext.Current.CancellationToken)).ShouldBe(whole);
    }

    [Fact]
    public async Task An_id_cannot_lead_out_of_the_folder()
    {
        await SendAsync(SampleMail.To("desk@example.org", id: "../../x\0y"));

        Path.GetFileName(Files().ShouldHaveSingleItem()).ShouldBe("20260202T140506Z-xy.eml");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_tried_later()
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "mail"), "a file where the folder should be", TestContext.Current.CancellationToken);

        (await SendAsync(SampleMail.To("desk@example.org"))).ShouldBeOfType<SendResult.TryLater>().Reason.ShouldContain("could not be written");
    }

    [Fact]
    public async Task What_is_no_address_is_refused() =>
        (await SendAsync(SampleMail.To("no address"))).ShouldBeOfType<SendResult.RecipientRefused>();

    [Fact]
    public void Nobody_is_reached() => transport.ReachesPeople.ShouldBeFalse();

    private Task<SendResult> SendAsync(Mail mail) => transport.SendAsync(mail, TestContext.Current.CancellationToken);

    private string[] Files() => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    private static FolderTransport TransportTo(string path) =>
        new(Options.Create(new FolderOptions { Path = path }), Sender.Of(new MailOptions()), NullLogger<FolderTransport>.Instance);
}
