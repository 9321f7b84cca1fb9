using System.Buffers.Binary;
using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing;

/// <summary>A seen-set packed into 24 bytes a story: id, link and content hash, little-endian, latest seen first.</summary>
internal static class SeenBytes
{
    private const int StoryBytes = 3 * sizeof(long);

    public static byte[] Pack(SeenSet seen)
    {
        var bytes = new byte[seen.Stories.Count * StoryBytes];
        var rest = bytes.AsSpan();
        foreach (var story in seen.Stories)
        {
            BinaryPrimitives.WriteInt64LittleEndian(rest, story.Id);
            BinaryPrimitives.WriteInt64LittleEndian(rest[8..], story.Link);
            BinaryPrimitives.WriteInt64LittleEndian(rest[16..], story.Content);
            rest = rest[StoryBytes..];
        }

        return bytes;
    }

    public static SeenSet Unpack(ReadOnlySpan<byte> bytes)
    {
        var stories = new SeenStory[bytes.Length / StoryBytes];
        for (var i = 0; i < stories.Length; i++)
        {
            var story = bytes.Slice(i * StoryBytes, StoryBytes);
            stories[i] = new SeenStory(
                BinaryPrimitives.ReadInt64LittleEndian(story),
                BinaryPrimitives.ReadInt64LittleEndian(story[8..]),
                BinaryPrimitives.ReadInt64LittleEndian(story[16..]));
        }

        return new SeenSet(stories);
    }
}
