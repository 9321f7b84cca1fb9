using FeedWatch.Alerting;
using FeedWatch.Delivering;

namespace FeedWatch.Tests.Delivering;

public class ReservedAddressesTests
{
    [Theory]
    [InlineData("desk@example.org", true)]
    [InlineData("desk@EXAMPLE.com", true)]
    [InlineData("desk@mail.example.net", true)]
    [InlineData("desk@example.org.", true)]
    [InlineData("desk@embassy.example", true)]
    [InlineData("desk@localhost", true)]
    [InlineData("desk@host.localhost", true)]
    [InlineData("desk@site.test", true)]
    [InlineData("desk@site.invalid", true)]
    [InlineData("desk@myexample.org", false)]
    [InlineData("desk@example.org.uk", false)]
    [InlineData("example.org@embassy.int", false)]
    [InlineData("desk@latest", false)]
    public void Only_domains_that_belong_to_nobody_are_reserved(string address, bool reserved) =>
        ReservedAddresses.IsReserved(address).ShouldBe(reserved);

    [Fact]
    public void A_reserved_recipient_is_an_error_where_people_are_reached() =>
        ReservedAddresses.FindError(new Transport(ReachesPeople: true), [To("a@embassy.int"), To("b@example.org")]).ShouldNotBeNull().ShouldContain("b@example.org");

    [Fact]
    public void A_reserved_recipient_is_fine_where_mail_only_goes_into_a_folder() =>
        ReservedAddresses.FindError(new Transport(ReachesPeople: false), [To("b@example.org")]).ShouldBeNull();

    [Fact]
    public void Recipients_with_real_addresses_are_no_error() =>
        ReservedAddresses.FindError(new Transport(ReachesPeople: true), [To("a@embassy.int")]).ShouldBeNull();

    private static Recipient To(string email) => new() { Id = new(email), Email = email };

    private sealed record Transport(bool ReachesPeople) : IMailTransport
    {
        public string Name => "smtp";

        public Task<SendResult> SendAsync(Mail mail, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
