using System.Text;
using System.Text.Json;
using Akin.Workspace.Transforms;

namespace Akin.Workspace;

/// <summary>
/// <c>manifest.json</c> beside the shards, for other programs: the set, its model and transform, and of each shard its
/// file, checksum and pictures. Akin itself believes the catalogue alone.
/// </summary>
internal static class FeatureManifest
{
    public const string FileName = "manifest.json";

    /// <summary>Writes the manifest unless it says so already.</summary>
    public static void Write(FeatureStore store)
    {
        Directory.CreateDirectory(store.Folder);
        var path = Path.Join(store.Folder, FileName);
        var text = Text(store);
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            DurableFile.Write(path, temporary => File.WriteAllText(temporary, text));
        }
    }

    private static string Text(FeatureStore store)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            var (set, model) = (store.Set, store.Set.Model);
            json.WriteString("name", set.Name);
            json.WriteString("model", model.Id);
            json.WriteString("model_sha256", model.FileSha256);
            json.WriteString("preprocessing", model.Preprocessing);
            json.WriteString("precision", model.Precision);
            json.WriteNumber("dimension", set.Dimension);
            json.WriteString("dtype", FeatureSetTable.WordOf(set.Type));
            if (set.Transform is { } transform)
            {
                json.WritePropertyName("transform");
                JsonSerializer.Serialize(json, transform, TransformJson.Default.StoredTransform);
            }

            json.WriteStartArray("shards");
            foreach (var shard in store.Shards)
            {
                WriteShard(json, shard);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteShard(Utf8JsonWriter json, FeatureShard shard)
    {
        json.WriteStartObject();
        json.WriteString("file", shard.FileName);
        json.WriteNumber("rows", shard.Pictures.Count);
        json.WriteString("sha256", shard.Sha256);
        if (shard.Saturated > 0)
        {
            json.WriteNumber("saturated", shard.Saturated);
        }

        json.WriteStartArray("pictures");
        foreach (var picture in shard.Pictures)
        {
            json.WriteNumberValue(picture);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
