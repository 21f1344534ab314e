import { expect, it } from 'vitest';
import { backtestOf, caseOf } from '../../analyses/backtest/testing/backtest-of.ts';
import { backtestParts } from './render-backtest.ts';

it('of many cases opens those outside, and folds those that agree', async () => {
  const inside = Array.from({ length: 30 }, (_, k) => caseOf({ file: `inside-${k}.yaml` }));
  const outside = caseOf({ file: 'outside.yaml', inside: false });
  const { sections } = await backtestParts(backtestOf([...inside, outside]));
  const named = (id: string) => sections.find((section) => section.id === id)!;
  expect(named('outside').isFolded).toBe(false);
  expect(named('outside').body.text.match(/<tr>/g)).toHaveLength(2);
  expect(named('cases').isFolded).toBe(true);
  const labels = ['outside', 'cases'].map((id) => /aria-label="[^"]*"/.exec(named(id).body.text)![0]);
  expect(new Set(labels).size).toBe(2);
  expect(named('cases').body.text.match(/<tr>/g)).toHaveLength(31);
});

it('of few cases opens all', async () => {
  const { sections } = await backtestParts(backtestOf([caseOf(), caseOf({ inside: false })]));
  expect(sections.find(({ id }) => id === 'cases')!.body.text.match(/<tr>/g)).toHaveLength(3);
});
