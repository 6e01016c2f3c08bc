namespace Akin.Rendering.Charts;

/// <summary>The square the map is shown in: the middle of the points in the middle, one scale for both axes.</summary>
internal sealed class MapFrame
{
    private const double Margin = 0.035;
    private readonly double _middleX;
    private readonly double _middleY;
    private readonly double _side;

    public MapFrame(IReadOnlyList<ReportPicture> pictures)
    {
        double left = double.MaxValue, right = double.MinValue, low = double.MaxValue, high = double.MinValue;
        foreach (var picture in pictures)
        {
            if (!IsPlaced(picture))
                continue;

            HasPoints = true;
            (left, right) = (Math.Min(left, picture.X), Math.Max(right, picture.X));
            (low, high) = (Math.Min(low, picture.Y), Math.Max(high, picture.Y));
        }

        (_middleX, _middleY) = HasPoints ? ((left + right) / 2, (low + high) / 2) : (0, 0);
        _side = HasPoints ? Math.Max(right - left, high - low) : 0;
        if (!(_side > 0))
            _side = 1;
    }

    /// <summary>Whether any picture has a place.</summary>
    public bool HasPoints { get; }

    /// <summary>
    /// Place in 0 … 1 from the left and from the top; <see langword="null"/> when the picture has none.
    /// </summary>
    public (double X, double Y)? Place(ReportPicture picture) => IsPlaced(picture)
        ? (Inside((picture.X - _middleX) / _side), Inside((_middleY - picture.Y) / _side))
        : null;

    /// <summary>
    /// The place of the group's picture that lies nearest to the medians of its places, and within which distance of it
    /// three quarters of the group lie; <see langword="null"/> when the group has no place.
    /// </summary>
    public (double X, double Y, double Reach)? MiddleOf(ReportModel model, Group group)
    {
        var places = group.Rows.Select(row => Place(model.Pictures[row])).OfType<(double X, double Y)>().ToArray();
        if (places.Length == 0)
            return null;

        var middleX = places.Select(place => place.X).Order().ElementAt(places.Length / 2);
        var middleY = places.Select(place => place.Y).Order().ElementAt(places.Length / 2);
        var (x, y) = places.MinBy(place => Far(place, middleX, middleY));
        var reach = places.Select(place => Far(place, x, y)).Order().ElementAt(places.Length * 3 / 4);
        return (x, y, Math.Sqrt(reach));
    }

    private static double Far((double X, double Y) place, double x, double y) =>
        ((place.X - x) * (place.X - x)) + ((place.Y - y) * (place.Y - y));

    private static double Inside(double value) => 0.5 + (value * (1 - (2 * Margin)));

    private static bool IsPlaced(ReportPicture picture) => float.IsFinite(picture.X) && float.IsFinite(picture.Y);
}
