import type { ColumnSummary } from '../kernel/kernel.ts';
import type { Plan } from '../plan/plan.ts';
import { planPart } from '../plan/plan-part.ts';
import { collect, type RunOptions, type RunOutcome } from './collect.ts';
import type { Engine } from './executor.ts';

/**
 * Histograms that are filled at the same time: one takes up to half a megabyte on every worker and here while draws are made,
 * a tenth of it once they are. Judgement: more of them share what is drawn for all, fewer stay nearer to the processor.
 */
export const mostHistograms = 128;

/**
 * Runs a plan on an engine as `collect` does, columns of very many a part at a time. An engine that says itself how a plan is cut
 * gets it whole.
 *
 * What is stopped before its last part is whole has no whole replicate.
 */
export async function collectInParts(
  engine: Engine,
  plan: Plan,
  options: RunOptions = {},
): Promise<RunOutcome> {
  const parts = engine.tasks === undefined ? columnParts(plan) : [];
  if (parts.length < 2) return collect(engine, plan, options);
  const outcomes: RunOutcome[] = [];
  for (const [index, places] of parts.entries()) {
    const onProgress = (done: number, total: number) =>
      options.onProgress?.(Math.floor((index * total + done) / parts.length), total);
    const outcome = await collect(engine, planPart(plan, places).plan, { ...options, onProgress });
    if (outcome.interrupted)
      return { replicates: [], pooled: plan.program.columns.map(() => null), interrupted: true };
    outcomes.push(outcome);
  }
  const inPlace = <Item>(itemsOf: (outcome: RunOutcome) => readonly Item[]): Item[] => {
    const all: Item[] = [];
    for (const [index, places] of parts.entries())
      for (const [k, item] of itemsOf(outcomes[index]!).entries()) all[places[k]!] = item;
    return all;
  };
  return {
    replicates: outcomes[0]!.replicates.map(({ replicate, draws }, k) => ({
      replicate,
      draws,
      columns: inPlace<ColumnSummary>(({ replicates }) => replicates[k]!.columns),
    })),
    pooled: inPlace(({ pooled }) => pooled),
    interrupted: false,
  };
}

/** Places of the columns of each part, in order. */
function columnParts({ program: { columns } }: Plan): number[][] {
  const parts: number[][] = [[]];
  let histograms = 0;
  for (const [place, { kind }] of columns.entries()) {
    if (kind === 'distribution' && histograms++ === mostHistograms) {
      parts.push([]);
      histograms = 1;
    }
    parts.at(-1)!.push(place);
  }
  return parts;
}
