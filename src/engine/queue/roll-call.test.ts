import { expect, it } from 'vitest';
import type { Presence } from './presence.ts';
import { absenceWords } from './roll-call.ts';

const own = { version: '0.2.0', wasm: 'a'.repeat(64), wire: 1 };
const worker = (version: string, wasm = own.wasm): Presence => ({
  fingerprint: { version, wasm, wire: 1 },
  threads: 2,
  host: 'here',
  pid: 1,
});

it.each([
  [[], 'no worker is there'],
  [['0.1.0'], '1 worker is there, not of version 0.2.0 (it is 0.1.0)'],
  [['0.1.0', '0.1.0', '0.1.0'], '3 workers are there, none of version 0.2.0 (they are 0.1.0)'],
  [['0.3.0', '0.1.0'], '2 workers are there, none of version 0.2.0 (they are 0.1.0, 0.3.0)'],
])('of %j it is said: %s', (versions, words) => {
  expect(
    absenceWords(
      versions.map((version) => worker(version)),
      own,
    ),
  ).toBe(words);
});

it('names kernels where the versions are the same', () => {
  expect(absenceWords([worker('0.2.0', 'b'.repeat(64))], own)).toBe(
    '1 worker is there, not of version 0.2.0 (kernel aaaaaaaa) (it is 0.2.0 (kernel bbbbbbbb))',
  );
});
