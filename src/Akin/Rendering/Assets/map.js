// The map: draws, answers to pointer, wheel, touch and keys, and shows what is pointed at.
function startMap(canvas) {
  const view = new MapView(canvas);
  const grid = new MapGrid(pictures.count);
  const brush = canvas.getContext("2d");
  const tip = find("#map-tip");
  const chosen = new Set();
  const order = drawingOrder();
  const middles = pictures.middles(order);
  let pointed = -1;
  let waiting = false;

  // Large groups first, so that small ones stay visible.
  function drawingOrder() {
    const sizes = new Map();
    const rows = [];
    for (let row = 0; row < pictures.count; row++) {
      if (!pictures.hasPlace(row)) continue;
      rows.push(row);
      sizes.set(pictures.labels[row], (sizes.get(pictures.labels[row]) || 0) + 1);
    }
    return rows.sort((a, b) => sizes.get(pictures.labels[b]) - sizes.get(pictures.labels[a]) || pictures.labels[a] - pictures.labels[b] || a - b);
  }

  const colourOf = label => getComputedStyle(root).getPropertyValue(label < 0 ? "--g-none" : "--g" + (label % data.colours)).trim();
  const isShown = row => chosen.size === 0 || chosen.has(pictures.label(row));
  const radius = () => Math.min(9, Math.max(1.6, (Math.min(4, 90 / Math.sqrt(order.length)) * view.side) / 700) * Math.sqrt(view.scale));

  function tracePath(brush, shape, x, y, r) {
    brush.beginPath();
    if (shape === 0) brush.arc(x, y, r, 0, 7);
    else if (shape === 1) brush.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
    else {
      const corners = shape === 2 ? [[0, -1.2], [1.15, 0.8], [-1.15, 0.8]]
        : shape === 3 ? [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]]
        : [[-.35, -1], [.35, -1], [.35, -.35], [1, -.35], [1, .35], [.35, .35], [.35, 1], [-.35, 1], [-.35, .35], [-1, .35], [-1, -.35], [-.35, -.35]];
      corners.forEach(([dx, dy], i) => brush[i ? "lineTo" : "moveTo"](x + dx * r, y + dy * r));
      brush.closePath();
    }
  }

  // A group's marker drawn once, then stamped.
  const stamps = new Map();
  function stamp(label, r, ratio) {
    const key = label + "/" + r.toFixed(2);
    if (!stamps.has(key)) {
      if (stamps.size > 600) stamps.clear();
      const image = document.createElement("canvas");
      image.width = image.height = Math.ceil(2 * (r * 1.3 + 1) * ratio);
      const pen = image.getContext("2d");
      pen.scale(ratio, ratio);
      pen.fillStyle = colourOf(label);
      tracePath(pen, label < 0 ? 4 : Math.floor(label / data.colours) % 5, image.width / 2 / ratio, image.height / 2 / ratio, r);
      pen.fill();
      stamps.set(key, image);
    }
    return stamps.get(key);
  }

  function draw() {
    waiting = false;
    const ratio = Math.min(3, devicePixelRatio || 1);
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      stamps.clear();
    }
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    brush.clearRect(0, 0, width, height);
    const r = radius();
    const inside = order.filter(row => {
      const [x, y] = [view.toScreenX(pictures.x(row)), view.toScreenY(pictures.y(row))];
      return x > -40 && y > -40 && x < width + 40 && y < height + 40;
    });
    const side = Math.min(120, 0.62 * Math.sqrt((width * height) / (inside.length || 1)));
    const asPictures = pictures.sheets.length > 0 && view.scale > 1.5 && side >= 24;
    for (const pass of [false, true]) {
      brush.globalAlpha = pass ? 0.9 : 0.12;
      for (const row of inside) {
        if (isShown(row) === pass) drawPoint(row, r, ratio, asPictures && pass ? side : 0);
      }
    }
    brush.globalAlpha = 1;
    if (!asPictures && middles.length <= 60) drawNumbers(r);
    if (pointed >= 0) drawPointed(r);
    root.dataset.mapScale = view.scale.toFixed(2);
  }

  function drawPoint(row, r, ratio, side) {
    const [x, y, label] = [view.toScreenX(pictures.x(row)), view.toScreenY(pictures.y(row)), pictures.label(row)];
    const sprite = side ? pictures.sprite(row) : null;
    if (sprite && sprite.sheet.complete && sprite.sheet.naturalWidth) {
      brush.fillStyle = colourOf(label);
      brush.fillRect(x - side / 2 - 2, y - side / 2 - 2, side + 4, side + 4);
      brush.drawImage(sprite.sheet, sprite.x, sprite.y, sprite.side, sprite.side, x - side / 2, y - side / 2, side, side);
    } else {
      const image = stamp(label, r, ratio);
      brush.drawImage(image, x - image.width / ratio / 2, y - image.height / ratio / 2, image.width / ratio, image.height / ratio);
    }
  }

  // Each group's number where its points lie, so that colours need not be compared across the map.
  function drawNumbers(r) {
    const style = getComputedStyle(root);
    brush.font = "650 13px system-ui, sans-serif";
    brush.textAlign = "center";
    brush.textBaseline = "middle";
    for (const { label, x, y, reach } of middles) {
      if (chosen.size > 0 && !chosen.has(label)) continue;
      const far = reach * view.side * view.scale;
      const shift = far < 40 ? far + 2 * r + 10 : 0; // beside a small patch of points, inside a large one
      const [text, px, py] = [String(label), view.toScreenX(x), view.toScreenY(y) - shift];
      brush.globalAlpha = 0.8;
      brush.fillStyle = style.getPropertyValue("--paper");
      brush.beginPath();
      brush.arc(px, py, 4 + 3.5 * text.length, 0, 7);
      brush.fill();
      brush.globalAlpha = 1;
      brush.fillStyle = style.getPropertyValue("--ink");
      brush.fillText(text, px, py + 1);
    }
  }

  function drawPointed(r) {
    brush.lineWidth = 2.5;
    brush.strokeStyle = getComputedStyle(root).getPropertyValue("--ink").trim();
    brush.beginPath();
    brush.arc(view.toScreenX(pictures.x(pointed)), view.toScreenY(pictures.y(pointed)), r + 4, 0, 7);
    brush.stroke();
  }

  function redraw() {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  }

  function point(px, py) {
    const unit = view.side * view.scale;
    const row = grid.nearest((px - view.offsetX) / unit + view.x, (py - view.offsetY) / unit + view.y, (radius() + 10) / unit, isShown);
    if (row === pointed) return;
    pointed = row;
    tip.hidden = row < 0;
    if (row >= 0) showTip(row);
    redraw();
  }

  function showTip(row) {
    const picture = find("img", tip);
    const sprite = pictures.sprite(row);
    const small = () => {
      picture.onerror = null;
      if (sprite) picture.src = cut(sprite);
      else picture.hidden = true;
    };
    picture.hidden = false;
    picture.onerror = small;
    const address = pictures.address(row);
    if (address) picture.src = address;
    else small();
    find(".tip-name", tip).textContent = pictures.path(row);
    find(".tip-more", tip).textContent = pictures.describe(row);
    const [x, y] = [view.toScreenX(pictures.x(row)), view.toScreenY(pictures.y(row))];
    const left = x + 210 > canvas.clientWidth ? Math.max(4, x - 206) : x + 16;
    const top = Math.max(4, Math.min(canvas.clientHeight - 240, y - 60));
    tip.style.transform = `translate(${left}px, ${top}px)`;
  }

  function cut(sprite) {
    const image = document.createElement("canvas");
    image.width = image.height = sprite.side;
    image.getContext("2d").drawImage(sprite.sheet, sprite.x, sprite.y, sprite.side, sprite.side, 0, 0, sprite.side, sprite.side);
    return image.toDataURL();
  }

  function choose(label, only) {
    if (only) chosen.clear();
    if (!chosen.delete(label)) chosen.add(label);
    legendChanged();
  }

  function legendChanged() {
    for (const item of findAll(".legend-item")) item.setAttribute("aria-pressed", chosen.has(Number(item.dataset.label)));
    find(".legend").classList.toggle("chosen", chosen.size > 0);
    find(".legend-all").hidden = chosen.size === 0;
    pointed = -1;
    tip.hidden = true;
    redraw();
  }

  function zoom(factor) {
    view.zoomAt(canvas.clientWidth / 2, canvas.clientHeight / 2, factor);
    redraw();
  }

  function listenToPointers() {
    const fingers = new Map();
    const spread = () => {
      const [a, b] = [...fingers.values()];
      return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, length: Math.hypot(a.x - b.x, a.y - b.y) };
    };
    canvas.addEventListener("pointerdown", event => {
      canvas.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
      point(event.offsetX, event.offsetY);
    });
    canvas.addEventListener("pointermove", event => {
      const before = fingers.get(event.pointerId);
      if (!before) return point(event.offsetX, event.offsetY);
      const old = fingers.size === 2 ? spread() : null;
      fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
      if (old) {
        const now = spread();
        view.pan(now.x - old.x, now.y - old.y);
        view.zoomAt(now.x, now.y, now.length / (old.length || 1));
      } else view.pan(event.offsetX - before.x, event.offsetY - before.y);
      redraw();
    });
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, event => fingers.delete(event.pointerId));
    canvas.addEventListener("pointerleave", () => point(-1e6, -1e6));
    canvas.addEventListener("wheel", event => {
      if (document.activeElement !== canvas && !event.ctrlKey) return;
      event.preventDefault();
      view.zoomAt(event.offsetX, event.offsetY, Math.exp(-event.deltaY * 0.0016));
      redraw();
    }, { passive: false });
  }

  function listenToKeys() {
    const keys = {
      "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), "0": () => view.reset(),
      ArrowLeft: () => view.pan(60, 0), ArrowRight: () => view.pan(-60, 0), ArrowUp: () => view.pan(0, 60), ArrowDown: () => view.pan(0, -60),
    };
    canvas.addEventListener("keydown", event => {
      if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      keys[event.key]();
      redraw();
    });
  }

  findAll("[data-zoom]").forEach(button => button.addEventListener("click", () => {
    if (button.dataset.zoom === "reset") view.reset();
    zoom({ in: 1.6, out: 1 / 1.6, reset: 1 }[button.dataset.zoom]);
  }));
  findAll(".legend-item").forEach(item => item.addEventListener("click", () => choose(Number(item.dataset.label), false)));
  find(".legend-all").addEventListener("click", () => {
    chosen.clear();
    legendChanged();
  });
  findAll(".show-on-map").forEach(button => button.addEventListener("click", () => {
    chosen.clear();
    choose(Number(button.dataset.label), true);
    find("#map").scrollIntoView();
  }));
  themeListeners.push(() => {
    stamps.clear();
    redraw();
  });
  new ResizeObserver(redraw).observe(canvas);
  pictures.sheets.forEach(sheet => sheet.addEventListener("load", redraw));
  listenToPointers();
  listenToKeys();
  draw();
  root.dataset.points = order.length;
}

const mapCanvas = find("#map-canvas");
if (mapCanvas) startMap(mapCanvas);
root.dataset.ready = "yes";
