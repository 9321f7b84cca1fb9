using System.Globalization;
using FeedWatch.Delivering;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FeedWatch.Adapters.Delivering.Folder;

/// <summary>Writes mail to .eml files that any mail program opens. Reaches nobody: for a first look, for tests, and for those who fetch the files themselves.</summary>
public sealed partial class FolderTransport(IOptions<FolderOptions> options, Sender sender, ILogger<FolderTransport> logger) : IMailTransport
{
    private static readonly FormatOptions Rfc5322 = CreateFormat();

    public string Name => "folder";

    public bool ReachesPeople => false;

    public async Task<SendResult> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var message = MimeMail.Create(mail, sender);
        if (message is null)
        {
            return new SendResult.RecipientRefused("That is not an email address.");
        }

        var file = Path.Combine(options.Value.Path, FileNameOf(mail));
        try
        {
            Directory.CreateDirectory(options.Value.Path);
            await WriteAsync(message, file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.NotWritten(logger, mail.Id, exception);
            return new SendResult.TryLater($"The mail could not be written: {Reply.Shorten(exception.Message)}");
        }

        return new SendResult.Accepted(file);
    }

    /// <summary>From what is fixed in the mail: sent again after a crash, it takes the place of itself.</summary>
    private static string FileNameOf(Mail mail)
    {
        var id = string.Concat(mail.Id.Value.Where(char.IsAsciiLetterOrDigit));
        return string.Create(CultureInfo.InvariantCulture, $"{mail.FixedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{id}.eml");
    }

    // Whoever watches the folder sees a whole mail or none.
    private static async Task WriteAsync(MimeMessage message, string file, CancellationToken cancellationToken)
    {
        var unfinished = file + ".unfinished";
        await using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await message.WriteToAsync(Rfc5322, stream, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            RandomAccess.FlushToDisk(stream.SafeFileHandle);
        }

        File.Move(unfinished, file, overwrite: true);
    }

    private static FormatOptions CreateFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 7301, Level = LogLevel.Debug, Message = "Mail {MailId} could not be written")]
        public static partial void NotWritten(ILogger logger, MailId mailId, Exception exception);
    }
}
