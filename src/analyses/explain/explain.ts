import { builtInModels } from '../../model/models/built-in-models.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Explanation } from './result.ts';
import { scoreOfDefault } from './scored-defaults.ts';

/** Lists every input of a scenario with unit, allowed range, value and source, and every quantity with its formula. */
export function explain(scenario: Scenario): Explanation {
  const model = builtInModels.find(({ name }) => name === scenario.model);
  return {
    format: 'costcone-explanation/1',
    title: scenario.title,
    model: model ? { name: model.name, explanation: [model.explanation, ...model.scope].join(' ') } : null,
    notes: [
      ...scenario.notes.filter((note) => model?.scope.includes(note) !== true),
      ...scenario.cautions.map((caution) => `Caution: ${caution}`),
    ],
    inputs: scenario.inputs.map(({ name, unit, notation, range, explanation, source, place }) => ({
      name,
      unit: unit.text,
      notation,
      range: range && [end(range[0]), end(range[1])],
      isDefault: place === null,
      explanation,
      source,
      backtest: place === null ? scoreOfDefault(name, scenario.model) : null,
    })),
    quantities: scenario.quantities.map(({ name, unit, formula, explanation, source }) => ({
      name,
      unit: unit.text,
      formula,
      explanation,
      source,
    })),
    outputs: [...scenario.outputs, ...(scenario.horizon?.firstMonths ?? [])],
  };
}

const end = (value: number) => (Number.isFinite(value) ? value : null);
