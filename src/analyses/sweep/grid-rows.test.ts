import { describe, expect, it } from 'vitest';
import { gridRows } from './grid-rows.ts';

describe('gridRows', () => {
  it('spaces points evenly, ends included, as people write numbers', () => {
    expect(gridRows(['price=1..4:7']).rows.flat()).toEqual(['1', '1.5', '2', '2.5', '3', '3.5', '4']);
    expect(gridRows(['share=0..1:11']).rows.flat()[3]).toBe('0.3');
    expect(gridRows(['x=-2..2:3']).rows.flat()).toEqual(['-2', '0', '2']);
    expect(gridRows(['x=4..1:2']).rows.flat()).toEqual(['4', '1']);
  });

  it('keeps units, percents and signs of size', () => {
    expect(gridRows(['gpu_price=1..2:2 USD/GPU/hour']).rows.flat()).toEqual([
      '1 USD/GPU/hour',
      '2 USD/GPU/hour',
    ]);
    expect(gridRows(['share=10%..30%:3', 'users=1M..2M:2']).rows).toEqual([
      ['10%', '1M'],
      ['10%', '2M'],
      ['20%', '1M'],
      ['20%', '2M'],
      ['30%', '1M'],
      ['30%', '2M'],
    ]);
  });

  it('takes lists of notations, whose own commas stand in brackets or quotes', () => {
    const list =
      'x=uniform(1, 2),2 to 3 USD, discrete(values=[1, 2], weights=[1, 1]),empirical(file="a,b.csv", column="c")';
    expect(gridRows([list]).rows.flat()).toEqual([
      'uniform(1, 2)',
      '2 to 3 USD',
      'discrete(values=[1, 2], weights=[1, 1])',
      'empirical(file="a,b.csv", column="c")',
    ]);
  });

  it('makes as many points as a sweep may have, in time that grows with them alone', () => {
    const { rows } = gridRows(['x=0..999999:1000000']);
    expect([rows.length, rows[1], rows.at(-1)]).toEqual([1_000_000, ['1'], ['999999']]);
    expect(() => gridRows(['x=0..1:1000001'])).toThrow('takes at most 1,000,000 points');
    expect(() => gridRows(['x=0..1:1001', 'y=0..1:1000'])).toThrow('1,001,000 rows');
  });

  it.each([
    ['price', /needs name=values/],
    ['=1,2', /needs name=values/],
    ['a price=1,2', /needs name=values/],
    ['price=', /needs name=values/],
    ['price=1..4', /number of points/],
    ['price=1..4:1', /at least two points/],
    ['price=2..2:4', /at least two points/],
    ['price=1k..4M:3', /same sign at both ends/],
    ['price=1..4k:3', /same sign at both ends/],
    ['price=1,,2', /empty value/],
    ['price=1,2,1', /price=1 twice/],
    ['price=0..1:1000000000', /at most 1,000,000 points/],
  ])('refuses %j', (text, words) => {
    expect(() => gridRows([text])).toThrow(words);
  });

  it('refuses a name that is given twice, and more rows than anybody can mean', () => {
    expect(() => gridRows(['a=1,2', 'a=3,4'])).toThrow('--grid gives a twice');
    expect(() => gridRows(['a=0..1:2000', 'b=0..1:2000'])).toThrow('has 4,000,000 rows');
  });
});
