using System.Collections.Concurrent;

namespace FeedWatch.Testing.Smtp;

/// <summary>Which replies take the place of the usual ones.</summary>
internal sealed class SmtpScript
{
    private readonly ConcurrentDictionary<SmtpStep, ConcurrentQueue<SmtpReply>> once = new();
    private readonly ConcurrentDictionary<SmtpStep, SmtpReply> always = new();
    private readonly ConcurrentDictionary<string, SmtpReply> texts = new();
    private readonly ConcurrentDictionary<string, SmtpReply> recipients = new(StringComparer.OrdinalIgnoreCase);

    public void Once(SmtpStep step, SmtpReply reply) => once.GetOrAdd(step, _ => new()).Enqueue(reply);

    public void Always(SmtpStep step, SmtpReply reply) => always[step] = reply;

    public void For(string recipient, SmtpReply reply) => recipients[recipient] = reply;

    public void ForText(string text, SmtpReply reply) => texts[text] = reply;

    public SmtpReply? ForText(ReceivedMail mail)
    {
        if (texts.IsEmpty)
        {
            return null;
        }

        var body = mail.Parse().TextBody ?? string.Empty;
        return texts.FirstOrDefault(refused => body.Contains(refused.Key, StringComparison.Ordinal)).Value;
    }

    public void Clear()
    {
        texts.Clear();
        once.Clear();
        always.Clear();
        recipients.Clear();
    }

    public SmtpReply? Next(SmtpStep step, string? recipient)
    {
        if (recipient is not null && recipients.TryGetValue(recipient, out var own))
        {
            return own;
        }

        return once.TryGetValue(step, out var queue) && queue.TryDequeue(out var next) ? next : always.GetValueOrDefault(step);
    }
}
