import { describe, expect, it } from 'vitest';
import { daysIn, parseMonth } from '../../notation/calendar-month.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { terminalComparison } from '../../report/terminal/terminal-comparison.ts';
import { checkSaved } from '../saved/check-saved.ts';
import { compare } from './comparison.ts';

const read = (text: string, name: string) => readScenarioText(text, { name });

const scenario = (growth: string, name: string, horizon = 'horizon: { from: 2027-01, months: 12 }\n') =>
  read(
    `${horizon}inputs:\n  x: { value: 90 to 110 USD/day${growth} }\nformulas: { cost: x, peak: highest(x) }\n`,
    name,
  );

const options = { draws: 4096, seed: 'pair', workers: 1, sensitivity: false } as const;

/** What two rates of growth make of 1 in a month of the year: (1 + b)^m - (1 + a)^m. */
const apart = (month: number) => 1.01 ** month - 1.02 ** month;

describe('a comparison of forecasts', () => {
  it('gives the paired difference of the headline month by month and to date', async () => {
    const comparison = await compare(
      [scenario(', growth: 2% per month', 'a.yaml'), scenario(', growth: 1% per month', 'b.yaml')],
      options,
    );
    const { forecast, outputs, result } = comparison.others[0]!;
    expect(forecast).toMatchObject({ output: 'cost', unit: 'USD/day', totalUnit: 'USD', draws: 4096 });
    expect(forecast!.months.map(({ month }) => month)).toEqual(
      result.forecast!.outputs.cost!.months.map(({ month }) => month),
    );
    // Of the same draws: the difference is a multiple of the start, whose quantiles are those of the first month.
    const start = comparison.base.forecast!.outputs.cost!.months[0]!;
    const first = parseMonth('2027-01')!;
    let toDate = 0;
    for (const [month, { difference }] of forecast!.months.entries()) {
      expect(difference.mean.value! / start.mean.value!).toBeCloseTo(apart(month), 10);
      expect(difference.quantiles.p50.value! / start.quantiles.p50.value!).toBeCloseTo(apart(month), 4);
      toDate += daysIn(first + month) * apart(month);
      expect(forecast!.toDate[month]!.difference.mean.value! / start.mean.value!).toBeCloseTo(toDate, 8);
    }
    expect(outputs.cost!.difference.mean.value! / start.mean.value!).toBeCloseTo(toDate, 8);
    // What is lower is the upper end of what it costs: the largest start.
    const last = forecast!.months.at(-1)!.difference.quantiles;
    expect(last.p5.value!).toBeLessThan(last.p50.value!);
    const said = terminalComparison(comparison);
    expect(said).toMatch(/b less a in the same draw, month by month, in USD\/day \(to date in USD\):/);
    expect(said).toMatch(/\n {2}2027-12 /);
    checkSaved(comparison, 'costcone-comparison/1', 'a.json', JSON.stringify(comparison));
  });

  it('gives the other scenario its own months', async () => {
    const comparison = await compare(
      [scenario('', 'a.yaml'), scenario(', growth: 100% per month', 'b.yaml')],
      options,
    );
    const months = comparison.others[0]!.result.forecast!.outputs.cost!.months;
    expect(months[3]!.mean.value! / months[0]!.mean.value!).toBeCloseTo(8, 10);
  });

  it('refuses other months, and one scenario without any, and says what to write', async () => {
    const base = scenario('', 'a.yaml');
    const later = scenario('', 'b.yaml', 'horizon: { from: 2027-02, months: 12 }\n');
    const shorter = scenario('', 'b.yaml', 'horizon: { from: 2027-01, months: 1 }\n');
    const day = read('inputs: { x: 1 to 2 USD/day }\nformulas: { cost: x }\n', 'b.yaml');
    await expect(compare([base, later], options)).rejects.toThrow(
      'a.yaml covers 2027-01 to 2027-12 (12 months), b.yaml 2027-02 to 2028-01 (12 months), and these cannot be compared: give both the same, as in `horizon: { from: 2027-01, months: 12 }`',
    );
    await expect(compare([base, shorter], options)).rejects.toThrow('b.yaml 2027-01 (1 month)');
    await expect(compare([day, base], options)).rejects.toThrow(
      'add `horizon: { from: 2027-01, months: 12 }` to b.yaml',
    );
    await expect(compare([base, day], options)).rejects.toThrow('b.yaml a single day (it has no horizon)');
  });
});
