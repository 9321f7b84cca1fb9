namespace FeedWatch.Host.Settings;

/// <summary>Where everything is kept, and who may poll from there.</summary>
public abstract record StorePlace
{
    private StorePlace()
    {
    }

    /// <summary>Whether there is anything that earlier polls have kept.</summary>
    public abstract bool Exists { get; }

    /// <summary>What to say where there is nothing.</summary>
    public abstract string Absence { get; }

    /// <summary>A file of this machine, which the first poll makes. One process at a time polls.</summary>
    public sealed record Database(string Path) : StorePlace
    {
        public override bool Exists => File.Exists(Path);

        public override string Absence => $"There is no database {Path} yet: `feedwatch poll` makes it. If there should be one, name its folder with --data, or its storage account with --store.";
    }

    /// <summary>Tables of a storage account, each made when it is first written. Any number of processes poll: each server and each mail is leased by one of them.</summary>
    public sealed record Account : StorePlace
    {
        public override bool Exists => true;

        public override string Absence => "The storage account holds nothing yet: `feedwatch poll` fills it.";
    }
}
