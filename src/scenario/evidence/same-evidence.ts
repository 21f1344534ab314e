import { rateNames } from './observation.ts';
import { UsageError } from '../../errors.ts';
import { namesBehind } from '../names-behind.ts';
import type { Scenario } from '../scenario.ts';
import { observingScenario } from './carried.ts';

/**
 * Refuses to hold scenarios against each other of which not the same is known: what differs would be what was observed. The
 * past is the same where observations and everything that they are computed from are.
 * @throws UsageError
 */
export function checkSameEvidence(base: Scenario, others: readonly Scenario[]): void {
  const known = pastOf(base);
  for (const other of others)
    if (pastOf(other) !== known) throw new UsageError(differentEvidence(base, other));
}

/** What decides the weights of a scenario's draws, as a text; null where nothing was observed. */
function pastOf(scenario: Scenario): string | null {
  const observing = observingScenario(scenario);
  if (observing === null) return null;
  const { evidence, inputs, quantities, correlations, horizon } = observing;
  const seen = evidence!.observations.map(({ quantity, at, likelihood, money }) => ({
    quantity,
    at,
    likelihood,
    money,
  }));
  const observed = seen.flatMap(({ quantity, money }) => [quantity, ...rateNames(money)]);
  const behind = new Set(observed.flatMap((name) => [...namesBehind(observing, name)]));
  const isBehind = (name: string) => behind.has(name);
  return JSON.stringify({
    seen,
    inputs: inputs
      .filter(({ name, part }) => isBehind(name) || (part !== undefined && isBehind(part.of)))
      .map(({ name, value }) => [name, value] as const)
      .sort(byName),
    formulas: quantities
      .filter(({ name }) => isBehind(name))
      .map(({ name, formula }) => [name, formula] as const)
      .sort(byName),
    correlations: correlations.filter(({ between }) => between.some(isBehind)),
    months: horizon && {
      from: horizon.from,
      months: horizon.months,
      series: horizon.series.filter(({ input }) => isBehind(input)),
      shocks: horizon.shockCorrelations,
    },
  });
}

type Named = readonly [name: string, ...rest: unknown[]];

const byName = ([a]: Named, [b]: Named) => (a < b ? -1 : 1);

function differentEvidence(base: Scenario, other: Scenario): string {
  const [a, b] = [observingScenario(base), observingScenario(other)];
  const hint = 'or compare them with --no-observed';
  if (a === null || b === null) {
    const [seen, blind] = b === null ? [base, other] : [other, base];
    return `${seen.file} has observations and ${blind.file} has none, so part of the difference would be in what is known of each: give both the same, as by \`extends\`, ${hint}`;
  }
  const files = `${base.file} and ${other.file}`;
  if (a.sha256 === b.sha256)
    return `${files} use the observations of ${b.file}, but --set changes ${a.file} only where it is compared itself, not where it is extended: write the change into the file, ${hint}`;
  return `${files} have different observations, so part of the difference would be in what is known of each: let one extend the other, ${hint}`;
}
