import type { Redis } from 'ioredis';
import { ModelError } from '../../errors.ts';
import { isReply } from './connection.ts';
import type { Outage } from './outage.ts';
import type { Outstanding } from './outstanding.ts';
import type { RollCall } from './roll-call.ts';

/** How often jobs, workers and plans are looked after. */
const checkMs = 1000;
/** A Redis that owes an answer for so long is connected to anew: a network may swallow what is sent, and say nothing. */
const silentMs = 30_000;

export interface Care {
  /** How long a run goes on without Redis or without a worker. */
  readonly lostMs: number;
  readonly onMessage: (text: string) => void;
}

/**
 * What becomes of an error on the side. What Redis refuses now, as while it reads its file, it may allow the next time: it is
 * told once. Without a connection the next check does the work. A mistake of ours ends what is under way.
 */
export function troubles(
  outstanding: Pick<Outstanding, 'fail'>,
  onMessage: (text: string) => void,
): (error: unknown) => void {
  const told = new Set<string>();
  return (error) => {
    if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError)
      outstanding.fail(error);
    if (!isReply(error) || told.has(error.message)) return;
    told.add(error.message);
    onMessage(`Redis answers: ${error.message}`);
  };
}

/** Looks after tasks once a second, and gives them up where there was no Redis or no worker for too long. */
export function lookAfter(
  redis: Pick<Redis, 'disconnect'>,
  outstanding: Pick<Outstanding, 'check' | 'fail' | 'size'>,
  rollCall: Pick<RollCall, 'call'>,
  outage: Pick<Outage, 'lengthMs'>,
  trouble: (error: unknown) => void,
  { lostMs, onMessage }: Care,
): NodeJS.Timeout {
  let isLooking = false;
  // Counted in turns of this timer: while this thread computes, answers wait unread, which is no outage.
  let waitedMs = 0;
  let aloneSinceMs: number | null = null;
  const look = async () => {
    await outstanding.check();
    const { same } = await rollCall.call();
    if (same > 0) aloneSinceMs = null;
    else if (aloneSinceMs === null) {
      aloneSinceMs = performance.now();
      onMessage('no worker is there any more: waiting for one');
    } else if (performance.now() - aloneSinceMs > lostMs)
      outstanding.fail(
        new ModelError(`no worker was there for ${durationWords(lostMs)}: the run was given up`),
      );
  };
  return setInterval(() => {
    if (outstanding.size === 0) return;
    waitedMs = isLooking ? waitedMs + checkMs : 0;
    if (waitedMs > lostMs)
      outstanding.fail(new ModelError(`Redis was away for ${durationWords(lostMs)}: the run was given up`));
    if (waitedMs > silentMs && outage.lengthMs === 0) redis.disconnect(true);
    if (isLooking) return;
    isLooking = true;
    void look()
      .catch(trouble)
      .finally(() => {
        isLooking = false;
      });
  }, checkMs);
}

function durationWords(ms: number): string {
  return ms < 60_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;
}
