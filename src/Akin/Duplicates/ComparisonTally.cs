using Akin.Duplicates.Hashing;

namespace Akin.Duplicates;

/// <summary>
/// What the comparisons of pictures came to, all in all and for each picture: which pictures are forms of a template.
/// Safe for use by several threads at once.
/// </summary>
/// <param name="pictures">How many pictures.</param>
internal sealed class ComparisonTally(int pictures)
{
    /// <summary>
    /// Pictures that one may look like but for a spot before it counts as one of very many forms of a template: two
    /// such are not compared any more and stay apart.
    /// </summary>
    private const int MostForms = 64;
    private const double NearTheBorder = 0.2;
    private readonly int[] _toldApart = new int[pictures];
    private int _compared;
    private int _agreed;
    private int _border;

    /// <summary>Pairs that were compared.</summary>
    public int Compared => _compared;

    /// <summary>Of these, pairs that are the same.</summary>
    public int Agreed => _agreed;

    /// <summary>Of these, pairs near the border between same and not.</summary>
    public int Border => _border;

    /// <summary>Takes a comparison into account; none where the pictures could not be laid over each other.</summary>
    public void Add(Candidate candidate, PictureLikeness? likeness)
    {
        if (likeness is null)
        {
            return;
        }

        Interlocked.Increment(ref _compared);
        Interlocked.Add(ref _agreed, SamePictures.Agree(likeness) ? 1 : 0);
        Interlocked.Add(ref _border, IsNearTheBorder(likeness) ? 1 : 0);
        if (likeness.WorstSpot >= SamePictures.MostOfASpot || likeness.WorstColour >= likeness.ColourLimit)
        {
            Interlocked.Increment(ref _toldApart[candidate.Row]);
            Interlocked.Increment(ref _toldApart[candidate.Other]);
        }
    }

    /// <summary>Whether both pictures of a pair were told from so many others that the pair is not worth it.</summary>
    public bool IsHopeless(Candidate candidate) =>
        Math.Min(_toldApart[candidate.Row], _toldApart[candidate.Other]) >= MostForms;

    private static bool IsNearTheBorder(PictureLikeness likeness) =>
        Math.Abs((likeness.WorstBlock / SamePictures.MostOfABlock) - 1) < NearTheBorder
        || Math.Abs((likeness.WorstSpot / SamePictures.MostOfASpot) - 1) < NearTheBorder
        || Math.Abs((likeness.WorstColour / likeness.ColourLimit) - 1) < NearTheBorder;
}
