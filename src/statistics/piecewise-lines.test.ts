import { describe, expect, it } from 'vitest';
import { linePieces } from './piecewise-lines.ts';

const rows = 128;

/** An input in slices; `x` ascending. */
const sliced = (x: Float64Array, borders: readonly number[]) => ({
  order: Uint32Array.from(x, (_, row) => row),
  x,
  replicateOf: new Uint8Array(x.length),
  borders,
});
const inOrder = (pieces: ReturnType<typeof linePieces>) =>
  pieces.toSorted((a, b) => a.first - b.first).map(({ first, end }) => [first, end]);

describe('pieces of straight lines', () => {
  const x = Float64Array.from({ length: rows }, (_, row) => row / 7);

  /** Without a trend of its own. */
  const noise = (row: number) => ((row * 37) % 13) / 100;

  it('are the slices where lines fit', () => {
    for (const slope of [0, 3, -1e6])
      expect(
        inOrder(
          linePieces(
            sliced(x, [0, 64, rows]),
            x.map((at, row) => slope * at + noise(row)),
          ),
        ),
      ).toEqual([
        [0, 64],
        [64, rows],
      ]);
  });

  it('end at jumps, also at those that lie a few rows beside a border', () => {
    const jumping = (place: number) => x.map((at, row) => at + noise(row) + (row < place ? 0 : 10));
    expect(inOrder(linePieces(sliced(x, [0, rows]), jumping(40)))).toEqual([
      [0, 40],
      [40, rows],
    ]);
    expect(inOrder(linePieces(sliced(x, [0, 64, rows]), jumping(70)))).toEqual([
      [0, 70],
      [70, rows],
    ]);
  });

  it('leave an atom alone on either side of it', () => {
    const atomFirst = Float64Array.from({ length: rows }, (_, row) => Math.max(0, row - 63));
    const atomLast = Float64Array.from({ length: rows }, (_, row) => Math.min(64, row));
    const jump = (place: number) => Float64Array.from({ length: rows }, (_, row) => (row < place ? 0 : 10));
    expect(inOrder(linePieces(sliced(atomFirst, [0, 64, rows]), jump(72)))[0]).toEqual([0, 64]);
    expect(inOrder(linePieces(sliced(atomLast, [0, 64, rows]), jump(56))).at(-1)).toEqual([64, rows]);
  });
});
