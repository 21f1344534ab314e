import { builtInModels } from '../../../model/models/built-in-models.ts';
import { rangeRule } from '../../../scenario/range.ts';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import type { Facts } from '../language/language.ts';

/** What the editor tells of a scenario's names. */
export function factsOf({ inputs, quantities, horizon }: Scenario): Facts {
  return {
    inputs: inputs.map(({ name, unit, notation, place, range, explanation, source }) => ({
      name,
      unit: unit.text,
      notation,
      isDefault: place === null,
      range: range === null ? '' : rangeRule(range, unit),
      explanation,
      source,
    })),
    quantities: quantities.map(({ name, label, unit, formula, explanation, source }) => ({
      name,
      label,
      unit: unit.text,
      formula,
      explanation,
      source,
    })),
    hasHorizon: horizon !== null,
  };
}

/** The same of the model that a text names, though the text cannot be read; nothing where it names none. */
export function factsOfModel(text: string): Facts {
  const [, word] = /^model:[ \t]*([\w-]+)/m.exec(text) ?? [];
  const model = builtInModels.find(({ name }) => name === word);
  return model === undefined
    ? { inputs: [], quantities: [], hasHorizon: false }
    : factsOf(readScenarioText(`model: ${model.name}\n`));
}
