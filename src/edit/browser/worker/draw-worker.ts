/** Draws for the worker that started it: see `withSecondWorker`. */
import { taskServer } from '../../../engine/second-worker/serve-tasks.ts';
import type { WorkerAnswer, WorkerTask } from '../../../engine/second-worker/messages.ts';
import { lendCarried } from './carried.ts';

const say = (answer: WorkerAnswer) => postMessage(answer);

async function start(): Promise<void> {
  await lendCarried();
  const serve = await taskServer();
  addEventListener('message', ({ data }: MessageEvent<WorkerTask>) => say(serve(data)));
  say({ kind: 'ready' });
}

void start().catch(() => say({ kind: 'failed' }));
