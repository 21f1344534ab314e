import { describe, expect, it } from 'vitest';
import type { OutputResult } from '../outcome/result.ts';
import type { EvidenceResult } from './result.ts';
import { evidenceOf, fleet, moved, seenOf, unexpected } from './testing/evidence-of.ts';
import {
  conflictWarnings,
  effectiveWords,
  evidenceLine,
  moveWords,
  movedInputs,
  observedName,
  observedPhrase,
  placeWords,
  shortPlace,
} from './words.ts';

const headline = (low: number | null, high: number | null, level = 0.9) =>
  ({ bill: { unit: 'USD/month', interval: { level, low, high } } }) as unknown as Record<
    string,
    OutputResult
  >;

const lineOf = (evidence: EvidenceResult | undefined, outputs = headline(50_000, 69_000)) =>
  evidenceLine({ ...(evidence === undefined ? {} : { evidence }), outputs, model: {} });

const unknown = seenOf({ quantity: 'speed', place: { value: null, error: null } });

describe('the line of what was observed', () => {
  // Widths: 143,000 - 20,000 = 123,000 before, 69,000 - 50,000 = 19,000 after.
  it.each([
    [[seenOf(), fleet, seenOf()], 'Agrees with 3 observations; they narrowed'],
    [[seenOf()], 'Agrees with 1 observation; it narrowed'],
    [
      [seenOf(), unknown, fleet],
      'Agrees with 2 of 3 observations; of 1 the draws cannot tell; they narrowed',
    ],
    [[unknown], 'The draws cannot tell whether it agrees with 1 observation; it narrowed'],
  ] as const)('counts those that agree', (observations, start) => {
    expect(lineOf(evidenceOf(observations))).toBe(
      `${start} the 90 % interval from 123,000 to 19,000 USD/month in width.`,
    );
  });

  it('names those in conflict, and calls what they narrowed false precision', () => {
    expect(lineOf(evidenceOf([unexpected, fleet, unknown]))).toBe(
      'In conflict with 1 of 3 observations (hardware cost); of 1 the draws cannot tell; they narrowed the 90 % interval from 123,000 to 19,000 USD/month in width, which is false precision while they conflict.',
    );
    expect(lineOf(evidenceOf([unexpected]), headline(0, 200_000))).toBe(
      'In conflict with 1 observation (hardware cost); it widened the 90 % interval from 123,000 to 200,000 USD/month in width.',
    );
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((quantity) => ({ ...unexpected, quantity }));
    expect(lineOf(evidenceOf(many))).toContain('In conflict with 6 observations (a, b, c, d and 2 more);');
  });

  it('has the level of the run, and says where nothing became narrower or a width is not known', () => {
    const evidence = evidenceOf([seenOf()]);
    expect(lineOf(evidence, headline(50_000, 69_000, 0.95))).toContain('narrowed the 95 % interval from');
    // Half a per cent of 123,000 is 615.
    for (const width of [123_000, 122_400, 123_600])
      expect(lineOf(evidence, headline(0, width))).toBe(
        'Agrees with 1 observation; it left the 90 % interval as wide as it was.',
      );
    expect(lineOf(evidence, headline(0, 122_000))).toContain('narrowed');
    expect(lineOf(evidence, headline(0, 124_000))).toContain('widened');
    expect(lineOf(evidence, headline(null, 5))).toBe('Agrees with 1 observation.');
    expect(lineOf(evidenceOf([seenOf()], { priorHeadline: null }))).toBe('Agrees with 1 observation.');
  });

  it('is none where nothing was observed', () => {
    expect(lineOf(undefined)).toBeNull();
    expect(lineOf(evidenceOf([]))).toBeNull();
  });
});

