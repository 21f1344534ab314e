import { expect, it } from 'vitest';
import { readScenario } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';

it('a run over months that is stopped keeps the months of what is shown first', async () => {
  const stop = new AbortController();
  const { partial, forecast, outputs } = await simulate(readScenario('scenarios/startup-year.yaml'), {
    seed: 'stopped',
    draws: 2 ** 18,
    workers: 1,
    signal: stop.signal,
    onProgress: (done, total) => {
      if (done > total / 2) stop.abort();
    },
  });
  expect(partial).toBe(true);
  expect(Object.keys(forecast!.outputs)).toEqual(['daily_cost']);
  expect(outputs.daily_cost!.mean.value).toBeGreaterThan(0);
});
