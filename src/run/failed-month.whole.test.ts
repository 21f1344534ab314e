import { describe, expect, it } from 'vitest';
import { ModelError } from '../errors.ts';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { simulate } from '../simulate.ts';

async function failure(text: string): Promise<string> {
  const scenario = readScenarioText(text, { name: 'a.yaml' });
  const options = { draws: 1024, seed: 'months', workers: 1, sensitivity: false } as const;
  const error = await simulate(scenario, options).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ModelError);
  return (error as ModelError).message;
}

const service = 'model: llm-service\nhorizon: { from: 2027-01, months: 12 }\n';

describe('a draw that fails in a month', () => {
  it('names the input that leaves its range, the month, what it comes to, and what to write', async () => {
    // In a year at 3 % to 4 % a month 0.99 passes 1 in the second month of every draw.
    const said = await failure(
      `${service}inputs:\n  mbu: { value: "uniform(0.985, 0.995)", growth: 3% to 4% per month }\n`,
    );
    expect(said).toMatch(
      /in 1,024 of 1,024 draws \(100 %, allowed 0 %\), first in draw 1, where mbu = 0\.9[89]\d+, /,
    );
    expect(said).toMatch(/mbu\.growth = 0\.03\d+, /);
    expect(said).toMatch(
      /: mbu leaves its allowed range \(0 to 1\) in 2027-02 \(1\.02\d*\); narrow how it changes, or add `limits: \[\.\., \.\.\]`$/,
    );
  });

  it('says what the shocks of an input do in that month, not what each of them is', async () => {
    const said = await failure(
      `${service}inputs:\n  pue: { value: "uniform(1.1, 1.2)", volatility: 60% per year }\n`,
    );
    expect(said).toMatch(
      /and the shocks of pue multiply it by 0\.\d+ in 2027-\d\d: pue leaves its allowed range \(1 to /,
    );
    expect(said).not.toMatch(/pue\.volatility\.\d/);
  });

  it('names the month in which a formula fails', async () => {
    const said = await failure(`horizon: { from: 2027-01, months: 6 }
inputs:
  x: { value: 1 to 2 USD/day, steps: [ { from: 2027-04, factor: 3 } ] }
formulas:
  room: sqrt(3 - x / (1 USD/day))
  cost: x * room
`);
    expect(said).toMatch(/first in draw 1, where x = 1\.\d+ USD\/day; it begins with room in 2027-04$/);
  });
});
