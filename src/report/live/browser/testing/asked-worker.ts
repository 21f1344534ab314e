import { afterAll, beforeAll, vi } from 'vitest';

/** Asks the worker of a page on this thread, with its messages caught: what it says to one. */
export function askedWorker<Asked, Said>(): (message: Asked) => Promise<Said> {
  let hear: (event: { data: unknown }) => void = () => {};
  let heard: (data: Said) => void = () => {};
  beforeAll(async () => {
    vi.stubGlobal('addEventListener', (_: string, listener: typeof hear) => {
      hear = listener;
    });
    vi.stubGlobal('postMessage', (data: Said) => heard(data));
    await import('../what-if-worker.ts');
  });
  afterAll(() => vi.unstubAllGlobals());
  return (data) =>
    new Promise((resolve) => {
      heard = resolve;
      hear({ data });
    });
}
