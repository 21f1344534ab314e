import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stopOnInterrupt } from './interrupt.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const before = signals.map((signal) => process.listeners(signal));
const exit = vi.spyOn(process, 'exit');

beforeEach(() => {
  exit.mockReset().mockReturnValue(undefined as never);
});
afterEach(() => {
  // Those of vitest stay, ours must not outlive the file: all files share the process.
  exit.mockReset();
});

it.each(signals)('takes the first %s as a request to stop, and ends at the second', (name) => {
  const { signal, release } = stopOnInterrupt();
  process.emit(name);
  expect(signal.aborted).toBe(true);
  expect(exit).not.toHaveBeenCalled();
  process.emit('SIGINT');
  expect(exit).toHaveBeenCalledWith(130);
  release();
});

it('asks all that is under way, and what begins after that', () => {
  const watch = stopOnInterrupt();
  const firstRun = stopOnInterrupt();
  firstRun.release();
  const secondRun = stopOnInterrupt();
  process.emit('SIGINT');
  const thirdRun = stopOnInterrupt();
  expect([watch, firstRun, secondRun, thirdRun].map(({ signal }) => signal.aborted)).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect(exit).not.toHaveBeenCalled();
  for (const { release } of [watch, secondRun, thirdRun]) release();
});

it('ends at the first where nothing is under way any more', () => {
  const { signal, release } = stopOnInterrupt();
  release();
  process.emit('SIGTERM');
  expect(exit).toHaveBeenCalledWith(130);
  expect(signal.aborted).toBe(false);
  // Listens once, however often it is asked.
  expect(process.listeners('SIGTERM')).toHaveLength(before[1]!.length + 1);
  for (const [k, one] of signals.entries())
    for (const listener of process.listeners(one))
      if (!before[k]!.includes(listener)) process.off(one, listener);
  exit.mockRestore();
});
