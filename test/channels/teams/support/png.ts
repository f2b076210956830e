import { inflateSync } from "node:zlib";

/** A picture as its pixels, four numbers each: red, green, blue, alpha. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: readonly (readonly number[])[];
}

/** Reads a PNG of 8 bits a channel that is not interlaced, as Chromium writes them. */
export function readPng(file: Buffer): Picture {
  const parts = chunks(file);
  const header = parts.find(({ type }) => type === "IHDR")?.data ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 6 ? 4 : 3;
  const data = Buffer.concat(parts.filter(({ type }) => type === "IDAT").map((one) => one.data));
  const lines = unfiltered(inflateSync(data), width * channels, height, channels);
  const pixels = lines.flatMap((line) =>
    Array.from({ length: width }, (_, place) => {
      const pixel = [...line.subarray(place * channels, (place + 1) * channels)];
      return channels === 4 ? pixel : [...pixel, 255];
    }),
  );
  return { width, height, pixels };
}

function chunks(file: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  const found: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    found.push({
      type: file.toString("latin1", at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return found;
}

/** Each line begins with the number of the filter that tells its bytes from their neighbours'. */
function unfiltered(raw: Buffer, bytes: number, height: number, step: number): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (bytes + 1)] ?? 0;
    const given = raw.subarray(row * (bytes + 1) + 1, (row + 1) * (bytes + 1));
    const above = lines.at(-1) ?? new Uint8Array(bytes);
    const line = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at++) {
      const [left, up, corner] = [line[at - step] ?? 0, above[at] ?? 0, above[at - step] ?? 0];
      line[at] = (given[at] ?? 0) + predicted(filter, left, up, corner);
    }
    lines.push(line);
  }
  return lines;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return Math.floor((left + up) / 2);
    case 4: {
      const estimate = left + up - corner;
      const nearest = (one: number) => Math.abs(estimate - one);
      if (nearest(left) <= nearest(up) && nearest(left) <= nearest(corner)) return left;
      return nearest(up) <= nearest(corner) ? up : corner;
    }
  }
  return 0;
}
