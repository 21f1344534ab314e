import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { simulate } from '../simulate.ts';

/** What a run of a scenario is refused with. */
const refusal = async (lines: readonly string[]): Promise<string> => {
  const scenario = readScenarioText(lines.join('\n'), { name: 'x.yaml' });
  const found = await simulate(scenario, { draws: 1024, seed: 'x', workers: 1 }).catch((error) => error);
  return (found as Error).message;
};

describe('an output that is no number', () => {
  const others = Array.from({ length: 20 }, (_, k) => `  other_${k}: 1 to 2`);

  it('is told with the inputs behind it, however many others there are', async () => {
    const message = await refusal([
      'inputs:',
      ...others,
      '  low: uniform(-1, 1)',
      'formulas:',
      `  cost: ${others.map((_, k) => `other_${k}`).join(' + ')}`,
      '  root: sqrt(low)',
    ]);
    expect(message).toMatch(
      /^root is not a finite number in \d+ of 1,024 draws .*, first where low = -0\.\d+$/,
    );
  });

  it('is told how to do without it where it is a number in no draw', async () => {
    const lines = [
      'inputs: { users: 0, price: 1 to 2 }',
      'formulas: { cost: price * 3, each: cost / users }',
    ];
    expect(await refusal(lines)).toContain('; to do without it name others under `outputs`, as in [cost]');
    expect(await refusal([...lines, 'outputs: [each]'])).not.toContain('to do without it');
  });

  it('has the same in a scenario of months, with the parts of these inputs', async () => {
    const message = await refusal([
      'horizon: { from: 2027-01, months: 3 }',
      'inputs:',
      ...others,
      '  low: { value: "uniform(-1, 1)", growth: 1% to 2% per month }',
      'formulas:',
      `  cost: ${others.map((_, k) => `other_${k}`).join(' + ')}`,
      '  root: sqrt(low)',
    ]);
    expect(message).toMatch(/^root is not a finite number in .*, where low = -0\.\d+, low\.growth = 0\.0\d+/);
    expect(message).not.toContain('other_');
  });
});
