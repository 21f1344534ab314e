import { blockDraws, type Chunk, type Plan } from '../plan/plan.ts';
import type { ColumnMoments, PackedHistogram, PreparedPlan, Rows } from './kernel.ts';
import type { KernelMemory } from './kernel-memory.ts';
import { KernelColumns } from './wasm-columns.ts';
import type { KernelInstance } from './wasm-instance.ts';
import { type DirectionsOf, KernelSampling } from './wasm-sampling.ts';
import { placeProgram, stepBytes, writeSteps } from './wasm-steps.ts';

/** A plan in the kernel's memory, which is its own until another one is placed there. */
export class WasmPlan implements PreparedPlan {
  readonly #instance: KernelInstance;
  readonly #sampling: KernelSampling;
  readonly #columns: KernelColumns;
  readonly #random: readonly number[];
  readonly #steps: number;
  readonly #stepCount: number;

  constructor(memory: KernelMemory, directionsOf: DirectionsOf, plan: Plan) {
    const { program } = plan;
    memory.begin(plan);
    const { instance } = memory;
    const { steps, register } = placeProgram(instance, program);
    this.#instance = instance;
    this.#sampling = new KernelSampling(memory, plan, register, directionsOf);
    this.#columns = new KernelColumns(instance, program.columns, plan.origins, register, program.constants);
    this.#random = program.random.map((column) => register(column.register));
    this.#steps = writeSteps(instance, [...this.#sampling.steps, ...steps]);
    this.#stepCount = this.#sampling.steps.length + steps.length;
    instance.finish();
  }

  get bytes(): number {
    return this.#instance.bytes;
  }

  runChunk(chunk: Chunk, stopped: () => boolean): readonly ColumnMoments[] | null {
    const { run, summarizeColumns } = this.#instance.exports;
    const { address, count: columnCount } = this.#columns;
    this.#sampling.useReplicate(chunk.replicate);
    this.#columns.clear();
    for (let done = 0; done < chunk.count; done += blockDraws) {
      if (stopped()) return null;
      const first = chunk.first + done;
      const count = Math.min(blockDraws, chunk.count - done);
      run(this.#steps, this.#stepCount, first, count);
      summarizeColumns(address, columnCount, first, count);
    }
    return this.#columns.moments();
  }

  takeHistograms(): readonly (PackedHistogram | null)[] {
    return this.#columns.takeHistograms();
  }

  evaluate(replicate: number, first: number, count: number, wanted?: readonly boolean[]): Rows {
    const { run } = this.#instance.exports;
    const samplingSteps = this.#sampling.steps.length;
    const random = this.#random.map(() => new Float64Array(count));
    const isWanted = (k: number) => wanted === undefined || wanted[k]!;
    // One array for all: of a few draws there may be thousands of columns.
    const wantedColumns = Array.from({ length: this.#columns.count }, (_, k) => k).filter(isWanted);
    const all = new Float64Array(wantedColumns.length * count);
    const outputs = Array.from({ length: this.#columns.count }, () => all.subarray(0, 0));
    for (const [index, k] of wantedColumns.entries())
      outputs[k] = all.subarray(index * count, (index + 1) * count);
    this.#sampling.useReplicate(replicate);
    for (let done = 0; done < count; done += blockDraws) {
      const rows = Math.min(blockDraws, count - done);
      // Random columns are read before the program uses their registers for something else.
      run(this.#steps, samplingSteps, first + done, rows);
      this.#random.forEach((address, k) => {
        random[k]!.set(this.#instance.doubles(address, rows), done);
      });
      const programSteps = this.#steps + samplingSteps * stepBytes;
      run(programSteps, this.#stepCount - samplingSteps, first + done, rows);
      for (const k of wantedColumns) outputs[k]!.set(this.#columns.values(k, rows), done);
    }
    return { random, outputs };
  }
}
