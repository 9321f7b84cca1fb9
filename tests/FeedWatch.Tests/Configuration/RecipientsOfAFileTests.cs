using FeedWatch.Alerting;

namespace FeedWatch.Tests.Configuration;

public class RecipientsOfAFileTests
{
    [Fact]
    public void A_recipient_is_known_by_its_name()
    {
        var recipient = Yaml.Valid(Yaml.Rule + """
            recipients:
              - name: Desk
                email: Desk@example.org
                rules: [Lavrov]
                send: at once
            """).Recipients.ShouldHaveSingleItem();

        recipient.Id.ShouldBe(new RecipientId("Desk"));
        recipient.Email.ShouldBe("Desk@example.org");
        recipient.Rules.ShouldBe(["Lavrov"]);
        recipient.IsOperator.ShouldBeFalse();
    }

    [Fact]
    public void Without_a_name_the_address_in_small_letters_is() =>
        Yaml.Valid(Yaml.Rule + "recipients: [{ email: Desk@Example.org }]").Recipients[0].Id.ShouldBe(new RecipientId("desk@example.org"));

    [Fact]
    public void Each_address_of_a_list_is_a_recipient_whom_an_edit_of_the_others_leaves_alone()
    {
        var before = Ids("[day@example.org, Night@example.org]");
        var after = Ids("[new@example.org, night@example.org]");
        var alone = Ids("[night@example.org]");

        before.ShouldBe(["Desk (day@example.org)", "Desk (night@example.org)"]);
        after.ShouldBe(["Desk (new@example.org)", "Desk (night@example.org)"]);
        alone.ShouldBe(["Desk (night@example.org)"]);

        static IEnumerable<string> Ids(string email) =>
            Yaml.Valid(Yaml.Rule + $"recipients: [{{ name: Desk, email: {email} }}]").Recipients.Select(recipient => recipient.Id.Value);
    }

    [Fact]
    public void Without_rules_a_recipient_wants_all() =>
        Yaml.Valid(Yaml.Rule + "recipients: [{ email: desk@example.org }]").Recipients[0].Wants("Lavrov").ShouldBeTrue();

    [Fact]
    public void A_rule_of_a_recipient_may_say_when_it_is_sent() =>
        Yaml.Valid(Yaml.Rule + "recipients: [{ email: desk@example.org, rules: [{ rule: Lavrov, send: at once }] }]").Recipients[0].Rules.ShouldBe(["Lavrov"]);

    [Fact]
    public void The_same_address_twice_is_fine_with_two_names() =>
        Yaml.Valid(Yaml.Rule + "recipients: [{ name: Day, email: desk@example.org }, { name: Night, email: desk@example.org }]").Recipients.Count.ShouldBe(2);

    [Theory]
    [InlineData("[{ email: a@example.org }, { email: A@example.org }]")]
    [InlineData("[{ name: Desk, email: a@example.org }, { email: a@example.org }]")]
    [InlineData("[{ email: a@example.org }, { name: Desk, email: a@example.org }]")]
    [InlineData("[{ name: Desk, email: [a@example.org, A@example.org] }]")]
    [InlineData("[{ name: a@example.org, email: b@example.org }, { email: a@example.org }]")]
    public void The_same_address_twice_is_a_mistake_otherwise(string recipients) =>
        Yaml.Mistake(Yaml.Rule + "recipients: " + recipients).ShouldContain("This address is a recipient already, and the two could not be told apart.");

    [Fact]
    public void Operators_are_recipients_by_name_or_address()
    {
        var recipients = Yaml.Valid(Yaml.Rule + """
            recipients:
              - { name: Desk, email: [day@example.org, night@example.org] }
              - { name: Boss, email: boss@example.org }
              - { email: correspondent@example.org }
              - { name: Reader, email: reader@example.org }
            operators: [Desk, Correspondent@example.org, boss@example.org]
            """).Recipients;

        recipients.Where(recipient => recipient.IsOperator).Select(recipient => recipient.Email)
            .ShouldBe(["day@example.org", "night@example.org", "boss@example.org", "correspondent@example.org"]);
    }

    [Fact]
    public void Names_that_differ_in_case_are_two() =>
        Yaml.Valid(Yaml.Rule + "recipients: [{ name: Desk, email: a@example.org }, { name: desk, email: b@example.org }]\noperators: Desk")
            .Recipients.Where(recipient => recipient.IsOperator).ShouldHaveSingleItem().Email.ShouldBe("a@example.org");

