import { describe, expect, it } from 'vitest';
import { calibration, rowOf } from '../../catalog/catalog.ts';
import { terminalExplanation } from '../../report/terminal/terminal-explanation.ts';
import { modelErrors } from '../../scenario/evidence/model-error.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { explain } from './explain.ts';
import { modelErrorsWords } from './words.ts';

const service = readScenarioText(`model: llm-service
formulas: { price_of_power: electricity_price * 2 }
observed:
  - { quantity: hardware_cost, value: 61k USD, error: 3%, month: 2026-10, source: invoice }
  - { quantity: gpus, between: [14 GPU, 16 GPU], source: fleet list }
  - { quantity: hardware_cost, value: 2k USD/day, error: 100 }
`);

describe('how far the model was off', () => {
  const groupsOf = (quantity: string, scenario = service) =>
    modelErrors(scenario, quantity).map(({ group, isOfKind }) => [group, isOfKind]);

  it('is that of the kind of a quantity, or of what it is computed from', () => {
    expect(groupsOf('decode_throughput')).toEqual([['throughput', true]]);
    expect(groupsOf('energy_per_query')).toEqual([['energy', true]]);
    expect(groupsOf('hardware_cost')).toContainEqual(['throughput', false]);
    expect(groupsOf('gpu_hours', readScenarioText('model: llm-training\n'))).toEqual([['training', true]]);
  });

  it('is not known of inputs, of what nothing measured tests, and without a model', () => {
    expect(groupsOf('mbu')).toEqual([]);
    expect(groupsOf('price_of_power')).toEqual([]);
    expect(groupsOf('y', readScenarioText('inputs: { x: 1 to 2 J }\nformulas: { y: x }\n'))).toEqual([]);
  });

  it('is the figure of the calibration', () => {
    const [found] = modelErrors(service, 'decode_throughput');
    const { off, n, date } = rowOf(calibration(), 'throughput')!;
    expect(found).toEqual({ group: 'throughput', off, n, date, isOfKind: true });
  });
});

describe('explain of a scenario with observations', () => {
  const { observed } = explain(service);

  it('lists them, with what an error can be held against', () => {
    expect(observed).toMatchObject([
      { quantity: 'hardware_cost', month: '2026-10', text: '61k USD within 3%', source: 'invoice' },
      { quantity: 'gpus', month: null, text: 'between 14 GPU and 16 GPU', modelErrors: [] },
      { quantity: 'hardware_cost', text: '2k USD/day within 100 USD/day', source: '' },
    ]);
    expect(observed![0]!.modelErrors).toEqual(modelErrors(service, 'hardware_cost'));
  });

  it('says so once for each quantity', () => {
    const said = terminalExplanation(explain(service)).replaceAll(/\s+/g, ' ');
    expect(said).toContain('Observed (3), which every draw is held against:');
    expect(said).toContain('hardware_cost in 2026-10: 61k USD within 3% (invoice)');
    const words = modelErrorsWords('hardware_cost', observed![0]!.modelErrors)!;
    expect(words).toMatch(
      /^In \d+ measured throughputs, from which hardware_cost is computed, the model was off by \d+%, its inputs included: a starting point for the `error` of an observation\.$/,
    );
    expect(said.split(words)).toHaveLength(2);
  });

  it('says nothing where nothing was observed', () => {
    const without = explain(readScenarioText('inputs: { x: 1 to 2 }\nformulas: { y: x }\n'));
    expect(without).not.toHaveProperty('observed');
    expect(terminalExplanation(without)).not.toContain('Observed');
  });
});
