/** Draws a changed scenario anew, in a worker of the page: the same kernel, plan and statistics as `costcone run`. */
import './shared-memory.ts';
import { createSpec } from '../../../distributions/create-spec.ts';
import type { DistributionSpec } from '../../../distributions/distribution.ts';
import type { ColumnMoments } from '../../../kernel/kernel.ts';
import { withHistograms } from '../../../kernel/merge.ts';
import { createWasmKernel } from '../../../kernel/wasm.ts';
import { compileKernel, type KernelModule } from '../../../kernel/wasm-exports.ts';
import { sentenceName } from '../../../notation/spoken-name.ts';
import { registersWithAtoms } from '../../../plan/atoms.ts';
import { chunkAt } from '../../../plan/chunks.ts';
import { originDraws, withOrigins } from '../../../plan/origins.ts';
import { type Plan, type RandomColumn, replicateCount } from '../../../plan/plan.ts';
import { buildSamplers } from '../../../plan/samplers.ts';
import { replicatedColumn } from '../../../statistics/estimate.ts';
import { goalResult } from '../../../statistics/goal-result.ts';
import { outputResult } from '../../../statistics/output-result.ts';
import { columnId } from '../../../statistics/scenario-columns.ts';
import { inBase } from '../../../units/arithmetic.ts';
import type { Change, Changes, WhatIfAnswer, WhatIfQuestion, WhatIfRefusal } from './what-if-messages.ts';
import { whatIfDraws } from './what-if-messages.ts';

interface Loaded {
  readonly kernel: KernelModule;
  readonly question: WhatIfQuestion;
}

let loaded: Promise<Loaded> | undefined;

addEventListener('message', ({ data }: MessageEvent<WhatIfQuestion | { changes: Changes }>) => {
  if ('whatIf' in data) {
    loaded = compileKernel(data.kernel).then((kernel) => ({ kernel, question: data }));
    loaded.then(
      (ready) => {
        // The first run builds all tables; readers should not wait for that.
        answerOrRefusal(ready, {});
        postMessage('ready');
      },
      () => postMessage('refused'),
    );
  } else void loaded?.then((ready) => postMessage(answerOrRefusal(ready, data.changes)));
});

