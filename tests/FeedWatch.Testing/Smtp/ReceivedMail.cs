using MimeKit;

namespace FeedWatch.Testing.Smtp;

/// <summary>A mail as it came over the wire.</summary>
/// <param name="From">The envelope's sender.</param>
/// <param name="To">The envelope's recipients that were accepted.</param>
/// <param name="Data">The bytes between DATA and the final dot, dots unstuffed.</param>
/// <param name="User">Who had logged in; null: nobody.</param>
/// <param name="Encrypted">Whether it came over TLS.</param>
/// <param name="Connection">The number of the connection it came over, from 1.</param>
public sealed record ReceivedMail(string From, IReadOnlyList<string> To, ReadOnlyMemory<byte> Data, string? User, bool Encrypted, int Connection)
{
    public MimeMessage Parse()
    {
        using var stream = new MemoryStream(Data.ToArray());
        return MimeMessage.Load(stream);
    }
}
