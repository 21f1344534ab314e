import { describe, expect, it } from 'vitest';
import type { NamedOutput } from '../outcome/words.ts';
import { nameOutput } from '../outcome/words.ts';
import type { OutputResult } from '../outcome/result.ts';
import type { Driver, InputEffect } from './result.ts';
import {
  driverWarnings,
  leaderWords,
  listNames,
  narrowingWords,
  notableDrivers,
  rankedInputs,
} from './words.ts';

/** An output between 1 and 4 million USD a day. */
function output(ends: Partial<OutputResult> = {}): NamedOutput {
  const known = { value: 2e6, error: 0 };
  return nameOutput('cost', {
    unit: 'USD/day',
    label: 'Cost',
    minimum: 0,
    maximum: 9e6,
    interval: { level: 0.9, low: 1e6, high: 4e6 },
    quantiles: { p5: { value: 1e6, error: 0 }, p50: known, p95: { value: 4e6, error: 0 } },
    ...ends,
  } as OutputResult);
}

function driver(share: number | null, { error = 0.001, rank = 1, tied = false } = {}): Driver {
  const of = (width: number) => ({
    value: share === null ? null : share * width,
    error: share === null ? null : error * width,
  });
  return { narrowing: of(1), amount: of(3e6), interval: { low: 1.1e6, high: 3.9e6 }, tied, rank };
}

const of = (drivers: Record<string, Driver> | null) => ({ drivers: { cost: drivers }, sensitivity: null });

describe('the largest driver', () => {
  it('is said by how much knowing it would narrow the interval, in its unit and in per cent', () => {
    const found = of({ input_tokens: driver(0.15), price: driver(0.1, { rank: 2 }) });
    expect(leaderWords(found, output())).toEqual({
      who: 'input tokens',
      says: 'Knowing it would narrow the 90 % interval by 450,000 USD/day (15 %).',
      heading: 'Knowing input tokens would narrow the 90 % interval by 15 %',
      isTied: false,
    });
  });

  it('are all that cannot be told apart from the first', () => {
    const tied = { tied: true };
    const two = of({ a: driver(0.15, tied), b: driver(0.14, tied), c: driver(0.1, { rank: 3 }) });
    expect(leaderWords(two, output())).toMatchObject({
      who: 'a and b',
      says: 'Too close to call: knowing one of them would narrow the 90 % interval by up to 450,000 USD/day (15 %).',
      heading: 'A and b are too close to call',
      isTied: true,
    });
    const names = ['a', 'b', 'c', 'd', 'e'];
    const five = of(Object.fromEntries(names.map((name) => [name, driver(0.1, tied)])));
    expect(leaderWords(five, output()).who).toBe('a, b, c and 2 more');
  });

  it('is none where nothing moves the output, or the interval is one value', () => {
    expect(leaderWords(of(null), output({ minimum: 5, maximum: 5 })).says).toBe('Nothing moves it.');
    const point = output({ interval: { level: 0.9, low: 1, high: 1 } });
    expect(leaderWords(of({ a: driver(null) }), point).says).toBe(
      'The 90 % interval is a single value, which nothing can narrow.',
    );
  });

  it('is not known where the interval is not', () => {
    const unknown = output({ interval: { level: 0.9, low: null, high: null } });
    expect(leaderWords(of({ a: driver(null) }), unknown)).toMatchObject({
      who: 'not known',
      says: 'The draws are too few to say what would narrow the 90 % interval.',
    });
  });

  it('is none where every narrowing is below its error, or too small to see', () => {
    const noisy = of({ a: driver(0.2, { error: 0.1 }), b: driver(-0.01, { error: 0.05 }) });
    expect(leaderWords(noisy, output())).toMatchObject({
      who: 'no single input',
      says: 'No input alone would narrow the 90 % interval by more than this run can tell.',
    });
    expect(leaderWords(of({ a: driver(0.009, { error: 0.0001 }) }), output()).says).toBe(
      'No input alone would narrow the 90 % interval by more than about 1 %.',
    );
  });

  it('is not known from too few draws, and not measured where nobody looked', () => {
    expect(leaderWords(of({ a: driver(null) }), output()).who).toBe('not known');
    expect(leaderWords({ drivers: null, sensitivity: null }, output())).toMatchObject({
      who: 'not measured',
      says: 'This run did not look for drivers.',
    });
  });

  it('of a result of an older version is said by its share of the variance', () => {
    const effect = (value: number | null): InputEffect => ({
      first: { value, error: 0 },
      total: { value, error: 0 },
      swing: { low: 1, high: 2 },
      spearman: 0.5,
      method: 'pick-freeze',
    });
    const older = { sensitivity: { cost: { a: effect(0.2), b: effect(0.7) } } };
    expect(rankedInputs(older, 'cost')).toEqual(['b', 'a']);
    expect(leaderWords(older, output())).toMatchObject({ who: 'b', says: '70 % of the variance.' });
    expect(leaderWords({ sensitivity: { cost: { a: effect(null) } } }, output()).says).toBe(
      'Rank correlation 0.5.',
    );
  });
});

describe('drivers', () => {
  it('are notable from a hundredth on, if the run can tell them from none', () => {
    const drivers = { a: driver(0.2), b: driver(0.02), c: driver(0.02, { error: 0.01 }), d: driver(0.009) };
    expect(notableDrivers(of(drivers), 'cost').map(([name]) => name)).toEqual(['a', 'b']);
    expect(rankedInputs(of(drivers), 'cost')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('have two digits', () => {
    expect(narrowingWords(driver(0.123456), 'USD/day')).toBe('370,000 USD/day (12 %)');
    expect(narrowingWords(driver(null), 'USD/day')).toBe('– USD/day (–)');
  });

  it('are listed as in a sentence', () => {
    expect(listNames(['a'])).toBe('a');
    expect(listNames(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listNames(['a', 'b', 'c', 'd'])).toBe('a, b, c and 1 more');
  });
});

describe('the warning of variance shares that have not settled', () => {
  const concentration = (above: number) => ({ draws: 0.01, variance: 0.5, above });
  const found = new Map([
    ['cost', concentration(1)],
    ['margin', concentration(0)],
    ['tax', concentration(0.5)],
  ]);

  it('gives the figures of the first output and counts the others', () => {
    const warnings = (outputs: readonly string[], unsettled = new Map<string, unknown>()) =>
      driverWarnings.concentrated(outputs, unsettled, found);
    const end = 'another seed may well give other shares, so inputs are not ranked by them';
    expect(warnings(['cost', 'margin', 'tax'])).toEqual([
      `variance shares have not settled for cost and 2 more outputs: the highest 1 % of the draws carry 50 % of the variance of cost; ${end}`,
    ]);
    expect(warnings(['cost', 'margin'], new Map([['cost', null]]))).toEqual([
      `variance shares have not settled for margin: the lowest 1 % of the draws carry 50 % of the variance of margin; ${end}`,
    ]);
    expect(warnings(['other'])).toEqual([]);
  });
});
