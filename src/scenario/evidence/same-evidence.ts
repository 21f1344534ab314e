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
  const seen = evidence!.observations.map(({ quantity, at, likelihood }) => ({ quantity, at, likelihood }));
  const behind = new Set(seen.flatMap(({ quantity }) => [...namesBehind(observing, quantity)]));
  const isBehind = (name: string) => behind.has(name);
  return JSON.stringify({
    seen,
    inputs: inputs
      .filter(({ name, part }) => isBehind(name) || (part !== undefined && isBehind(part.of)))
      .map(({ name, value }) => [name, value]),
    formulas: quantities.filter(({ name }) => isBehind(name)).map(({ name, formula }) => [name, formula]),
    correlations: correlations.filter(({ between }) => between.some(isBehind)),
    months: horizon && {
      from: horizon.from,
      months: horizon.months,
      series: horizon.series.filter(({ input }) => isBehind(input)),
      shocks: horizon.shockCorrelations,
    },
  });
}

function differentEvidence(base: Scenario, other: Scenario): string {
  const [a, b] = [observingScenario(base), observingScenario(other)];
  const hint = '`--no-observed` compares them without';
  if (a === null || b === null) {
    const [seen, blind] = b === null ? [base, other] : [other, base];
    return `${seen.file} agrees with what was observed and ${blind.file} with nothing, so that these are not compared: let one extend the other; ${hint}`;
  }
  if (a.sha256 === b.sha256)
    return `--set changes ${a.file}, in whose numbers the observations are seen, but not for the scenario that extends it, so that ${base.file} and ${other.file} are not compared: write the change into the file; ${hint}`;
  return `${base.file} and ${other.file} agree with different observations (of ${a.file} and of ${b.file}), so that these are not compared: write them into one file that both extend; ${hint}`;
}
