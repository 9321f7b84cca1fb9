using FeedWatch.Adapters.Delivering;
using FeedWatch.Delivering;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Tests.Delivering;

public class MailTransportServicesTests
{
    [Theory]
    [InlineData("folder")]
    [InlineData("folder", "Transport=auto")]
    [InlineData("smtp", "Smtp:Host=mail.embassy.int", "From=alerts@embassy.int")]
    [InlineData("sendgrid", "SendGrid:ApiKey=SG.x", "From=alerts@embassy.int")]
    [InlineData("sendgrid", "SendGrid:ApiKey=SG.x", "Smtp:Host=mail.embassy.int", "From=alerts@embassy.int")]
    [InlineData("smtp", "Transport=smtp", "SendGrid:ApiKey=SG.x", "Smtp:Host=mail.embassy.int", "From=alerts@embassy.int")]
    [InlineData("folder", "Transport=folder", "SendGrid:ApiKey=SG.x")]
    public async Task The_transport_is_the_one_that_is_set_else_the_first_that_can_be_used(string expected, params string[] settings)
    {
        await using var provider = Build(settings);

        provider.GetRequiredService<IStartupValidator>().Validate();
        provider.GetRequiredService<IMailTransport>().Name.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Mail:From is empty", "Smtp:Host=mail.embassy.int")]
    [InlineData("Mail:From is empty", "SendGrid:ApiKey=SG.x")]
    [InlineData("Mail:From is not an email address", "Smtp:Host=mail.embassy.int", "From=FeedWatch <alerts@embassy.int>")]
    [InlineData("Mail:From is not an email address", "From=nobody")]
    [InlineData("reserved for examples", "Smtp:Host=mail.embassy.int", "From=alerts@example.org")]
    [InlineData("Mail:Smtp:Host is empty", "Transport=smtp", "From=alerts@embassy.int")]
    [InlineData("go together", "Smtp:Host=mail.embassy.int", "From=alerts@embassy.int", "Smtp:User=u")]
    [InlineData("in clear", "Smtp:Host=mail.embassy.int", "From=alerts@embassy.int", "Smtp:User=u", "Smtp:Password=p", "Smtp:Security=none")]
    [InlineData("does not exist", "Smtp:Host=mail.embassy.int", "From=alerts@embassy.int", "Smtp:CertificateAuthorityFile=/no/such/file.pem")]
    [InlineData("Mail:SendGrid:ApiKey is empty", "Transport=sendgrid", "From=alerts@embassy.int")]
    [InlineData("must begin with https://", "SendGrid:ApiKey=SG.x", "From=alerts@embassy.int", "SendGrid:BaseUrl=http://api.sendgrid.com")]
    [InlineData("Port", "Smtp:Host=mail.embassy.int", "From=alerts@embassy.int", "Smtp:Port=70000")]
    [InlineData("Timeout", "Smtp:Host=mail.embassy.int", "From=alerts@embassy.int", "Smtp:Timeout=00:00:00")]
    public async Task A_setting_that_cannot_work_is_said_at_start(string expected, params string[] settings)
    {
        await using var provider = Build(settings);

        Should.Throw<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate).Message.ShouldContain(expected);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        await using var provider = Build("Transport=smtp");

        Should.Throw<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate).Failures.Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("Mail:Transport", "Transport=pigeon")]
    [InlineData("Mail:Smtp:Security", "Smtp:Security=pigeon")]
    public async Task An_unknown_word_is_named_with_its_setting(string name, string setting)
    {
        await using var provider = Build(setting);

        var message = Should.Throw<InvalidOperationException>(provider.GetRequiredService<IStartupValidator>().Validate).Message;
        message.ShouldContain("pigeon");
        message.ShouldContain(name);
    }

    private static ServiceProvider Build(params string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => "Mail:" + pair[0], pair => (string?)pair[1]))
            .Build();
        return new ServiceCollection().AddLogging().AddMailTransport(configuration).BuildServiceProvider();
    }
}
