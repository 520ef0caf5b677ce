// A PNG of 8 bits a channel, as browsers write it -> the same picture with a palette of at most 256 colours, a third of the size. Pages have few
// colours: the most frequent ones stay as they are, the rest (edges of letters) becomes the nearest of them.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const MOST_COLOURS = 256;
const CHANNELS = { 2: 3, 6: 4 };

/** @param png without interlace, RGB or RGBA (whose alpha is dropped). */
export function palettePng(png) {
  const { width, height, colours } = decode(png);
  const palette = frequentColours(colours);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc(height * (width + 1));
  colours.forEach((colour, i) => {
    if (!places.has(colour)) places.set(colour, nearest(palette, colour));
    rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = places.get(colour);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("PLTE", table),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Pixels as 0xRRGGBB. */
function decode(png) {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error("this is no PNG");
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = CHANNELS[png[25]];
  if (png[24] !== 8 || channels === undefined || png[28] !== 0) throw new Error("expected 8 bits a channel, RGB or RGBA, not interlaced");
  const packed = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const bytes = unfiltered(inflateSync(Buffer.concat(packed)), width * channels, channels);
  return { width, height, colours: Uint32Array.from({ length: width * height }, (_, i) => bytes.readUIntBE(i * channels, 3)) };
}

/** Rows without their filters (PNG specification, 9.2). */
function unfiltered(data, rowLength, step) {
  const rows = data.length / (rowLength + 1);
  const bytes = Buffer.alloc(rows * rowLength);
  for (let row = 0; row < rows; row++)
    for (let x = 0; x < rowLength; x++) {
      const at = row * rowLength + x;
      const left = x >= step ? bytes[at - step] : 0;
      const up = row > 0 ? bytes[at - rowLength] : 0;
      const corner = row > 0 && x >= step ? bytes[at - rowLength - step] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][data[row * (rowLength + 1)]];
      bytes[at] = data[row * (rowLength + 1) + 1 + x] + guess;
    }
  return bytes;
}

function paeth(left, up, corner) {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The most frequent first; equal ones by their value, so that the same picture has the same palette. */
function frequentColours(colours) {
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const ranked = [...counts].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
  return ranked.slice(0, MOST_COLOURS).map(([colour]) => colour);
}

function nearest(palette, colour) {
  const distance = (other) => [16, 8, 0].reduce((sum, shift) => sum + (((other >> shift) & 255) - ((colour >> shift) & 255)) ** 2, 0);
  let best = 0;
  palette.forEach((other, place) => {
    if (distance(other) < distance(palette[best])) best = place;
  });
  return best;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(data.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc32(body), body.length + 4);
  return made;
}
