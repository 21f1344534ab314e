import { builtInModels } from '../../model/models/built-in-models.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { changesOf, explainHorizon, overMonths } from './over-months.ts';
import { explainObserved } from './observed.ts';
import type { Explanation } from './result.ts';
import { scoreOfDefault } from './score-of-default.ts';

/** Lists every input of a scenario with unit, allowed range, value and source, and every quantity with its formula. */
export function explain(scenario: Scenario): Explanation {
  const horizon = explainHorizon(scenario);
  const observed = explainObserved(scenario);
  const model = builtInModels.find(({ name }) => name === scenario.model);
  return {
    format: 'costcone-explanation/1',
    title: scenario.title,
    model: model ? { name: model.name, explanation: [model.explanation, ...model.scope].join(' ') } : null,
    notes: [
      ...scenario.notes.filter((note) => model?.scope.includes(note) !== true),
      ...scenario.cautions.map((caution) => `Caution: ${caution}`),
    ],
    ...(horizon === null ? {} : { horizon }),
    inputs: scenario.inputs.map(({ name, unit, notation, range, explanation, source, place }) => ({
      name,
      unit: unit.text,
      notation,
      ...givenChanges(scenario, name),
      range: range && [end(range[0]), end(range[1])],
      isDefault: place === null,
      explanation,
      source,
      backtest: place === null ? scoreOfDefault(name, scenario.model) : null,
    })),
    quantities: scenario.quantities.map((quantity) => {
      const { name, unit, formula, explanation, source } = quantity;
      const over = overMonths(scenario, quantity);
      const months = over === null ? {} : { overMonths: over };
      return { name, unit: unit.text, ...months, formula, explanation, source };
    }),
    ...(observed === null ? {} : { observed }),
    outputs: [...scenario.outputs, ...(scenario.horizon?.firstMonths ?? [])],
  };
}

function givenChanges(scenario: Scenario, name: string): Pick<Explanation['inputs'][number], 'changes'> {
  const changes = changesOf(scenario, name);
  return changes.length === 0 ? {} : { changes };
}

const end = (value: number) => (Number.isFinite(value) ? value : null);