describe('the warning of a conflict', () => {
  const end =
    'either the scenario does not describe this service, or the model is wrong; as long as they conflict, a narrow interval is false precision';

  it('begins with conflict and names the quantity, what was expected and where the observation lies', () => {
    expect(conflictWarnings(evidenceOf([unexpected]))).toEqual([
      `conflict: hardware_cost: the model expected 91,000 to 214,000 USD/month; 61,000 USD/month lies below 998 of 1,000 expected values: ${end}`,
    ]);
  });

  it('is one for each of them, none for those that agree, and names the month', () => {
    const above = { ...unexpected, month: '2026-10', place: { value: 0.9999, error: 0 } };
    const outside = { ...fleet, place: { value: 0.004, error: 0 }, conflict: true };
    const none = { ...outside, place: { value: 0, error: 0 } };
    const untold = { ...unexpected, predicted: { 'p0.5': null, p50: null, 'p99.5': null } };
    expect(conflictWarnings(evidenceOf([seenOf(), above, outside, none, untold]))).toEqual([
      `conflict: hardware_cost in 2026-10: the model expected 91,000 to 214,000 USD/month given the other observations; 61,000 USD/month lies above more than 999 of 1,000 expected values: ${end}`,
      `conflict: gpus: the model expected 9 to 34 GPUs given the other observations; between 14 and 16 GPUs lie 4 of 1,000 expected values: ${end}`,
      `conflict: gpus: the model expected 9 to 34 GPUs given the other observations; between 14 and 16 GPUs lie fewer than 1 of 1,000 expected values: ${end}`,
      `conflict: hardware_cost: 61,000 USD/month lies below 998 of 1,000 expected values: ${end}`,
    ]);
  });
});

describe('the place of an observation', () => {
  it.each([
    [0.34, 'below 660 of', '34 % lower'],
    [0.5, 'above 500 of', '50 % lower'],
    [0.0051, 'below 995 of', '0.51 % lower'],
    [0.0012, 'below 998.8 of', '0.12 % lower'],
    [0.001, 'below 999 of', '0.1 % lower'],
    [0.00049, 'below more than 999 of', '<0.1 % lower'],
    [0, 'below more than 999 of', '<0.1 % lower'],
    [1, 'above more than 999 of', '>99.9 % lower'],
  ])('%d is said as a count of a thousand', (value, words, short) => {
    const seen = seenOf({ place: { value, error: 0 } });
    expect(placeWords(seen)).toBe(`61,000 USD/month lies ${words} 1,000 expected values`);
    expect(shortPlace(seen)).toBe(short);
  });

  it('of a range is how many lie in it, and may not be known', () => {
    expect(placeWords(fleet)).toBe('between 14 and 16 GPUs lie 120 of 1,000 expected values');
    expect(shortPlace(fleet)).toBe('12 % inside');
    const place = { value: null, error: null };
    expect(placeWords({ ...fleet, place })).toBe(
      'how many expected values lie between 14 and 16 GPUs is not known',
    );
    expect(placeWords(unknown)).toBe('where 61,000 USD/month lies among them is not known');
    expect(shortPlace(unknown)).toBe('–');
  });
});

describe('what else is said of evidence', () => {
  it('names what was observed by its label and its month', () => {
    const model = { hardware_cost: { label: 'Cost of hardware' } } as never;
    expect(observedName(seenOf({ month: '2026-10' }), { model })).toBe('Cost of hardware, October 2026');
    expect(observedName(seenOf({ month: 'no month' }), { model: {} })).toBe('Hardware cost, no month');
    expect(observedPhrase(seenOf({ month: '2026-10' }), { model })).toBe('cost of hardware in October 2026');
    expect(observedPhrase(seenOf(), { model: {} })).toBe('hardware cost');
  });

  it('counts effective draws', () => {
    const run = { draws: 1_048_576, replicates: 16 };
    expect(effectiveWords(evidenceOf([]), run)).toBe(
      '1,530 effective draws of 1,048,576; in the smallest of 16 replicates 80',
    );
    expect(effectiveWords({ effectiveDraws: 1.2, smallestReplicate: 0.04 }, run)).toMatch(
      /^1 effective draw of 1,048,576;/,
    );
  });

  it('names inputs that moved or narrowed, in the order of the Result', () => {
    const still = { ...moved, moved: 0.099, narrowed: -0.049 };
    const inputs = { a: still, b: moved, c: { ...still, narrowed: 0.05 }, d: { ...still, moved: -0.1 } };
    expect(movedInputs(evidenceOf([], { inputs })).map(([name]) => name)).toEqual(['b', 'c', 'd']);
    expect(movedInputs(evidenceOf([], { inputs: { a: { ...still, moved: null, narrowed: null } } }))).toEqual(
      [],
    );
  });

  it.each([
    [-1.5, 0.8, '1.5 sd lower, 80 % narrower'],
    [0.21, -0.31, '0.21 sd higher, 31 % wider'],
    [0.01, 0.862, '86 % narrower'],
    [0.3, null, '0.3 sd higher'],
    [null, null, 'hardly changed'],
  ])('says how far: %d, %d', (distance, narrowed, words) => {
    expect(moveWords({ ...moved, moved: distance, narrowed })).toBe(words);
  });
});
