import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import { weighingInputs } from './weighing-inputs.ts';
import type { CatalogueTrend } from './words.ts';

/** Prices on which the headline depends that grow as the catalogue says, because the scenario does not. */
export function catalogueTrends(scenario: Scenario): readonly CatalogueTrend[] {
  const [headline] = scenario.outputs;
  const parts = scenario.inputs.filter(isDefaultPart);
  if (headline === undefined || parts.length === 0) return [];
  const weighing = weighingInputs(scenario, headline);
  return parts.flatMap(({ notation, part }) =>
    weighing.has(part!.of) ? [{ input: part!.of, notation }] : [],
  );
}

/** Parts of inputs stand where they are written, but for those that nobody wrote. */
const isDefaultPart = ({ part, place }: ScenarioInput) => part !== undefined && place === null;
