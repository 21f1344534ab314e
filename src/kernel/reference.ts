import { createDistribution } from '../distributions/create-distribution.ts';
import { blockDraws, type Chunk, type Plan } from '../plan/plan.ts';
import type { ColumnMoments, Kernel, PackedHistogram, PreparedPlan, Rows } from './kernel.ts';
import { mergeColumnMoments } from './merge.ts';
import { referenceValues } from './reference-operations.ts';
import { fillTails, quantileOfTail, streamTails, type TailOf } from './reference-sampling.ts';
import { BinCounter, summarizeBlock } from './reference-summary.ts';

/**
 * The kernel in plain TypeScript: exact quantile functions, the operations one draw at a time. It is slow, and
 * the oracle that the fast kernel is held against.
 */
export const referenceKernel: Kernel = {
  name: 'reference',
  prepare: (plan) => new ReferencePlan(plan),
};

class ReferencePlan implements PreparedPlan {
  readonly #plan: Plan;
  readonly #quantiles: readonly ((tail: number) => number)[];
  readonly #tails = new Map<number, TailOf[]>();
  #counters: readonly (BinCounter | null)[];

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#quantiles = plan.program.random.map(({ spec, scale }) => {
      const distribution = createDistribution(spec);
      return (tail) => quantileOfTail(distribution, tail) * scale;
    });
    this.#counters = this.#emptyCounters();
  }

  /** Maps of counted bins, which are small beside what a fast kernel needs. */
  get bytes(): number {
    return 0;
  }

  runChunk(chunk: Chunk, stopped: () => boolean): readonly ColumnMoments[] | null {
    const blocks: ColumnMoments[][] = this.#plan.program.columns.map(() => []);
    for (let done = 0; done < chunk.count; done += blockDraws) {
      if (stopped()) return null;
      const first = chunk.first + done;
      const rows = Math.min(blockDraws, chunk.count - done);
      const { outputs, weights } = this.#runBlock(chunk.replicate, first, rows);
      outputs.forEach((values, k) => {
        blocks[k]!.push(summarizeBlock(values, first, weights[k]));
        this.#counters[k]?.add(values, weights[k]);
      });
    }
    return blocks.map((moments) => moments.reduce(mergeColumnMoments));
  }

  takeHistograms(): readonly (PackedHistogram | null)[] {
    const taken = this.#counters.map((counter) => counter?.read() ?? null);
    this.#counters = this.#emptyCounters();
    return taken;
  }

  #emptyCounters(): (BinCounter | null)[] {
    const { program, origins } = this.#plan;
    return program.columns.map(({ kind, mayHaveAtoms }, k) =>
      kind === 'distribution' ? new BinCounter(origins[k]!, mayHaveAtoms) : null,
    );
  }

  evaluate(replicate: number, first: number, count: number): Rows {
    const { random, columns } = this.#plan.program;
    const rows = {
      random: random.map(() => new Float64Array(count)),
      outputs: columns.map(() => new Float64Array(count)),
    };
    for (let done = 0; done < count; done += blockDraws) {
      const block = this.#runBlock(replicate, first + done, Math.min(blockDraws, count - done));
      block.random.forEach((values, k) => {
        rows.random[k]!.set(values, done);
      });
      block.outputs.forEach((values, k) => {
        rows.outputs[k]!.set(values, done);
      });
    }
    return rows;
  }

  #runBlock(
    replicate: number,
    first: number,
    count: number,
  ): Rows & { readonly weights: readonly (Float64Array | null)[] } {
    const { streams, copulas, program } = this.#plan;
    const tails = streams.map(() => new Float64Array(count));
    fillTails(this.#tailsOf(replicate), copulas, first, tails);
    const random = program.random.map(({ stream }, k) => tails[stream]!.map(this.#quantiles[k]!));
    const outputs = program.columns.map(() => new Float64Array(count));
    const weights = program.columns.map(({ weight }) =>
      weight === undefined ? null : new Float64Array(count),
    );
    const registers = new Float64Array(program.registers);
    const read = (operand: number) => (operand >= 0 ? registers[operand]! : program.constants[-operand - 1]!);
    for (let row = 0; row < count; row++) {
      program.random.forEach(({ register }, k) => {
        registers[register] = random[k]![row]!;
      });
      for (let at = 0; at < program.code.length; at += 5) {
        const [operation, target, a, b, c] = program.code.subarray(at, at + 5) as unknown as Instruction;
        registers[target] = referenceValues[operation]!(read(a), read(b), read(c));
      }
      program.columns.forEach(({ operand, weight }, k) => {
        outputs[k]![row] = read(operand);
        if (weight !== undefined) weights[k]![row] = read(weight);
      });
    }
    return { random, outputs, weights };
  }

  #tailsOf(replicate: number): TailOf[] {
    const tails = this.#tails.get(replicate) ?? streamTails(this.#plan, replicate);
    this.#tails.set(replicate, tails);
    return tails;
  }
}

/** Operation, target register and operands: one row of `Program.code`. */
type Instruction = readonly [operation: number, target: number, a: number, b: number, c: number];
