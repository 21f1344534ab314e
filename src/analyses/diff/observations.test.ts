import { expect, it } from 'vitest';
import { terminalDiff } from '../../report/terminal/terminal-diff.ts';
import { expectToFit } from '../../report/terminal/testing/expect-to-fit.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import { evidenceOf, fleet, seenOf, unexpected } from '../evidence/testing/evidence-of.ts';
import type { SeenObservation } from '../evidence/result.ts';
import { diff } from './diff.ts';

const base = await simulate(readScenarioText('inputs: { a: 1 to 2 }\nformulas: { y: 2 * a }\n'), {
  draws: 1024,
  seed: 'a',
  workers: 1,
  sensitivity: false,
});
const given = (...observations: readonly SeenObservation[]) => ({
  ...base,
  evidence: evidenceOf(observations),
});

it('says that two results are conditioned on different observations, and on which', () => {
  const october = seenOf({ month: '2026-10' });
  const found = diff(
    given(seenOf(), seenOf(), october),
    given({ ...unexpected, text: '62k' }, fleet, october),
  );
  expect(found.observations).toEqual({
    changed: [{ name: 'hardware_cost', old: '61k USD/month within 3%', new: '62k' }],
    added: ['gpus'],
    removed: ['hardware_cost (2)'],
  });
  const text = terminalDiff(found);
  expect(text).toContain('The two results are conditioned on different observations.');
  expect(text).toContain('Observations that changed\n  hardware_cost: 61k USD/month within 3% → 62k\n');
  expectToFit(text);
});

it('says so too where one has none, and nothing where both have the same', () => {
  expect(diff(base, given(fleet)).observations).toEqual({ changed: [], added: ['gpus'], removed: [] });
  const same = terminalDiff(diff(given(fleet), given(fleet)));
  expect(same).not.toMatch(/observation/i);
});

it('names the option that leaves observations out', () => {
  const without = { ...base, run: { ...base.run, observed: false } };
  expect(diff(given(fleet), without).options).toEqual([{ name: 'observed', old: null, new: 'left out' }]);
});
