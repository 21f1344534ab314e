import type { Coordinator } from '../../engine/coordinator.ts';
import { InterruptedError } from '../../errors.ts';
import { planColumns } from '../../plan/columns.ts';
import type { MainRun } from '../../run/main-run.ts';
import type { Settings } from '../../run/settings.ts';
import type { Powers } from '../../statistics/rare-part.ts';
import { type Drawn, Lowered, recountColumns, type Recounted, seenId } from './columns.ts';

/** What a run's draws showed of a rare part of an input, and of a column in it. */
export interface Seen {
  /** By whole replicate of the run, the share of its draws on which the event was met. */
  readonly hits: readonly number[];
  readonly centre: number;
  /** By replicate, what was seen of a rare part. */
  readonly replicates: readonly Powers[];
}

/**
 * Makes a run's draws a second time to count what of them falls into rare parts, so that a run to which nothing rare
 * matters need not carry columns for it. For each part, what was seen by column.
 *
 * @throws InterruptedError when it was stopped.
 */
export async function recount(
  drawn: Drawn,
  run: MainRun,
  parts: readonly Recounted[],
  { seed, design, signal }: Settings,
  coordinator: Coordinator,
): Promise<ReadonlyMap<string, Seen>[]> {
  const lowered = new Lowered(drawn);
  const columns = recountColumns(lowered, parts);
  const { drawsPerReplicate, replicates: planned } = run.plan;
  const plan = planColumns({
    graph: lowered.graph,
    streams: lowered.streams,
    columns,
    seed,
    purpose: 'main',
    design,
    draws: drawsPerReplicate * planned,
  });
  const { replicates } = await coordinator.run(plan, { signal });
  const whole = run.replicates.map((number) => replicates.find(({ replicate }) => replicate === number));
  const position = new Map(columns.map(({ id }, index) => [id, index]));
  const summaries = (id: string) =>
    whole.map((replicate) => {
      if (replicate === undefined) throw new InterruptedError('stopped before rare events were counted');
      return replicate.columns[position.get(id)!]!;
    });
  return parts.map(
    ({ kind, centres }, stratum) =>
      new Map(
        [...centres].map(([id, centre]): [string, Seen] => {
          const hits = summaries(seenId.hits(stratum, id));
          const replicates =
            kind === 'counted'
              ? []
              : summaries(seenId.deviation(stratum, id)).map(
                  ({ mean, m2, count }): Powers => ({ first: mean, second: m2 / count + mean * mean }),
                );
          return [id, { hits: hits.map(({ mean }) => mean), centre, replicates }];
        }),
      ),
  );
}
