/** Words of a slice: its rows, how many of a tail are collected, where these begin, and the rows seen. */
const sliceBytes: usize = 16;
/** Words of a cell, a third of a slice: which of its rows, in ascending order of an output, is the middle one, and the rows seen. */
const cellBytes: usize = 8;

/**
 * Writes, by row, the cell that it lies in: three cells a slice. `borders`: first place of each cell, and the number of rows.
 * `order`: rows by place. `cells`: two bytes a row.
 */
export function scatterCells(order: usize, borders: usize, cellCount: i32, cells: usize): void {
  for (let cell = 0; cell < cellCount; cell++, borders += 4) {
    const end = load<u32>(borders, 4);
    for (let place = load<u32>(borders); place < end; place++)
      store<u16>(cells + (<usize>load<u32>(order + (<usize>place << 2)) << 1), <u16>cell);
  }
}

/**
 * Collects the tails of an output in every slice of an input, and the median of every cell, in one pass over the rows in
 * ascending order of the output.
 *
 * By row: `y`, `replicates` (bytes) and `cells`; by place: `order`. `slices` and `middles`: the words of slices and cells. `medians`: a
 * double a cell. `low` and `high`: values of the tails, nearest to the end first, those of `high` with the other sign; `lowTags` and
 * `highTags`: their replicates.
 */
export function collectTails(
  y: usize, order: usize, replicates: usize, count: i32, cells: usize, slices: usize, middles: usize, medians: usize,
  low: usize, lowTags: usize, high: usize, highTags: usize,
): void {
  for (const end = order + (<usize>count << 2); order < end; order += 4) {
    const row = <usize>load<u32>(order);
    const value = load<f64>(y + (row << 3));
    const cell = <usize>load<u16>(cells + (row << 1));
    const middle = middles + cell * cellBytes;
    const seenOfCell = load<u32>(middle, 4);
    store<u32>(middle, seenOfCell + 1, 4);
    if (seenOfCell == load<u32>(middle)) store<f64>(medians + (cell << 3), value);
    const slice = slices + (cell / 3) * sliceBytes;
    const below = load<u32>(slice, 12);
    store<u32>(slice, below + 1, 12);
    const above = load<u32>(slice) - 1 - below;
    const most = load<u32>(slice, 4);
    const start = load<u32>(slice, 8);
    if (below < most) {
      const at = <usize>(start + below);
      store<f64>(low + (at << 3), value);
      store<u8>(lowTags + at, load<u8>(replicates + row));
    }
    if (above < most) {
      const at = <usize>(start + above);
      store<f64>(high + (at << 3), -value);
      store<u8>(highTags + at, load<u8>(replicates + row));
    }
  }
}
