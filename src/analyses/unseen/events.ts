import { quantityId, scopedId } from '../../run/scenario-column.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import { eventText } from './words.ts';
import type { Unseen, UnseenEvent } from './result.ts';
import type { Finding } from './unseen.ts';

/** Share of what a rare part adds that an event is said to hold. */
const nearlyAll = 0.95;

/** What was found of a scenario's outputs, in their units. */
export function unseenEvents(view: ScenarioView, findings: readonly Finding[]): Unseen {
  const outputs = view.scenario.outputs.map((output): [string, UnseenEvent[]] => {
    const id = scopedId(view.scope, quantityId(output));
    return [output, findings.flatMap((one) => (one.column === id ? [eventOf(view, output, one)] : []))];
  });
  return Object.fromEntries(outputs.filter(([, events]) => events.length > 0));
}

function eventOf(view: ScenarioView, output: string, finding: Finding): UnseenEvent {
  const { input, stratum, seen, found, standing } = finding;
  const { low, high, probability } = rangeOf(finding);
  const draws = view.run.plan.drawsPerReplicate * view.run.replicates.length;
  const shown = (value: number) => view.show(input, value * finding.scale);
  const error = standing === 'added' ? found.errors.first : Math.abs(found.expected.first);
  const adds = { value: found.expected.first, error };
  return {
    input,
    event: eventText(input, shown(low), shown(high), view.unitOf(input).text),
    probability,
    hits: { expected: stratum.probability * draws, seen: seen.hits },
    adds: standing === 'unsettled' ? { value: null, error: null } : view.showEstimate(output, adds),
    standing,
  };
}

/** The values that nearly all of what a part adds comes from. */
function rangeOf({ stratum, found: { adds, tails } }: Finding) {
  const whole = Math.abs(adds.reduce((sum, add) => sum + add, 0));
  if (tails !== null) {
    let at = adds.length - 1;
    for (let sum = adds[at]!; at > 0 && !(Math.abs(sum) >= nearlyAll * whole); sum += adds[at]!) at--;
    const [value, probability] = [stratum.value(tails[at]!), tails[at]!];
    return stratum.side === 'lower'
      ? { low: Number.NEGATIVE_INFINITY, high: value, probability }
      : { low: value, high: Number.POSITIVE_INFINITY, probability };
  }
  const points = stratum.points!;
  const main = points.filter((_, at) => Math.abs(adds[at]!) >= nearlyAll * whole);
  const values = (main.length === 0 ? points : main).map(({ value }) => value);
  const probability = main.length === 0 ? stratum.probability : main[0]!.probability;
  return { low: Math.min(...values), high: Math.max(...values), probability };
}
