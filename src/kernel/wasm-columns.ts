import { blockDraws, type OutputColumn } from '../plan/plan.ts';
import { histogramIn } from './histogram.ts';
import type { ColumnMoments, PackedHistogram } from './kernel.ts';
import { packHistogram } from './packing/packed-histogram.ts';
import type { KernelInstance } from './wasm-instance.ts';
import { columnBytes } from './wasm-steps.ts';

/** Byte offsets within a column's record, as in assembly/column.ts. */
const record = { shift: 0, kind: 8, statistics: 32, bytes: 88 } as const;
const kinds = { distribution: 0, moments: 1, indicator: 2 } as const;
const pageSlots = 4096;

/** The output columns of a plan in a kernel's memory: where their values stand and what is known of a chunk. */
export class KernelColumns {
  readonly address: number;
  readonly #instance: KernelInstance;
  readonly #columns: readonly OutputColumn[];
  readonly #origins: Float64Array;
  readonly #values: readonly number[];

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
    this.#origins = origins;
    this.address = instance.take(columns.length * record.bytes);
    const constantColumns = new Map<number, number>();
    const addressOf = (operand: number) => {
      if (operand >= 0) return register(operand);
      const known = constantColumns.get(operand);
      if (known !== undefined) return known;
      const address = instance.take(columnBytes);
      instance.doubles(address, blockDraws).fill(constants[-operand - 1]!);
      constantColumns.set(operand, address);
      return address;
    };
    this.#values = columns.map(({ operand }) => addressOf(operand));
    columns.forEach(({ kind, mayHaveAtoms, weight }, k) => {
      const at = this.address + k * record.bytes;
      const pages = kind === 'distribution' ? instance.take(pageSlots * 4) : 0;
      // 0 - 0 is 0, so that adding the shift to -0 gives 0.
      instance.doubles(at + record.shift, 1)[0] = 0 - origins[k]!;
      const weights = weight === undefined ? 0 : addressOf(weight);
      instance
        .integers(at + record.kind, 5)
        .set([kinds[kind], Number(mayHaveAtoms), this.#values[k]!, pages, weights]);
    });
  }

  get count(): number {
    return this.#columns.length;
  }

  /** The values of the block that was run last. */
  values(column: number, count: number): Float64Array {
    return this.#instance.doubles(this.#values[column]!, count);
  }

  /** Begins the moments anew; the histograms go on. */
  clear(): void {
    this.#columns.forEach((_, k) => {
      this.#instance.exports.clearColumn(this.address + k * record.bytes);
    });
  }

  /** What the blocks since `clear` gave. */
  moments(): ColumnMoments[] {
    const words = record.bytes / 8;
    const records = this.#instance.doubles(this.address, this.#columns.length * words);
    return this.#columns.map(({ kind }, k) => {
      const at = k * words + record.statistics / 8;
      const count = records[at]!;
      const mean = records[at + 3]!;
      const share = count === 0 ? 0 : mean / count;
      const ofOnes = kind === 'indicator';
      return {
        count,
        nonFinite: records[at + 1]!,
        firstNonFinite: records[at + 2]!,
        mean: ofOnes ? share : mean,
        m2: ofOnes ? mean * (1 - share) : records[at + 4]!,
        minimum: records[at + 5]!,
        maximum: records[at + 6]!,
      };
    });
  }

  /** Takes the counts out of the histograms. */
  takeHistograms(): (PackedHistogram | null)[] {
    const { heapEnd, readHistogram, memory } = this.#instance.exports;
    const at = heapEnd();
    return this.#columns.map(({ kind, mayHaveAtoms }, k) => {
      if (kind !== 'distribution') return null;
      const size = readHistogram(this.address + k * record.bytes, at);
      return packHistogram(histogramIn(memory.buffer, at, size, mayHaveAtoms), this.#origins[k]);
    });
  }
}
