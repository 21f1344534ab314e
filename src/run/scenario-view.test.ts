import { describe, expect, it } from 'vitest';
import { resultColumns } from '../analyses/columns.ts';
import { withCoordinator } from '../engine/coordinator.ts';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { simulate } from '../simulate.ts';
import { meanEstimate } from '../statistics/mean.ts';
import { runMain } from './main-run.ts';
import { ScenarioView } from './scenario-view.ts';
import { settingsOf } from './settings.ts';

const text = [
  'inputs: { price: "uniform(2, 4) USD/hour", spare: 1 to 2, hours: 10 hour }',
  'formulas: { cost: price * hours, cents: { formula: "cost * 100", unit: USD } }',
  'outputs: [cost, cents]',
  'goals: [cost <= 30 USD]',
].join('\n');
const scenario = readScenarioText(text, { name: 'view.yaml' });

async function viewOf(scopes: number): Promise<ScenarioView[]> {
  const settings = settingsOf(scenario, { draws: 4096, seed: 'view' });
  const scenarios = Array.from({ length: scopes }, () => scenario);
  return withCoordinator({ workers: 1 }, async (coordinator) => {
    const run = await runMain(scenarios, settings, coordinator, resultColumns(null));
    return scenarios.map((_, scope) => new ScenarioView(run, scope));
  });
}

describe('a view of a scenario', () => {
  it('gives columns, kept draws and numbers in the units that people see', async () => {
    const [view] = await viewOf(1);
    // Mean of uniform(2, 4) times 10 hours; the price is kept in USD/s.
    expect(view!.quantity('cost').estimate(meanEstimate).value).toBeCloseTo(30, 2);
    const prices = view!.keptInput('price')!;
    expect(Math.max(...prices) * 3600).toBeLessThanOrEqual(4);
    expect(view!.show('price', prices[0]!)).toBeCloseTo(prices[0]! * 3600, 12);
    expect(view!.keptOutput('cost')).toHaveLength(prices.length);
    expect(view!.labelOf('cost')).toBe('Cost');
  });

  it('knows inputs that are not drawn: constants, and those that nothing needs', async () => {
    const [view] = await viewOf(1);
    expect(['price', 'spare', 'hours'].map((name) => view!.isDrawn(name))).toEqual([true, false, false]);
    expect(view!.keptInput('hours')).toBeNull();
  });

  it('finds the same in any place of a plan of several scenarios', async () => {
    const [first, second] = await viewOf(2);
    expect(second!.quantity('cost').estimate(meanEstimate)).toEqual(
      first!.quantity('cost').estimate(meanEstimate),
    );
    expect(second!.keptOutput('cents')).toEqual(first!.keptOutput('cents'));
  });
});

describe('a run that describes some outputs', () => {
  it('gives them and the goals as a whole run does, and nothing else', async () => {
    const options = { draws: 4096, seed: 'some', workers: 1 };
    const whole = await simulate(scenario, options);
    const some = await simulate(scenario, { ...options, outputs: ['cents'] });
    expect(some.outputs).toEqual({ cents: whole.outputs.cents });
    expect(some.goals).toEqual(whole.goals.map((goal) => ({ ...goal, turningPoints: [] })));
    expect(some).toMatchObject({ inputs: {}, sensitivity: null, sample: { rows: 0 }, whatIf: null });
  });

  it('is refused where there is no such output', async () => {
    await expect(simulate(scenario, { outputs: ['cent'] })).rejects.toThrow(
      '"cent" is no output of view.yaml; did you mean "cents"?',
    );
  });

  it('still holds the other outputs to be finite', async () => {
    const broken = readScenarioText('inputs: { x: "uniform(-1, 1)" }\nformulas: { y: x * 1, z: sqrt(x) }');
    await expect(simulate(broken, { draws: 4096, outputs: ['y'] })).rejects.toThrow(
      'z is not a finite number',
    );
  });
});