    [Theory]
    [InlineData("- { name: Desk }", "4:5: A recipient has no `email`. Add `email:`.")]
    [InlineData("- desk@example.org", "4:5: A recipient is a single value here. Write a map")]
    [InlineData("- { email: [] }", "4:14: `email` is empty. Write an address such as desk@example.org.")]
    [InlineData("- { email: a@example.org, rules: [] }", "4:36: `rules` is empty. Name a rule, or delete the key: then the recipient gets all rules.")]
    [InlineData("- { email: a@example.org, rules: Lavrow }", "4:36: No rule has the name 'Lavrow'. Write 'Lavrov'.")]
    [InlineData("- { email: a@example.org, rules: [{ rule: Other }] }", "4:45: No rule has the name 'Other'. Write the `name` of a rule.")]
    [InlineData("- { email: a@example.org, rules: [{ send: at once }] }", "4:37: A rule of a recipient has no `rule`. Add `rule:`.")]
    [InlineData("- { email: a@example.org, rules: [{ rule: Lavrov, sent: at once }] }", "4:53: `sent` is not a key of a rule of a recipient. Write `send`.")]
    [InlineData("- { email: a@example.org, send: 'digest at 07:00' }", "4:35: 'digest at 07:00' is not supported in this version yet. Write `at once`, or delete the key, which is the same.")]
    [InlineData("- { email: a@example.org, send: never }", "4:35: 'never' is no way to send. Write `at once`, or delete the key, which is the same.")]
    [InlineData("- { email: a@example.org, zone: Europe/London }", "4:29: `zone` is not supported in this version yet. Delete it for now.")]
    [InlineData("- { email: a@example.org, quiet: '22:00-06:30' }", "4:29: `quiet` is not supported in this version yet.")]
    [InlineData("- { email: a@example.org, limit: 20 an hour }", "4:29: `limit` is not supported in this version yet.")]
    [InlineData("- { email: a@example.org, then: { webhook: x } }", "4:29: `then` is not supported in this version yet.")]
    [InlineData("- { mail: a@example.org, email: b@example.org }", "4:7: `mail` is not a key of a recipient. Write `email`.")]
    public void What_a_recipient_cannot_be_is_refused(string recipient, string text) =>
        Yaml.Mistake(Yaml.Feed + "rules: [{ name: Lavrov, query: Lavrov }]\nrecipients:\n  " + recipient + "\n").ShouldStartWith("feedwatch.yaml:" + text);

    [Theory]
    [InlineData("desk", "Write one address, such as desk@example.org.")]
    [InlineData("Desk <desk@example.org>", "Write only the address between < and >; the name goes into `name:`.")]
    [InlineData("mailto:desk@example.org", "Write the address without `mailto:`.")]
    [InlineData("a@example.org, b@example.org", "Write several addresses as a list: [a@example.org, b@example.org].")]
    [InlineData("a@b@example.org", "Write one address, such as desk@example.org.")]
    [InlineData("a b@example.org", "Write one address, such as desk@example.org.")]
    [InlineData("a@", "Write one address, such as desk@example.org.")]
    [InlineData("'@example.org'", "Write one address, such as desk@example.org.")]
    [InlineData("a..b@example.org", "Write one address, such as desk@example.org.")]
    [InlineData("a@-example.org", "Write one address, such as desk@example.org.")]
    [InlineData("a@example..org", "Write one address, such as desk@example.org.")]
    [InlineData("\"a@example.org\\r\\nBcc: x@example.org\"", "Write it in one line.")]
    public void A_bad_address_is_refused(string email, string advice) =>
        Yaml.Mistake(Yaml.Rule + $"recipients:\n  - email: {email}\n").ShouldEndWith(advice);

    [Theory]
    [InlineData("root@localhost")]
    [InlineData("o'brien+feeds@mail.example.org")]
    [InlineData("отдел@пример.рф")]
    public void An_unusual_address_is_taken(string email) =>
        Yaml.Valid(Yaml.Rule + $"recipients: [{{ email: \"{email}\" }}]").Recipients[0].Email.ShouldBe(email);

    [Fact]
    public void An_operator_that_is_no_recipient_is_a_mistake() =>
        Yaml.Mistakes(Yaml.Rule + "recipients: [{ name: Desk, email: a@example.org }]\noperators: [Dsek, boss@example.org]").ShouldBe(
        [
            "feedwatch.yaml:4:13: No recipient has the name 'Dsek'. Write 'Desk'.",
            "feedwatch.yaml:4:19: No recipient has the name 'boss@example.org'. Write the `name` of a recipient, or its address.",
        ]);

    [Fact]
    public void A_name_twice_is_a_mistake() =>
        Yaml.Mistake(Yaml.Rule + "recipients: [{ name: Desk, email: a@example.org }, { name: Desk, email: b@example.org }]").ShouldContain("The recipient name 'Desk' is already taken in line 3.");

    [Fact]
    public void A_rule_with_a_mistake_still_lends_its_name_to_the_recipients() =>
        Yaml.Mistake(Yaml.Feed + "rules: [{ name: Lavrov, query: '(a' }]\nrecipients: [{ email: a@example.org, rules: Lavrov }]").ShouldStartWith("feedwatch.yaml:2:");

    [Fact]
    public void A_recipient_with_a_mistake_still_lends_its_name_to_the_operators() =>
        Yaml.Mistake(Yaml.Rule + "recipients: [{ name: Desk, email: nowhere }]\noperators: Desk").ShouldContain("'nowhere' is not an email address.");
}
