// Where the map is looked at from: scale 1 shows all; x and y are the place of the canvas's corner.
class MapView {
  constructor(canvas) {
    this.canvas = canvas;
    this.scale = 1;
    this.x = 0;
    this.y = 0;
  }

  get side() { return Math.min(this.canvas.clientWidth, this.canvas.clientHeight); }
  get offsetX() { return (this.canvas.clientWidth - this.side) / 2; }
  get offsetY() { return (this.canvas.clientHeight - this.side) / 2; }
  toScreenX(x) { return (x - this.x) * this.side * this.scale + this.offsetX; }
  toScreenY(y) { return (y - this.y) * this.side * this.scale + this.offsetY; }

  zoomAt(px, py, factor) {
    const before = this.scale;
    this.scale = Math.min(60, Math.max(1, this.scale * factor));
    const change = (1 / before - 1 / this.scale) / this.side;
    this.x += (px - this.offsetX) * change;
    this.y += (py - this.offsetY) * change;
    this.hold();
  }

  pan(dx, dy) {
    this.x -= dx / (this.side * this.scale);
    this.y -= dy / (this.side * this.scale);
    this.hold();
  }

  reset() {
    this.scale = 1;
    this.x = this.y = 0;
    this.hold();
  }

  hold() {
    const room = 1 - 1 / this.scale;
    this.x = Math.min(room + 0.1 / this.scale, Math.max(-0.1 / this.scale, this.x));
    this.y = Math.min(room + 0.1 / this.scale, Math.max(-0.1 / this.scale, this.y));
    if (this.scale === 1) this.x = this.y = 0;
    this.canvas.style.touchAction = this.scale > 1 ? "none" : "pan-y";
  }
}

// Points by cells of a grid, to find the nearest one without looking at all.
class MapGrid {
  constructor(count, side = 64) {
    this.side = side;
    this.cells = Array.from({ length: side * side }, () => []);
    for (let row = 0; row < count; row++) {
      if (pictures.hasPlace(row)) this.cells[this.cellOf(pictures.x(row), pictures.y(row))].push(row);
    }
  }

  cellOf(x, y) {
    const clamp = v => Math.min(this.side - 1, Math.max(0, Math.floor(v * this.side)));
    return clamp(y) * this.side + clamp(x);
  }

  nearest(x, y, reach, isShown) {
    let best = -1;
    let least = reach * reach;
    const from = v => Math.max(0, Math.floor((v - reach) * this.side));
    const to = v => Math.min(this.side - 1, Math.floor((v + reach) * this.side));
    for (let j = from(y); j <= to(y); j++) {
      for (let i = from(x); i <= to(x); i++) {
        for (const row of this.cells[j * this.side + i]) {
          const distance = (pictures.x(row) - x) ** 2 + (pictures.y(row) - y) ** 2;
          if (distance < least && isShown(row)) [best, least] = [row, distance];
        }
      }
    }
    return best;
  }
}
