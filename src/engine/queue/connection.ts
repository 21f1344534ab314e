import { isIP } from 'node:net';
import type { Redis } from 'ioredis';
import { UsageError } from '../../errors.ts';
import type { Libraries } from './libraries.ts';
import type { Target } from './target.ts';

/** Tries of the first connection before it is given up, and the time between them: a Redis may be starting. */
const firstTries = 4;
const betweenTriesMs = 500;

/** How BullMQ and we connect: again and again, until it is said to be over. */
export function connectionOptions(
  { host, port, isSecure, user, password, database }: Target,
  isOver: () => boolean,
) {
  return {
    host,
    port,
    db: database,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
    // An address has no name to be sent.
    ...(isSecure ? { tls: isIP(host) ? {} : { servername: host } } : {}),
    connectTimeout: 5000,
    keepAlive: 10_000,
    // What was asked during an outage is asked again after it.
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => (isOver() ? null : Math.min(200 * times, 2000)),
  };
}

/**
 * A connection that is there. Later it comes back by itself.
 *
 * @throws UsageError where the Redis cannot be reached, or refuses the user
 */
export async function connect(libraries: Libraries, target: Target): Promise<Redis> {
  for (let tries = 1; ; tries++) {
    const connected = await tryConnecting(libraries, target);
    if (!(connected instanceof Error)) return connected;
    // Without its cause, which may hold the password among the arguments of a command.
    if (tries === firstTries || isRefusal(connected)) throw new UsageError(refusalWords(target, connected));
    await new Promise((resolve) => setTimeout(resolve, betweenTriesMs));
  }
}

async function tryConnecting({ ioredis }: Libraries, target: Target): Promise<Redis | Error> {
  let isThere = false;
  let reason: Error | null = null;
  const redis = new ioredis.Redis({ ...connectionOptions(target, () => !isThere), lazyConnect: true });
  redis.on('error', (error) => {
    reason = error;
  });
  try {
    await redis.connect();
    await redis.ping();
    isThere = true;
    return redis;
  } catch (error) {
    redis.disconnect();
    return reason ?? (error as Error);
  }
}

/**
 * Does what needs a connection that is there.
 *
 * @throws UsageError where Redis does not allow it
 */
export async function allowed<Value>({ shown }: Target, work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (!isReply(error)) throw error;
    throw new UsageError(`Redis at ${shown} does not allow what a queue needs (${error.message})`);
  }
}

/** Whether Redis has answered that it will not do something. */
export function isReply(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ReplyError';
}

/** Whether trying again would not help. */
function isRefusal({ message, code }: NodeJS.ErrnoException): boolean {
  const isSaid = /^(WRONGPASS|NOAUTH|NOPERM|ERR AUTH|ERR invalid password)/.test(message);
  return isSaid || code === 'ETIMEDOUT' || isUnknownIssuer(code);
}

function isUnknownIssuer(code = ''): boolean {
  return /SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/.test(code);
}

function refusalWords({ shown, user, isSecure }: Target, error: Error): string {
  const { message, code } = error as NodeJS.ErrnoException;
  const how = 'set COSTCONE_REDIS_PASSWORD, or write it into the URL in COSTCONE_ENGINE';
  if (/^(WRONGPASS|ERR AUTH|ERR invalid password)/.test(message)) {
    const who = user === undefined ? 'the password' : `the user "${user}" or the password`;
    return `Redis at ${shown} refuses ${who}: ${how}`;
  }
  if (message.startsWith('NOAUTH')) return `Redis at ${shown} needs a password: ${how}`;
  if (message.startsWith('NOPERM')) return `Redis at ${shown} does not allow what a queue needs (${message})`;
  const hint = isUnknownIssuer(code)
    ? 'the file of the certificate authority goes into NODE_EXTRA_CA_CERTS'
    : `is it running${isSecure ? ' with TLS' : ''}, and is the address right?`;
  return `Redis cannot be reached at ${shown} (${code ?? message}): ${hint}`;
}
