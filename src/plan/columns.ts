import { UsageError } from '../errors.ts';
import { type Purpose, streamKeys } from '../sampling/seed.ts';
import { sobolDimensions } from '../sampling/sobol.ts';
import type { Graph } from './graph.ts';
import { replicateDraws } from './draws.ts';
import { type Copula, type Design, type Plan, replicateCount, type Stream } from './plan.ts';
import { checkInstructions } from './instruction-limit.ts';
import { compileProgram, type WantedColumn } from './program.ts';
import { buildSamplers, buildSamplersWithPauses } from './samplers.ts';
import type { Streams } from './streams.ts';

export type { WantedColumn };

export interface PlanRequest {
  readonly graph: Graph;
  readonly streams: Streams;
  readonly columns: readonly WantedColumn[];
  readonly seed: string;
  readonly purpose: Purpose;
  readonly design: Design;
  /** Draws asked for over all replicates; rounded up to whole replicates of 2^m. */
  readonly draws: number;
  /** 16 unless stated otherwise. */
  readonly replicates?: number;
  /** Number of the first replicate, for a further batch under the same seed; 0 unless stated otherwise. */
  readonly firstReplicate?: number;
}

/**
 * The plan that gives the wanted columns: only what they need is drawn and computed, histogram origins are 0 (see
 * `withOrigins`).
 *
 * @throws UsageError when the design cannot serve that many draws or inputs, or the program would be too long.
 */
export function planColumns(request: PlanRequest): Plan {
  const compiled = compile(request);
  return { ...compiled.plan, samplers: buildSamplers(compiled.random, compiled.plan.streams) };
}

/** The same, with a pause after each table that has to be built. `pause` may throw, to stop. */
export async function planColumnsWithPauses(request: PlanRequest, pause: () => Promise<void>): Promise<Plan> {
  const compiled = compile(request);
  const samplers = await buildSamplersWithPauses(compiled.random, compiled.plan.streams, pause);
  return { ...compiled.plan, samplers };
}

/** A plan but for its samplers. */
function compile(request: PlanRequest): {
  readonly plan: Omit<Plan, 'samplers'>;
  readonly random: Plan['program']['random'];
} {
  const { graph, columns, seed, purpose, design } = request;
  const replicates = request.replicates ?? replicateCount;
  const drawsPerReplicate = replicateDraws(request.draws, design, replicates);
  const compiled = compileProgram(graph, columns);
  checkInstructions(compiled.code.length / 5, purpose);
  const { streams, copulas, position } = usedStreams(
    request.streams,
    new Set(compiled.random.map(({ stream }) => stream)),
  );
  if (design === 'sobol') checkDimensions(streams);
  const random = compiled.random.map((column) => ({ ...column, stream: position.get(column.stream)! }));
  const names = streams.map(({ name }) => name);
  const plan = {
    design,
    drawsPerReplicate,
    replicates,
    streams,
    copulas,
    program: { ...compiled, random },
    keys: streamKeys(seed, purpose, names, design, request.firstReplicate ?? 0, replicates),
    origins: new Float64Array(columns.length),
  };
  return { plan, random };
}

/** Streams that are needed, with all members of their copulas, and their new positions. Dimensions stay. */
function usedStreams(all: Streams, needed: ReadonlySet<number>) {
  const used = all.copulas.filter(({ streams }) => streams.some((stream) => needed.has(stream)));
  const kept = new Set([...needed, ...used.flatMap(({ streams }) => streams)]);
  const old = [...kept].toSorted((a, b) => a - b);
  const position = new Map(old.map((stream, index) => [stream, index]));
  const streams: Stream[] = old.map((stream) => all.list[stream]!);
  const copulas: Copula[] = used.map((copula) => ({
    streams: copula.streams.map((stream) => position.get(stream)!),
    factor: copula.factor,
  }));
  return { streams, copulas, position };
}

function checkDimensions(streams: readonly Stream[]): void {
  const last = streams.reduce((largest, { dimension }) => Math.max(largest, dimension), -1);
  if (last < sobolDimensions) return;
  throw new UsageError(
    `the sobol design serves at most ${sobolDimensions} random inputs (this run numbers ${last + 1}): ` +
      'use --design latin-hypercube or monte-carlo',
  );
}
