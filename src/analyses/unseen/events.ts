import { quantityId, scopedId } from '../../run/scenario-column.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import { scaled } from '../../statistics/estimate.ts';
import type { Powers } from '../../statistics/rare-part.ts';
import { eventText } from './words.ts';
import type { Unseen, UnseenEvent } from './result.ts';
import { fewHits } from './strata.ts';
import type { Finding } from './finding.ts';

/** Share of what all rare parts together add to a mean or a variance from which on one is spoken of. */
const leastSpokenOf = 0.01;

/** What was found of a scenario's outputs, in their units. */
export function unseenEvents(view: ScenarioView, findings: readonly Finding[]): Unseen {
  const outputs = view.scenario.outputs.map((output): [string, UnseenEvent[]] => {
    const id = scopedId(view.scope, quantityId(output));
    const own = findings.filter(({ column, kind }) => column === id && kind === 'rare');
    return [output, largest(own).map((one) => eventIn(view, output, one))];
  });
  return Object.fromEntries(outputs.filter(([, events]) => events.length > 0));
}

function largest(findings: readonly Finding[]): Finding[] {
  const whole = (power: keyof Powers) =>
    findings.reduce((sum, { found }) => sum + Math.abs(found.expected[power]), 0);
  const [first, second] = [whole('first'), whole('second')];
  return findings.filter(
    ({ found: { expected } }) =>
      Math.abs(expected.first) >= leastSpokenOf * first || expected.second >= leastSpokenOf * second,
  );
}

function eventIn(view: ScenarioView, output: string, finding: Finding): UnseenEvent {
  const { input, stratum, event, seen, found, standing } = finding;
  const draws = view.run.plan.drawsPerReplicate * view.run.replicates.length;
  const share = seen.hits.reduce((sum, one) => sum + one, 0) / seen.hits.length;
  const shown = (value: number) => view.show(input.name, value * input.scale);
  const error = standing === 'added' ? found.errors.first : Math.abs(found.expected.first);
  const adds = scaled({ value: found.expected.first, error }, view.quantity(output).column.scale ?? 1);
  return {
    input: input.name,
    event: eventText(input.name, shown(event.low), shown(event.high), view.unitOf(input.name).text),
    probability: event.probability,
    hits: { expected: event.probability * draws, seen: Math.round(share * draws) },
    together: stratum.probability * draws > 1.001 * fewHits,
    adds: standing === 'unsettled' ? { value: null, error: null } : view.showEstimate(output, adds),
    standing,
  };
}
