import { describe, expect, it } from 'vitest';
import { type ExpectedObservation, refusalWords } from './refusal-words.ts';

const bill: ExpectedObservation = {
  quantity: 'hardware_cost',
  month: null,
  text: '61k USD/month within 3%',
  isRange: false,
  low: 91_000,
  high: 214_000,
  unit: 'USD/month',
  place: 0.002,
};
const fleet: ExpectedObservation = {
  ...bill,
  quantity: 'gpus',
  month: '2026-10',
  text: 'between 14 GPU and 16 GPU',
  isRange: true,
  low: 9,
  high: 34,
  unit: 'GPU',
  place: 0.12,
};
const nothing: ExpectedObservation = { ...bill, quantity: 'speed', low: null, high: null, place: null };

const run = { drawn: 67_108_864, effective: 162.34, needed: 1600, isFaint: false, next: null };

describe('a run that observations leave too little of', () => {
  it('tells how little, each place, the farthest out first, and what to do', () => {
    const lines = refusalWords({ ...run, observations: [fleet, bill, nothing] }).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'of 67,108,864 draws only 162 effective ones agree with the 3 observations, and 1,600 are needed. What the scenario expected before them:',
      '  speed: seen 61k USD/month within 3%, expected no number on any draw',
      '  hardware_cost: seen 61k USD/month within 3%, which lies below 998 of 1,000; expected 91,000 to 214,000 USD/month (99 %)',
      '  gpus in 2026-10: seen between 14 GPU and 16 GPU, in which 120 of 1,000 values lie; expected 9 to 34 GPUs (99 %)',
    ]);
    for (const word of ['`error`', 'Widen', '--max-draws', '--no-observed']) expect(lines[4]).toContain(word);
    const elsewhere = refusalWords({ ...run, next: 2 * run.drawn, observations: [bill] });
    expect(elsewhere).toContain('Where all lie well inside, make 134,217,728 draws.');
  });

  it('is a conflict where no draw agrees, or none comes near: more draws are no help then', () => {
    const none = refusalWords({ ...run, effective: 0, observations: [bill] });
    expect(none).toMatch(/^conflict: no draw of 67,108,864 agrees with the observation\. /);
    const faint = refusalWords({ ...run, isFaint: true, observations: [bill] });
    expect(faint).toMatch(/^conflict: no draw of 67,108,864 comes near the observation\. /);
    for (const text of [none, faint]) expect(text).not.toContain('--max-draws');
  });

  it('says of several that were each expected that they contradict each other', () => {
    const near = { ...bill, place: 0.4 };
    const words = 'None lies far out by itself: together they contradict each other';
    expect(refusalWords({ ...run, effective: 0, observations: [near, fleet] })).toContain(words);
    expect(refusalWords({ ...run, isFaint: true, observations: [near, fleet] })).toContain(words);
    for (const observations of [[near], [near, bill]])
      expect(refusalWords({ ...run, effective: 0, observations })).not.toContain(words);
    expect(refusalWords({ ...run, observations: [near, fleet] })).not.toContain(words);
  });

  it('counts what is rarer than one in a thousand, on either side', () => {
    const at = (place: number) =>
      refusalWords({ ...run, observations: [{ ...bill, place }] }).split('\n')[1]!;
    expect(at(0)).toContain('which lies below more than 999 of 1,000;');
    expect(at(1)).toContain('which lies above more than 999 of 1,000;');
    expect(at(0.9975)).toContain('which lies above 998 of 1,000;');
    expect(refusalWords({ ...run, observations: [{ ...fleet, place: 0.0001 }] })).toContain(
      'in which fewer than 1 of 1,000 values lie',
    );
  });

  it('lists eight observations, so that the advice is not cut off', () => {
    const text = refusalWords({ ...run, observations: Array.from({ length: 23 }, () => bill) });
    expect(text.split('\n')).toHaveLength(1 + 8 + 1 + 1);
    expect(text).toContain('\n  and 15 more\n');
    expect(text.length).toBeLessThan(2000);
  });
});
