// The page's numbers: 16 bits each, packed little-endian in base64; 65535 means there is none.
const data = JSON.parse(find("#data").textContent);

function unpack(text) {
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Uint16Array.from({ length: bytes.length / 2 }, (_, i) => view.getUint16(2 * i, true));
}

const pictures = {
  count: data.paths.length,
  places: unpack(data.places),
  labels: unpack(data.labels),
  distances: unpack(data.distances),
  bases: unpack(data.base),
  slots: data.slots ? unpack(data.slots) : null,
  sheets: data.sheets.map(bytes => {
    const image = new Image();
    image.src = "data:image/webp;base64," + bytes;
    return image;
  }),

  path: row => data.paths[row],
  label: row => pictures.labels[row] - 1,
  groupName: label => (label < 0 ? "In no group" : "Group " + label),
  describe: row => {
    const label = pictures.label(row);
    const distance = (pictures.distances[row] / 65534) * data.farthest;
    return pictures.groupName(label) + (label < 0 ? "" : " · " + distance.toPrecision(3) + " from its centre");
  },
  hasPlace: row => pictures.places[2 * row] !== 65535,
  x: row => pictures.places[2 * row] / 65534,
  y: row => pictures.places[2 * row + 1] / 65534,

  // For each group the place of the picture nearest to the medians of its places, and how far three quarters reach.
  middles: rows => {
    const groups = new Map();
    for (const row of rows) {
      if (!groups.has(pictures.label(row))) groups.set(pictures.label(row), []);
      groups.get(pictures.label(row)).push(row);
    }
    const median = values => values.sort((a, b) => a - b)[values.length >> 1];
    return [...groups].filter(([label]) => label >= 0).map(([label, all]) => {
      const [x, y] = [median(all.map(pictures.x)), median(all.map(pictures.y))];
      const far = (row, u, v) => Math.hypot(pictures.x(row) - u, pictures.y(row) - v);
      const middle = all.reduce((best, other) => (far(other, x, y) < far(best, x, y) ? other : best));
      const [u, v] = [pictures.x(middle), pictures.y(middle)];
      const reach = all.map(row => far(row, u, v)).sort((a, b) => a - b)[(all.length * 3) >> 2];
      return { label, x: u, y: v, reach };
    });
  },

  // Where the original is, as an address; empty when it cannot be opened from here.
  address: row => {
    const base = data.bases[pictures.bases[row]];
    return base && "file:///" + (base + data.paths[row]).replace(/^\/+/, "").split("/").map(encodeURIComponent).join("/").replace("%3A", ":");
  },

  // The small picture of a row inside its sheet, or null.
  sprite: row => {
    const slot = pictures.slots ? pictures.slots[row] - 1 : -1;
    if (slot < 0) return null;
    const perSheet = data.columns * data.columns;
    const within = slot % perSheet;
    return {
      sheet: pictures.sheets[Math.floor(slot / perSheet)],
      x: (within % data.columns) * data.cell,
      y: Math.floor(within / data.columns) * data.cell,
      side: data.cell,
    };
  },
};