/** A change that cannot be drawn is no reason to stop: the next one may be. */
function answerOrRefusal(ready: Loaded, changes: Changes): WhatIfAnswer | WhatIfRefusal {
  try {
    return answer(ready, changes);
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

function answer({ kernel, question }: Loaded, changes: Changes): WhatIfAnswer | WhatIfRefusal {
  const started = performance.now();
  const { whatIf, outputs, goals } = question;
  const words = wordsOf(whatIf.directions);
  const prepare = (plan: Plan) =>
    createWasmKernel(kernel, (dimension) => words.subarray(32 * dimension, 32 * (dimension + 1))).prepare(
      plan,
    );
  const planned = planOf(question, changes);
  const first = prepare(planned);
  const plan = withOrigins(planned, first.evaluate(0, 0, originDraws(planned)).outputs);
  // Preparing copies every table; where no origin moved, what is prepared serves.
  const prepared = plan.origins.every((origin) => origin === 0) ? first : prepare(plan);
  const summaries = Array.from({ length: replicateCount }, (_, replicate) => {
    const moments = prepared.runChunk(chunkAt(plan, replicate), () => false)!;
    return withHistograms(moments, prepared.takeHistograms());
  });
  const refused = nonFinite(plan, summaries, whatIf.allowNonFinite);
  if (refused !== null) return { refused };
  const column = (id: string) => {
    const index = plan.program.columns.findIndex((candidate) => candidate.id === id);
    return replicatedColumn(
      summaries.map((columns) => columns[index]!),
      plan.origins[index]!,
    );
  };
  return {
    outputs: Object.fromEntries(
      outputs.map(({ name, unit, label, level }) => [
        name,
        outputResult(column(columnId.quantity('', name)), {
          factor: whatIf.factors[name]!,
          unit,
          label,
          level,
          design: whatIf.design,
        }),
      ]),
    ),
    goals: goals.map(({ index, factor, goal }) =>
      goalResult(
        { ...goal, tree: { kind: 'name', name: '', span: { start: 0, end: 0 } } },
        {
          held: column(columnId.goal('', index)),
          overrun: goal.threshold === null ? null : column(columnId.overrun('', index)),
        },
        { text: goal.threshold?.unit ?? '', factor },
      ),
    ),
    elapsedMs: performance.now() - started,
  };
}

/** What a run would refuse: a column with more draws that are no finite number than allowed. */
function nonFinite(
  plan: Plan,
  summaries: readonly (readonly ColumnMoments[])[],
  allowed: number,
): string | null {
  for (const [index, { id }] of plan.program.columns.entries()) {
    const count = summaries.reduce((sum, columns) => sum + columns[index]!.nonFinite, 0);
    if (count === 0 || count / whatIfDraws <= allowed) continue;
    const name = id.startsWith('quantity ') ? sentenceName(id.slice('quantity '.length)) : 'A goal';
    return (
      `${name} is not a finite number in ${count.toLocaleString('en-US')} of ` +
      `${whatIfDraws.toLocaleString('en-US')} draws (${100 * allowed} % are allowed)`
    );
  }
  return null;
}

/** The plan that `costcone run --draws 65536 --set ..` would make: an input that is fixed gives up its dimension. */
function planOf({ whatIf, outputs, goals }: WhatIfQuestion, changes: Changes): Plan {
  const { program, streams, copulas, design } = whatIf;
  const wanted = new Set([
    ...outputs.map(({ name }) => columnId.quantity('', name)),
    ...goals.flatMap(({ index }) => [columnId.goal('', index), columnId.overrun('', index)]),
  ]);
  const fixed: number[] = [];
  const random = program.random.map((column, index): RandomColumn => {
    const input = whatIf.inputs.find((candidate) => candidate.column === index);
    const change = input && changes[input.name];
    if (!change) return column;
    if (change.low < change.high) return { ...column, spec: specOf(change), scale: input.factor };
    fixed.push(streams[column.stream]!.dimension);
    const value = inBase(change.low, input);
    return { ...column, spec: { family: 'uniform', parameters: { low: value, high: value } }, scale: 1 };
  });
  const code = Int32Array.from(program.code);
  const constants = new Float64Array(bytesOf(program.constants));
  // An input that was a count may be none any more.
  const atoms = registersWithAtoms({ ...program, code, constants, random });
  const columns = program.columns.map(({ kind, ...column }) => ({
    ...column,
    mayHaveAtoms: column.operand < 0 || atoms[column.operand]!,
    // Of columns that the page does not draw anew only what is not finite counts.
    kind: wanted.has(column.id) || kind === 'indicator' ? kind : ('moments' as const),
  }));
  const before = (dimension: number) => fixed.filter((gone) => gone < dimension).length;
  return {
    design,
    drawsPerReplicate: whatIfDraws / replicateCount,
    replicates: replicateCount,
    streams: streams.map(({ name, dimension }) => ({ name, dimension: dimension - before(dimension) })),
    copulas: copulas.map(({ streams, factor }) => ({ streams, factor: Float64Array.from(factor) })),
    program: {
      ...program,
      code,
      constants,
      random,
      columns,
    },
    samplers: buildSamplers(random),
    keys: wordsOf(whatIf.keys),
    origins: new Float64Array(columns.length),
  };
}

/** Specifications by what they were made of: equal ones are the same object, so that their tables are built once. */
const specs = new Map<string, DistributionSpec>();

/** What `--set` makes of the notation that goes with a change. */
function specOf({ form, low, high }: Change): DistributionSpec {
  const key = `${form} ${low} ${high}`;
  const names = form === 'beta' || form === 'normal' ? ['p5', 'p95'] : [null, null];
  const spec =
    specs.get(key) ??
    createSpec(
      form,
      [low, high].map((value, index) => ({ name: names[index]!, value })),
    );
  specs.set(key, spec);
  return spec;
}

function wordsOf(base64: string): Uint32Array {
  return new Uint32Array(bytesOf(base64));
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
}
