import { UsageError } from '../errors.ts';
import type { Engine } from '../engine/executor.ts';
import type { Words } from './command.ts';
import { say } from './outlet.ts';
import { countOf, textOf } from './words.ts';

/** The URL of a queue and where it was read. */
interface ChosenQueue {
  readonly url: string;
  readonly from: '--engine' | 'COSTCONE_ENGINE';
  readonly password: string | undefined;
}

/**
 * The queue that `--engine` names, or else the variable COSTCONE_ENGINE; null for the threads of this machine.
 *
 * @throws UsageError for a password on the command line
 */
export async function chosenQueue(words: Words): Promise<ChosenQueue | null> {
  const named = textOf(words, 'engine');
  const url = named ?? process.env.COSTCONE_ENGINE ?? '';
  if (url === 'threads' || (url === '' && named === undefined)) return null;
  const { holdsPassword } = await import('../engine/queue/target.ts');
  if (named !== undefined && holdsPassword(named))
    throw new UsageError(
      'others on this machine can see a password on the command line: set COSTCONE_REDIS_PASSWORD, or write the whole URL into COSTCONE_ENGINE and leave --engine out',
    );
  const from = named === undefined ? 'COSTCONE_ENGINE' : '--engine';
  return { url, from, password: process.env.COSTCONE_REDIS_PASSWORD };
}

/**
 * Lends the engine that the words choose and closes it in the end: that of `--engine` or COSTCONE_ENGINE, or else as many
 * threads of this machine as `--workers` says. `signal` ends the waiting for a first worker. One that is `given` is used
 * instead, and left open.
 *
 * @throws UsageError where both are given, or there is no such engine
 */
export async function withChosenEngine<Value>(
  words: Words,
  signal: AbortSignal,
  use: (engine: Engine) => Promise<Value>,
  given?: Engine,
): Promise<Value> {
  if (given !== undefined) return use(given);
  const engine = await startEngine(words, signal);
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

async function startEngine(words: Words, signal: AbortSignal): Promise<Engine> {
  const workers = countOf(words, 'workers');
  const queue = await chosenQueue(words);
  if (queue === null) {
    const { createEngine } = await import('../engine/create-engine.ts');
    return createEngine({ workers });
  }
  const { url, from, password } = queue;
  if (workers !== undefined)
    throw new UsageError(
      `--workers are threads of this machine, and ${from} names a queue, whose workers have their own: leave --workers out${from === '--engine' ? '' : ', or give --engine threads'}`,
    );
  const { redisEngine } = await import('../engine/queue/redis-engine.ts');
  return redisEngine(url, { password, signal, onMessage: (text) => say(`costcone: ${text}`) });
}
