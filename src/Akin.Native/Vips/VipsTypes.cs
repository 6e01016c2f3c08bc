namespace Akin.Native.Vips;

/// <summary>The numbers of the types that properties have, looked up once.</summary>
internal sealed unsafe class VipsTypes(VipsApi api)
{
    public readonly nuint Image = Find(api, "VipsImage"u8);
    public readonly nuint Blob = Find(api, "VipsBlob"u8);
    public readonly nuint ArrayDouble = Find(api, "VipsArrayDouble"u8);
    public readonly nuint Access = Find(api, "VipsAccess"u8);
    public readonly nuint FailOn = Find(api, "VipsFailOn"u8);
    public readonly nuint Interpretation = Find(api, "VipsInterpretation"u8);
    public readonly nuint Intent = Find(api, "VipsIntent"u8);
    public readonly nuint BandFormat = Find(api, "VipsBandFormat"u8);
    public readonly nuint Keep = Find(api, "VipsForeignKeep"u8);

    private static nuint Find(VipsApi api, ReadOnlySpan<byte> name)
    {
        fixed (byte* text = name)
        {
            return api.TypeFromName(text);
        }
    }
}
