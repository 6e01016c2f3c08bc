using System.Runtime.InteropServices;

namespace Akin.Native.Vips;

/// <summary>The functions of libvips and GLib that Akin calls; no variadic one among them.</summary>
internal sealed unsafe class VipsApi(nint library)
{
    public readonly delegate* unmanaged<byte*, int> Init =
        (delegate* unmanaged<byte*, int>)NativeLibrary.GetExport(library, "vips_init");

    public readonly delegate* unmanaged<byte*> VersionString =
        (delegate* unmanaged<byte*>)NativeLibrary.GetExport(library, "vips_version_string");

    public readonly delegate* unmanaged<int, void> ConcurrencySet =
        (delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "vips_concurrency_set");

    public readonly delegate* unmanaged<int, void> CacheSetMax =
        (delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "vips_cache_set_max");

    public readonly delegate* unmanaged<nuint> TrackedMemory =
        (delegate* unmanaged<nuint>)NativeLibrary.GetExport(library, "vips_tracked_get_mem");

    public readonly delegate* unmanaged<byte*> ErrorBuffer =
        (delegate* unmanaged<byte*>)NativeLibrary.GetExport(library, "vips_error_buffer_copy");

    public readonly delegate* unmanaged<void> ErrorClear =
        (delegate* unmanaged<void>)NativeLibrary.GetExport(library, "vips_error_clear");

    public readonly delegate* unmanaged<byte*, nint> OperationNew =
        (delegate* unmanaged<byte*, nint>)NativeLibrary.GetExport(library, "vips_operation_new");

    public readonly delegate* unmanaged<nint*, int> OperationBuild =
        (delegate* unmanaged<nint*, int>)NativeLibrary.GetExport(library, "vips_cache_operation_buildp");

    public readonly delegate* unmanaged<nint, void> UnrefOutputs =
        (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "vips_object_unref_outputs");

    public readonly delegate* unmanaged<nint, byte*, GValue*, void> SetProperty =
        (delegate* unmanaged<nint, byte*, GValue*, void>)NativeLibrary.GetExport(library, "g_object_set_property");

    public readonly delegate* unmanaged<nint, byte*, GValue*, void> GetProperty =
        (delegate* unmanaged<nint, byte*, GValue*, void>)NativeLibrary.GetExport(library, "g_object_get_property");

    public readonly delegate* unmanaged<nint, void> Unref =
        (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "g_object_unref");

    public readonly delegate* unmanaged<nint, void> Free =
        (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "g_free");

    public readonly delegate* unmanaged<GValue*, nuint, GValue*> ValueInit =
        (delegate* unmanaged<GValue*, nuint, GValue*>)NativeLibrary.GetExport(library, "g_value_init");

    public readonly delegate* unmanaged<GValue*, void> ValueUnset =
        (delegate* unmanaged<GValue*, void>)NativeLibrary.GetExport(library, "g_value_unset");

    public readonly delegate* unmanaged<GValue*, int, void> ValueSetEnum =
        (delegate* unmanaged<GValue*, int, void>)NativeLibrary.GetExport(library, "g_value_set_enum");

    public readonly delegate* unmanaged<GValue*, byte*, void> ValueSetString =
        (delegate* unmanaged<GValue*, byte*, void>)NativeLibrary.GetExport(library, "g_value_set_string");

    public readonly delegate* unmanaged<GValue*, nint, void> ValueSetObject =
        (delegate* unmanaged<GValue*, nint, void>)NativeLibrary.GetExport(library, "g_value_set_object");

    public readonly delegate* unmanaged<GValue*, nint, void> ValueSetBoxed =
        (delegate* unmanaged<GValue*, nint, void>)NativeLibrary.GetExport(library, "g_value_set_boxed");

    public readonly delegate* unmanaged<byte*, nuint> TypeFromName =
        (delegate* unmanaged<byte*, nuint>)NativeLibrary.GetExport(library, "g_type_from_name");

    public readonly delegate* unmanaged<delegate* unmanaged<byte*, int, byte*, nint, void>, nint, nint>
        LogSetDefaultHandler =
        (delegate* unmanaged<delegate* unmanaged<byte*, int, byte*, nint, void>, nint, nint>)
        NativeLibrary.GetExport(library, "g_log_set_default_handler");

    public readonly delegate* unmanaged<nint, void*, nuint, nint> BlobNew =
        (delegate* unmanaged<nint, void*, nuint, nint>)NativeLibrary.GetExport(library, "vips_blob_new");

    public readonly delegate* unmanaged<nint, nuint*, void*> BlobGet =
        (delegate* unmanaged<nint, nuint*, void*>)NativeLibrary.GetExport(library, "vips_blob_get");

    public readonly delegate* unmanaged<double*, int, nint> ArrayDoubleNew =
        (delegate* unmanaged<double*, int, nint>)NativeLibrary.GetExport(library, "vips_array_double_new");

    public readonly delegate* unmanaged<nint, void> AreaUnref =
        (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "vips_area_unref");

    public readonly delegate* unmanaged<nint, int> Width =
        (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "vips_image_get_width");

    public readonly delegate* unmanaged<nint, int> Height =
        (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "vips_image_get_height");

    public readonly delegate* unmanaged<nint, int> Bands =
        (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "vips_image_get_bands");

    public readonly delegate* unmanaged<nint, int> Format =
        (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "vips_image_get_format");

    public readonly delegate* unmanaged<nint, int> Interpretation =
        (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "vips_image_get_interpretation");

    public readonly delegate* unmanaged<nint, int> Pages =
        (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "vips_image_get_n_pages");

    public readonly delegate* unmanaged<nint, int> HasAlpha =
        (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "vips_image_hasalpha");

    public readonly delegate* unmanaged<nint, byte*, nuint> TypeOf =
        (delegate* unmanaged<nint, byte*, nuint>)NativeLibrary.GetExport(library, "vips_image_get_typeof");

    public readonly delegate* unmanaged<nint, byte*, void**, nuint*, int> GetBlob =
        (delegate* unmanaged<nint, byte*, void**, nuint*, int>)NativeLibrary.GetExport(library, "vips_image_get_blob");

    public readonly delegate* unmanaged<void*, nuint, int, int, int, int, nint> NewFromMemory =
        (delegate* unmanaged<void*, nuint, int, int, int, int, nint>)
        NativeLibrary.GetExport(library, "vips_image_new_from_memory");

    public readonly delegate* unmanaged<nint, nint> RegionNew =
        (delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(library, "vips_region_new");

    public readonly delegate* unmanaged<nint, int, int, int, int, nuint*, nint> RegionFetch =
        (delegate* unmanaged<nint, int, int, int, int, nuint*, nint>)
        NativeLibrary.GetExport(library, "vips_region_fetch");
}
