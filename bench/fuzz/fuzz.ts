import { reasonsGone } from './examples.ts';
import { Failures } from './failures.ts';
import { kinds } from './kinds.ts';
import { Lane } from './lanes.ts';
import type { Request } from './request.ts';
import { summary } from './summary.ts';
import { addTallies, noCases, type Tally } from './tally.ts';

/** How long a block is meant to take, in ms, and how many cases it has at most. */
const blockMs = 1500;
const largestBlock = 1000;
const firstBlock = 5;

/** What is known of a kind while it runs. */
interface Progress {
  readonly name: string;
  readonly share: number;
  next: number;
  /** Time of blocks that are not done yet, as planned. */
  pendingMs: number;
  tally: Tally;
}

/** Examines blocks of all kinds until time or cases are used up, and says what came of them. Answers with an exit code. */
export async function fuzz(request: Request): Promise<number> {
  const start = Date.now();
  const end = request.minutes === null ? Number.POSITIVE_INFINITY : start + request.minutes * 60_000;
  const progress: Progress[] = kinds
    .filter(({ name }) => request.kinds.includes(name))
    .map(({ name, share }) => ({ name, share, next: request.from, pendingMs: 0, tally: noCases }));
  const failures = new Failures(request.seed);
  const lanes = Array.from({ length: request.lanes }, () => new Lane((failure) => failures.add(failure)));
  const stop = () => {
    for (const lane of lanes) lane.stop();
  };
  process.once('SIGINT', () => {
    stop();
    process.stdout.write(`${summary(request.seed, progress, failures)}\n`);
    process.exit(130);
  });
  await Promise.all(lanes.map((lane) => work(lane, progress, request, end)));
  stop();
  process.stdout.write(`${summary(request.seed, progress, failures)}\n`);
  const gone = await reasonsGone();
  for (const name of gone) process.stdout.write(`no longer known, take its row out of known.ts: ${name}\n`);
  return failures.size === 0 && gone.length === 0 ? 0 : 1;
}

async function work(lane: Lane, progress: readonly Progress[], request: Request, end: number): Promise<void> {
  for (;;) {
    const left = progress.filter(
      ({ next }) => next < request.from + (request.cases ?? Number.POSITIVE_INFINITY),
    );
    const kind = left.sort((a, b) => usedBy(a) - usedBy(b))[0];
    if (kind === undefined || Date.now() >= end) return;
    const from = kind.next;
    const most = request.from + (request.cases ?? Number.POSITIVE_INFINITY) - from;
    const { cases, elapsedMs } = kind.tally;
    const planned = cases === 0 ? firstBlock : Math.max(1, Math.round((blockMs * cases) / elapsedMs));
    const count = Math.min(planned, largestBlock, most);
    kind.next += count;
    kind.pendingMs += blockMs;
    await lane.examine({ kind: kind.name, seed: request.seed, from, count }, (tally) => {
      kind.tally = addTallies(kind.tally, tally);
    });
    kind.pendingMs -= blockMs;
    if (process.stderr.isTTY) {
      const cases = progress.reduce((sum, { tally }) => sum + tally.cases, 0);
      const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
      const rest = Number.isFinite(end)
        ? `${seconds} s left`
        : `${request.cases! * progress.length - cases} left`;
      process.stderr.write(`\r${cases} cases, ${rest}   `);
    }
  }
}

/** Time that a kind had, as a part of what it should have. */
const usedBy = ({ tally, pendingMs, share }: Progress) => (tally.elapsedMs + pendingMs) / share;
