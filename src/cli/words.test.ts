import { describe, expect, it } from 'vitest';
import {
  countOf,
  drawSettings,
  durationMsOf,
  evidenceSettings,
  shareOf,
  switchOf,
  textOf,
  textsOf,
} from './words.ts';

describe('countOf', () => {
  it.each([
    ['65536', 65_536],
    ['1M', 1_000_000],
    ['1.5k', 1500],
    ['2.01M', 2_010_000],
    ['1.07B', 1_070_000_000],
    ['1.5e3k', 1_500_000],
    ['1e6', 1_000_000],
    ['2^20', 1_048_576],
  ])('reads %s', (text, value) => {
    expect(countOf({ draws: text }, 'draws')).toBe(value);
  });

  it.each(['abc', '', '-5', '0', '1.5', '1,000', 'NaN', 'Infinity', '0x10', ' 7'])(
    'refuses "%s" with what to write instead',
    (text) => {
      expect(() => countOf({ draws: text }, 'draws')).toThrow(
        `--draws needs a whole number above 0, as in 65536 or 1M (found "${text}")`,
      );
    },
  );

  it.each(['1e20', '1e400', '9007199254740993', '2^60'])('says of %s that it is too large', (text) => {
    expect(() => countOf({ users: text }, 'users')).toThrow(
      `--users is too large: it is less than 2^53 (found "${text}")`,
    );
    expect(() => drawSettings({ draws: text })).toThrow(
      /^--draws is too large: sobol .* 2\^36 .* monte-carlo 2\^40/,
    );
  });

  it('leaves an option that was not given undefined', () => {
    expect(countOf({}, 'draws')).toBeUndefined();
  });
});

describe('evidenceSettings', () => {
  it('draws no more than the most, and refuses to be asked for more', () => {
    const few = { observed: true, 'max-draws': '5000' };
    expect(evidenceSettings(few)).toEqual({ maxDraws: 5000, draws: 4096 });
    expect(evidenceSettings(few, 0)).toEqual({ maxDraws: 5000 });
    expect(() => evidenceSettings({ ...few, draws: '64k' })).toThrow(
      '--draws 64000 is more than --max-draws 5000 allows',
    );
  });

  it('leaves observations out only where that is asked', () => {
    expect(evidenceSettings({ observed: true })).toEqual({});
    expect(evidenceSettings({ observed: false, 'max-draws': '2M' })).toEqual({
      observed: false,
      maxDraws: 2_000_000,
    });
  });
});

describe('shareOf', () => {
  it.each([
    ['0.9', 0.9],
    ['90%', 0.9],
    ['.5', 0.5],
    ['0.5%', 0.005],
  ])('reads %s', (text, value) => {
    expect(shareOf({ level: text }, 'level')).toBeCloseTo(value, 15);
  });

  it.each(['0', '1', '100%', '90', '-0.1', 'all'])('refuses %s', (text) => {
    expect(() => shareOf({ level: text }, 'level')).toThrow(/--level needs a share between 0 and 1/);
  });
});

describe('durationMsOf', () => {
  it.each([
    ['30s', 30_000],
    ['5min', 300_000],
    ['1.5h', 5_400_000],
  ])('reads %s', (text, value) => {
    expect(durationMsOf({ 'max-time': text }, 'max-time')).toBe(value);
  });

  it.each(['30', '0s', '5m', 'soon'])('refuses %s', (text) => {
    expect(() => durationMsOf({ 'max-time': text }, 'max-time')).toThrow(/--max-time needs a time/);
  });
});

describe('repeated options', () => {
  it('are refused where one value is meant', () => {
    expect(() => textOf({ seed: ['a', 'b'] }, 'seed')).toThrow('--seed was given 2 times; give it once');
  });

  it('are kept in order where several are meant', () => {
    expect(textsOf({ set: ['a=1', 'b=2'] }, 'set')).toEqual(['a=1', 'b=2']);
    expect(textsOf({ set: 'a=1' }, 'set')).toEqual(['a=1']);
    expect(textsOf({}, 'set')).toEqual([]);
  });

  it('let the last switch win', () => {
    expect(switchOf({ json: [true, false] }, 'json')).toBe(false);
    expect(switchOf({ json: true }, 'json')).toBe(true);
    expect(switchOf({}, 'json')).toBe(false);
  });
});
