import { describe, expect, it } from 'vitest';
import type { OutputResult } from '../outcome/result.ts';
import type { UnseenEvent } from './result.ts';
import { eventText, unseenWarnings } from './words.ts';

it.each([
  [1, 1, 'outage = 1 h'],
  [106, Number.POSITIVE_INFINITY, 'outage above 106 h'],
  [Number.NEGATIVE_INFINITY, 94, 'outage below 94 h'],
  [5, 6, 'outage from 5 to 6 h'],
])('an event from %d to %d', (low, high, text) => expect(eventText('outage', low, high, 'h')).toBe(text));

const event = (change: Partial<UnseenEvent> = {}): UnseenEvent =>
  ({
    input: 'outage',
    event: 'Outage = 1',
    probability: 1e-5,
    hits: { expected: 1.3, seen: 1 },
    together: false,
    standing: 'added',
    adds: { value: 2, error: 0 },
    ...change,
  }) as UnseenEvent;

const output = (change: object = {}) =>
  ({
    unit: 'USD',
    mean: { value: 100, error: 1 },
    sd: { value: 5, error: 0.1 },
    interval: { level: 0.9, low: 90, high: 110 },
    minimum: 80,
    maximum: 120,
    ...change,
  }) as OutputResult;

describe('events that the draws showed seldom', () => {
  const said = (change: Partial<UnseenEvent>, ofOutput: object = {}) =>
    unseenWarnings({ cost: [event(change)] }, { cost: output(ofOutput) });

  it('say how often they came, what they add and where that stands', () => {
    expect(said({})).toEqual([
      'Outage = 1 (probability 1 × 10⁻⁵) was drawn 1 time of an expected 1.3: 2 USD of the mean of cost is added by exact probability, and the standard deviation holds it; percentiles, minimum and maximum are those of the draws',
    ]);
    expect(said({ hits: { expected: 3, seen: 0 } as never })[0]).toContain(
      'was drawn 0 times of an expected 3',
    );
    expect(said({}, { sd: { value: null, error: null } })[0]).toContain(
      'is added by exact probability; percentiles',
    );
    expect(said({ adds: { value: null, error: null } as never, standing: 'unsettled' })).toEqual([
      'Outage = 1 (probability 1 × 10⁻⁵) was drawn 1 time of an expected 1.3: the mean of cost is not known, as its values grow about as fast as they become rare: use percentiles',
    ]);
    expect(said({ together: true })[0]).toMatch(
      /^Outage = 1 together with unusual values of other inputs is too rare/,
    );
  });

  // A thousandth of the mean, 100, or of half the interval, 10: of the larger one, 0.1.
  it('are not worth a sentence where they add less than a thousandth', () => {
    expect(said({ adds: { value: 0.1, error: 0 } as never })).toHaveLength(1);
    expect(said({ adds: { value: -0.1, error: 0 } as never })).toHaveLength(1);
    expect(said({ adds: { value: 0.099, error: 0 } as never })).toEqual([]);
    expect(said({ adds: { value: 0.099, error: 0 } as never }, { minimum: 3, maximum: 3 })).toHaveLength(1);
    expect(said({ adds: { value: 0.01, error: 0 } as never }, { mean: { value: 1, error: 0 } })).toHaveLength(
      1,
    );
    expect(said({ adds: { value: 0.0099, error: 0 } as never }, { mean: { value: 1, error: 0 } })).toEqual(
      [],
    );
  });

  it('are said once for all outputs', () => {
    const two = unseenWarnings({ cost: [event()], bill: [event()] }, { cost: output(), bill: output() });
    expect(two).toHaveLength(1);
    expect(two[0]).toContain('2 USD of the mean of cost, 2 USD of the mean of bill');
  });
});
