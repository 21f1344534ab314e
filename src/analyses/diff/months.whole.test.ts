import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import { diff } from './diff.ts';
import { diffNotes } from './words.ts';

const run = (step: string, seed = 'diff', months = 6) =>
  simulate(
    readScenarioText(
      `horizon: { from: 2027-01, months: ${months} }\ninputs:\n  x: { value: 90 to 110 USD/day${step} }\nformulas: { cost: x }\n`,
      { name: 'a.yaml' },
    ),
    { draws: 4096, seed, workers: 1, sensitivity: false },
  );

describe('two saved forecasts', () => {
  it('say which months moved, also where the total hardly does', async () => {
    const found = diff(await run(''), await run(', steps: [ { from: 2027-05, factor: 1.5 } ]'));
    // The mean of a lognormal from 90 to 110 is sqrt(9900) exp(.061^2 / 2) = 99.68.
    const { months, moved } = found.outputs.cost!;
    expect(moved).toBe(true);
    expect(months!.map((month) => [month.month, month.moved])).toEqual([
      ['2027-05', true],
      ['2027-06', true],
    ]);
    const { mean } = months![0]!.statistics;
    expect(mean.new.value! / mean.old.value!).toBeCloseTo(1.5, 10);
    expect(diffNotes(found).join(' ')).toMatch(
      /Months of cost over 6 months that moved: 2027-05 \(mean 99\.7 → 150\), 2027-06/,
    );
  });

  it('find no month moved under another seed, and name another horizon', async () => {
    const [old, now, longer] = [await run(''), await run('', 'other'), await run('', 'diff', 8)];
    const same = diff(old, now);
    expect(same.moved).toBe(false);
    expect(same.outputs.cost!.months!.length).toBe(6);
    const other = diff(old, longer);
    expect(other.options).toContainEqual({
      name: 'horizon',
      old: '6 months from 2027-01',
      new: '8 months from 2027-01',
    });
    // The months that both have are the same; the total is of more months.
    expect(other.outputs.cost!.months!.every((month) => !month.moved)).toBe(true);
    expect(other.outputs.cost!.moved).toBe(true);
  });
});
