import { describe, expect, it } from 'vitest';
import { formatCount, startProgress } from './progress.ts';

/** A stand-in for a terminal that keeps what was written to it. */
function terminal(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, columns: 60, write: (text: string) => written.push(text) };
  return { stream: stream as unknown as NodeJS.WriteStream, written };
}

describe('startProgress', () => {
  it('writes nothing when stderr is no terminal', () => {
    const { stream, written } = terminal(false);
    const progress = startProgress('a.yaml', { stream, clock: () => 0, quietMs: 0 });
    progress.update(1, 2);
    progress.end();
    expect(written).toEqual([]);
  });

  it('says the share done and the time left, and cleans up after itself', () => {
    let nowMs = 0;
    const { stream, written } = terminal(true);
    const progress = startProgress('a.yaml', { stream, clock: () => nowMs, quietMs: 400 });
    nowMs = 300;
    progress.update(1e6, 1e7);
    expect(written).toEqual([]);
    nowMs = 10_000;
    progress.update(2.5e6, 1e7);
    expect(written.at(-1)).toBe('\r\u001b[Ka.yaml   25 %  2.5M of 10M draws, 30 s left');
    nowMs = 10_050;
    progress.update(2.6e6, 1e7);
    expect(written).toHaveLength(1);
    progress.end();
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  it('never writes past the edge', () => {
    const { stream, written } = terminal(true);
    const progress = startProgress('a-very-long-name'.repeat(10), {
      stream,
      clock: () => 1000,
      quietMs: -1000,
    });
    progress.update(1, 2);
    expect(written[0]!.length).toBeLessThanOrEqual(59 + '\r\u001b[K'.length);
  });
});

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [65_536, '65.5k'],
    [1_048_576, '1.05M'],
    [1e9, '1B'],
  ])('writes %d as %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });
});
