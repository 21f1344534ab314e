import { median } from 'simple-statistics';
import { UsageError } from '../../src/errors.ts';
import { shown, table } from './describe.ts';
import type { Measurements } from './measure.ts';
import { ratioOf, type Timing } from './timing.ts';

/** What `bench --out` wrote. @throws UsageError where it is something else */
export function savedMeasurements(file: string, saved: { readonly format?: unknown }): Measurements {
  if (saved.format === 'costcone-bench/2') return saved as Measurements;
  throw new UsageError(`${file} does not hold the measurements of \`costcone bench --out\` of this version`);
}

/** Relative error below which no time is known, whatever a run says of itself. Judgement: two runs of one build, one after the other. */
const leastNoise = 0.03;

/**
 * What takes longer or shorter than it did, as lines for a terminal. A shared or throttled machine makes all times longer at once: a
 * time is listed where it changed otherwise than the median of all, by more than the noise of both runs.
 */
export function compareMeasurements(before: Measurements, now: Measurements): string {
  const [old, current] = [timings(before), timings(now)];
  const changes = [...current].flatMap(([name, time]) => {
    const known = old.get(name);
    const change = known === undefined ? null : ratioOf(time, known);
    return change === null ? [] : [{ name, cells: [shown(known!), shown(time)], ...change }];
  });
  const common = median(changes.map(({ ratio }) => ratio));
  const rows = changes
    .filter(({ ratio, error }) => Math.abs(Math.log(ratio / common)) > 3 * Math.max(error, leastNoise))
    .map(({ name, cells, ratio }) => [name, ...cells, ratio.toFixed(2), (ratio / common).toFixed(2)]);
  const machines = [before, now].map(
    ({ machine, node }) => `Node ${node}, ${machine.cpu}, ${machine.cores} cores`,
  );
  return [
    `Beside costcone ${before.version} of ${before.date}`,
    ...(machines[0] === machines[1] ? [] : [`Another machine: ${machines[0]} then, ${machines[1]} now`]),
    `All times: ${common.toFixed(2)} of the earlier ones, in the median. That is the machine, unless everything changed.`,
    '',
    rows.length === 0
      ? `No time changed differently from the rest (${changes.length} compared).`
      : table(['nanoseconds a draw', 'then', 'now', 'ratio', 'beside all'], rows),
  ].join('\n');
}

/** All times of a run by where they stand. */
function timings(measured: Measurements): ReadonlyMap<string, Timing> {
  const { designs, parts, models, families, operations, workers, reference } = measured;
  const named = (group: string, times: Readonly<Record<string, Timing>>) =>
    Object.entries(times).map(([name, time]) => [`${group}: ${name.replaceAll('_', ' ')}`, time] as const);
  return new Map([
    ...named('design', designs),
    ...Object.entries(parts).flatMap(([design, times]) => named(design, times)),
    ...named('model', models),
    ...named('family', families),
    ...named('operation', operations),
    ...named('workers', workers),
    ['reference kernel', reference] as const,
  ]);
}
