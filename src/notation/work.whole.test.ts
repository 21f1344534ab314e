import { afterAll, describe, expect, it, vi } from 'vitest';
import { blocksRun, startCounting, stopCounting } from './testing/count-work.ts';

// Blocks are only counted in modules that were imported after counting began.
vi.resetModules();
await startCounting();
afterAll(stopCounting);
const { readers, repeated } = await import('./testing/hostile-texts.ts');
const { NotationError } = await import('../errors.ts');

describe.each(Object.keys(readers))('%s', (name) => {
  const read = (text: string) => {
    try {
      readers[name]!(text);
    } catch (error) {
      if (!(error instanceof NotationError)) throw error;
    }
  };

  // Twice the text may take twice the work: a reader that looks at the rest again for every piece takes four times.
  it.each(repeated)('does no more than its share of work for many %s', async (_, many, text) => {
    const [short, long] = [text(many / 50), text(many / 25)];
    const once = await blocksRun('/src/', () => read(short));
    const twice = await blocksRun('/src/', () => read(long));
    expect(once).toBeGreaterThan(0);
    expect(twice / once).toBeLessThan(2.2);
  });
});
