import { describe, expect, it } from 'vitest';
import { didYouMean, formatProblem, nearestName } from './errors.ts';

describe('nearestName', () => {
  it.each([
    ['kwh', ['MWh', 'kWh'], 'kWh'],
    ['electricity_prce', ['electricity_price', 'gpu_price'], 'electricity_price'],
    ['dialy_cost', ['daily_cost', 'hardware_cost'], 'daily_cost'],
    ['lognormla', ['normal', 'lognormal'], 'lognormal'],
    ['a20', ['l20', 'a30', 'a100'], 'a30'],
    ['x', ['y', 'ab'], undefined],
    ['banana', ['daily_cost'], undefined],
    ['', ['a'], undefined],
    ['constructor', ['gpus'], undefined],
  ])('finds for %s', (word, candidates, nearest) => {
    expect(nearestName(word, candidates)).toBe(nearest);
  });

  it('makes a hint', () => {
    expect(didYouMean('gpu', ['GPU'])).toBe('did you mean "GPU"?');
    expect(didYouMean('zzz', ['GPU'])).toBeUndefined();
  });

  it('is quick for very long words', () => {
    expect(nearestName('x'.repeat(1_000_000), ['daily_cost'])).toBeUndefined();
  });
});

describe('formatProblem', () => {
  it('puts place, path, rule, what was found and the hint on one line', () => {
    expect(
      formatProblem({
        place: { file: 'a.yaml', line: 3, column: 7 },
        path: 'inputs.price',
        rule: 'unknown unit',
        found: '"kwh"',
        hint: 'did you mean "kWh"?',
      }),
    ).toBe('a.yaml:3:7  inputs.price: unknown unit ("kwh"), did you mean "kWh"?');
    expect(formatProblem({ place: { file: 'a.yaml' }, path: '', rule: 'empty' })).toBe('a.yaml  empty');
  });

  it('makes control characters visible', () => {
    const problem = { place: { file: 'a\u001b[31m.yaml' }, path: '', rule: 'x', found: '\u202e\u0000' };
    expect(formatProblem(problem)).toBe('a\\u{1b}[31m.yaml  x (\\u{202e}\\u{0})');
  });
});
