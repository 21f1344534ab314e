import { reachingInputs } from '../../plan/reaching-inputs.ts';
import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import type { CatalogueTrend } from './words.ts';

/** Prices on which the headline depends that grow as the catalogue says, because the scenario does not. */
export function catalogueTrends(scenario: Scenario): readonly CatalogueTrend[] {
  const [headline] = scenario.outputs;
  const parts = scenario.inputs.filter(isDefaultPart);
  if (headline === undefined || parts.length === 0) return [];
  const reaching = new Set(reachingInputs(scenario, [headline]));
  return parts.flatMap(({ name, notation, part }) =>
    reaching.has(name) ? [{ input: part!.of, notation }] : [],
  );
}

/** Parts of inputs stand where they are written, but for those that nobody wrote. */
const isDefaultPart = ({ part, place }: ScenarioInput) => part !== undefined && place === null;
