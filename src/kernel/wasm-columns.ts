import { blockDraws, chunkBlocks, type OutputColumn } from '../plan/plan.ts';
import type { ColumnSummary, SparseHistogram } from './kernel.ts';
import type { KernelInstance } from './wasm-instance.ts';
import { columnBytes } from './wasm-steps.ts';

/** Byte offsets within a column's record, as in assembly/column.ts. */
const record = { shift: 0, kind: 8, atoms: 12, values: 16, pages: 20, statistics: 24, bytes: 80 } as const;
const kinds = { distribution: 0, moments: 1, indicator: 2 } as const;
const pageSlots = 4096;
/** No chunk has more bins than draws. */
const binRoom = blockDraws * chunkBlocks;

/** The output columns of a plan in a kernel's memory: where their values stand and what is known of a chunk. */
export class KernelColumns {
  readonly address: number;
  readonly #instance: KernelInstance;
  readonly #columns: readonly OutputColumn[];
  readonly #values: readonly number[];
  readonly #bins: {
    readonly bins: number;
    readonly counts: number;
    readonly lows: number;
    readonly highs: number;
  };

  /** `origins`: histogram origin of each; `register`: address of a register; `constants`: the program's. */
  constructor(
    instance: KernelInstance,
    columns: readonly OutputColumn[],
    origins: Float64Array,
    register: (k: number) => number,
    constants: Float64Array,
  ) {
    this.#instance = instance;
    this.#columns = columns;
    this.address = instance.take(columns.length * record.bytes);
    this.#values = columns.map(({ operand }) => {
      if (operand >= 0) return register(operand);
      const address = instance.take(columnBytes);
      instance.doubles(address, blockDraws).fill(constants[-operand - 1]!);
      return address;
    });
    columns.forEach(({ kind, mayHaveAtoms }, k) => {
      const at = this.address + k * record.bytes;
      const pages = kind === 'distribution' ? instance.take(pageSlots * 4) : 0;
      // 0 - 0 is 0, so that adding the shift to -0 gives 0.
      instance.doubles(at + record.shift, 1)[0] = 0 - origins[k]!;
      instance
        .integers(at + record.kind, 4)
        .set([kinds[kind], Number(mayHaveAtoms), this.#values[k]!, pages]);
    });
    this.#bins = {
      bins: instance.take(binRoom * 4),
      counts: instance.take(binRoom * 8),
      lows: instance.take(binRoom * 8),
      highs: instance.take(binRoom * 8),
    };
  }

  get count(): number {
    return this.#columns.length;
  }

  /** The values of the block that was run last. */
  values(column: number, count: number): Float64Array {
    return this.#instance.doubles(this.#values[column]!, count);
  }

  clear(): void {
    this.#columns.forEach((_, k) => {
      this.#instance.exports.clearColumn(this.address + k * record.bytes);
    });
  }

  /** What the blocks since `clear` gave; the histograms are empty again afterwards. */
  summaries(): ColumnSummary[] {
    return this.#columns.map(({ kind }, k) => {
      const at = this.address + k * record.bytes + record.statistics;
      const [count, nonFinite, firstNonFinite, mean, m2, minimum, maximum] = this.#instance.doubles(
        at,
        7,
      ) as unknown as Statistics;
      const rest = { count, nonFinite, firstNonFinite, minimum, maximum };
      if (kind === 'distribution') return { ...rest, mean, m2, histogram: this.#read(k) };
      if (kind === 'moments') return { ...rest, mean, m2, histogram: null };
      const share = count === 0 ? 0 : mean / count;
      return { ...rest, mean: share, m2: mean * (1 - share), histogram: null };
    });
  }

  /** Takes the counts out of a column's histogram. */
  #read(column: number): SparseHistogram {
    const { bins, counts, lows, highs } = this.#bins;
    const at = this.address + column * record.bytes;
    const found = this.#instance.exports.readHistogram(at, bins, counts, lows, highs);
    const ends = this.#columns[column]!.mayHaveAtoms ? found : 0;
    return {
      bins: this.#instance.integers(bins, found).slice(),
      counts: this.#instance.doubles(counts, found).slice(),
      lows: this.#instance.doubles(lows, ends).slice(),
      highs: this.#instance.doubles(highs, ends).slice(),
    };
  }
}

type Statistics = readonly [
  count: number,
  nonFinite: number,
  firstNonFinite: number,
  mean: number,
  m2: number,
  minimum: number,
  maximum: number,
];
