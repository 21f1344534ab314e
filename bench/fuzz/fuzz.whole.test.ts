import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { reasonsGone } from './examples.ts';
import { Lane } from './lanes.ts';
import { processorMsOf, watch } from './limits.ts';
import type { Failure } from './protocol.ts';
import { addTallies, noCases } from './tally.ts';

it('notices a process that never ends', async () => {
  const child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
  const guard = watch(child.pid!, () => child.kill('SIGKILL'), 300);
  expect(await ended).toBe('SIGKILL');
  guard.end();
  expect(processorMsOf(child.pid!)).toBeNull();
});

it('examines a block in a process of its own, and counts it', async () => {
  const failures: Failure[] = [];
  const lane = new Lane((failure) => failures.push(failure));
  let tally = noCases;
  await lane.examine({ kind: 'tokens', seed: 'test', from: 3, count: 20 }, (done) => {
    tally = addTallies(tally, done);
  });
  lane.stop();
  expect(failures).toEqual([]);
  expect(tally.cases).toBe(20);
  expect(tally.accepted + tally.refused).toBe(20);
});

it('has no known reason whose example fails no more', async () => {
  expect(await reasonsGone([{ name: 'a', kind: 'tokens', sort: /nothing/, example: { text: '1' } }])).toEqual(
    ['a'],
  );
});
