import { UsageError } from '../errors.ts';
import { chosenQueue } from './chosen-engine.ts';
import { exitCodes, type Words } from './command.ts';
import { stopOnInterrupt, stopped } from './interrupt.ts';
import { say } from './outlet.ts';
import { countOf, durationMsOf, dropUndefined } from './words.ts';

/** A lock that is renewed several times before it ends, also on a machine that is busy. */
const leastLockMs = 1000;

/** `costcone worker`: works on tasks of a queue until it is told to end; those under way are finished. */
export async function worker(words: Words): Promise<number> {
  const queue = await chosenQueue(words);
  if (queue === null)
    throw new UsageError(
      'worker needs a queue: --engine redis://host, or COSTCONE_ENGINE where the URL holds a password',
    );
  const times = dropUndefined({ lockMs: timeOf(words, 'lock'), stalledMs: timeOf(words, 'stalled') });
  const { createEngine } = await import('../engine/create-engine.ts');
  const { serveQueue } = await import('../engine/queue/serve-queue.ts');
  // This thread renews locks while others draw.
  const engine = createEngine({ workers: countOf(words, 'workers'), threads: 'always' });
  const { signal, release } = stopOnInterrupt();
  try {
    const service = await serveQueue(queue.url, engine, {
      ...times,
      password: queue.password,
      onMessage: (text) => say(`costcone worker: ${text}`),
    });
    say(
      `costcone worker: version ${service.version} works for ${service.shown} on ${engine.workers} thread${engine.workers === 1 ? '' : 's'}`,
    );
    await stopped(signal);
    say('costcone worker: finishes what is under way');
    say(`costcone worker: ended, ${await service.end()} tasks done`);
  } finally {
    await engine.close();
    release();
  }
  return exitCodes.ok;
}

function timeOf(words: Words, name: string): number | undefined {
  const ms = durationMsOf(words, name);
  if (ms !== undefined && ms < leastLockMs)
    throw new UsageError(`--${name} needs at least ${leastLockMs / 1000}s`);
  return ms;
}
