import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ToWorker } from '../messages.ts';
import { Answers } from './answers.ts';

/** A worker that answers when it is told to. */
class WaitingWorker {
  static readonly all: WaitingWorker[] = [];
  readonly asked: ToWorker[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor() {
    WaitingWorker.all.push(this);
  }

  postMessage(message: ToWorker): void {
    this.asked.push(message);
  }

  terminate(): void {}

  /** Answers a question about a shape with its name. */
  answer(index: number): void {
    const message = this.asked[index]!;
    if (message.kind === 'shape')
      this.onmessage!({ data: { kind: 'shape', id: message.id, drawing: message.name } });
  }
}

beforeAll(() => void vi.stubGlobal('Worker', WaitingWorker));
afterAll(() => void vi.unstubAllGlobals());

it('gives each shape to whoever asked for it, also where some have come and others have not', async () => {
  const answers = new Answers({
    worker: new URL('file:///worker.js'),
    name: 'a.yaml',
    draws: 1024,
    seed: 'a',
    files: null,
    width: () => 100,
    onLanguage: () => {},
    onMessage: () => {},
  });
  const worker = WaitingWorker.all.at(-1)!;
  const [first, second] = [answers.shapeOf('first'), answers.shapeOf('second')];
  worker.answer(0);
  expect(await first).toBe('first');
  const third = answers.shapeOf('third');
  worker.answer(1);
  worker.answer(2);
  expect(await Promise.all([second, third])).toEqual(['second', 'third']);
  answers.end();
});
