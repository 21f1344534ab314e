import { describe, expect, it } from 'vitest';
import { refusals } from './refusal-words.ts';
import { fleet, seenOf, unexpected } from './testing/evidence-of.ts';

describe('a run that observations leave too little of', () => {
  const observations = [
    seenOf({ month: '2026-10' }),
    { ...fleet, place: { value: null, error: null } },
    unexpected,
  ];
  const places = [
    '  hardware_cost, 61k USD/month within 3%: without observations 61,000 USD/month lies below 998 of 1,000 expected values',
    '  hardware_cost in 2026-10, 61k USD/month within 3%: without observations 61,000 USD/month lies below 660 of 1,000 expected values',
    '  gpus, between 14 GPU and 16 GPU: without observations how many expected values lie between 14 and 16 GPUs is not known',
  ];

  it('tells how many effective draws there are, each place, the farthest out first, and what to do', () => {
    const told = refusals.tooFewEffective({ smallest: 16.234, needed: 100, draws: 67_108_864, observations });
    const [first, ...rest] = told.split('\n');
    expect(first).toBe(
      'the observations leave 16.2 effective draws in the smallest replicate, and 100 are needed; 67,108,864 draws were made, the most that --max-draws allows',
    );
    expect(rest.slice(0, 3)).toEqual(places);
    for (const word of ['conflict', '`error`', 'widen', '--max-draws']) expect(rest[3]).toContain(word);
  });

  it('begins with conflict where no draw agrees, or none well enough', () => {
    const none = refusals.noAgreement({ draws: 1024, observations });
    expect(none.split('\n').slice(0, 4)).toEqual([
      'conflict: none of 1,024 draws agrees with the observations',
      ...places,
    ]);
    expect(none).toContain('--no-observed');
    const faint = refusals.tooSmallWeights({ draws: 1024, observations });
    expect(faint).toMatch(/^conflict: even the best of 1,024 draws agrees with the observations too badly/);
    expect(faint).toContain('`error` is too small');
  });

  it('lists twenty observations', () => {
    const many = Array.from({ length: 23 }, () => unexpected);
    const lines = refusals.noAgreement({ draws: 16, observations: many }).split('\n');
    expect(lines).toHaveLength(1 + 20 + 1 + 1);
    expect(lines[21]).toBe('  and 3 more observations');
  });
});
