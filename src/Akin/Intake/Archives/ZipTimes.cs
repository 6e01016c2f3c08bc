using static Akin.Intake.Archives.ZipDirectory;

namespace Akin.Intake.Archives;

/// <summary>The times of ZIP members, in UTC.</summary>
internal static class ZipTimes
{
    private const int NtfsTimesTag = 1;

    /// <summary>The time of DOS: two seconds fine, by the clock on the wall of whoever made the archive.</summary>
    public static DateTime? OfDos(int date, int time)
    {
        var (year, month, day) = (1980 + (date >> 9), (date >> 5) & 15, date & 31);
        var (hour, minute, second) = (time >> 11, (time >> 5) & 63, 2 * (time & 31));
        return month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59
            ? null
            : new DateTime(year, month, day, hour, minute, second, DateTimeKind.Local).ToUniversalTime();
    }

    /// <summary>The field 0x5455: seconds since 1970.</summary>
    public static DateTime? OfUnix(ReadOnlySpan<byte> data) =>
        data.Length >= 5 && (data[0] & 1) != 0 ? DateTime.UnixEpoch.AddSeconds((int)Four(data[1..])) : null;

    /// <summary>The field 0x000A: steps of 100 ns since 1601.</summary>
    public static DateTime? OfNtfs(ReadOnlySpan<byte> data)
    {
        const long Latest = 2_650_467_743_999_999_999;
        return data.Length >= 16 && Two(data[4..]) == NtfsTimesTag && Eight(data[8..]) is <= Latest and var time
            ? DateTime.FromFileTimeUtc((long)time)
            : null;
    }
}
