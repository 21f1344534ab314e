import { resolve } from 'node:path';
import { host } from '#host';
import { visible, UsageError } from '../errors.ts';
import { told } from '../edit/named-files.ts';
import { WatchedFiles } from '../edit/watched-files.ts';
import type { ReadOptions } from '../scenario/read-scenario.ts';
import { exitCodes, type Words } from './command.ts';
import { reportFailure } from './failure.ts';
import { readsOnce } from './inputs.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { say } from './outlet.ts';
import { textsOf } from './words.ts';

type Run = (words: Words, access: ReadOptions['access']) => Promise<number>;

/**
 * `costcone run --watch`: runs, and runs again whenever a file that the last run read has changed, until Ctrl-C. What is
 * wrong with a scenario is said, and the next change is waited for. The exit code is that of the last run.
 */
export async function watch(words: Words, run: Run): Promise<number> {
  const files = textsOf(words, 'files');
  const pipe = files.find(readsOnce);
  if (pipe !== undefined)
    throw new UsageError(`--watch needs files, and ${visible(pipe)} can be read only once`);
  let wake = () => {};
  let isChanged = false;
  const watched = new WatchedFiles(() => {
    isChanged = true;
    wake();
  });
  const own = files.map((file) => resolve(file));
  // Held from here to the end, so that there is no moment between two runs in which Ctrl-C loses the exit code.
  const { signal, release } = stopOnInterrupt();
  signal.addEventListener('abort', () => wake(), { once: true });
  watched.follow(own);
  try {
    for (let again = words; ; again = { ...words, open: false }) {
      isChanged = false;
      host.files.forgetRead();
      const named = new Set<string>();
      // A file is followed before it is opened, so that no change is missed while it is read.
      const access = told((path, opened) => {
        if (opened === null) return;
        named.add(path);
        watched.add(path);
      });
      const code = await timed(() => run(again, access));
      if (code === exitCodes.interrupted || code === exitCodes.bug) return code;
      watched.follow([...own, ...named]);
      sayWatched(own.length + named.size);
      await new Promise<void>((next) => {
        wake = next;
        if (isChanged || signal.aborted) next();
      });
      if (signal.aborted) return code;
    }
  } finally {
    release();
    watched.end();
  }
}

/** Runs, whatever comes of it, and says when and how long. */
async function timed(run: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const code = await run().catch((error: unknown) => reportFailure(error));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`costcone: ${new Date().toTimeString().slice(0, 8)}  ran in ${seconds} s`);
  return code;
}

function sayWatched(count: number): void {
  if (process.stderr.isTTY)
    say(`costcone: watching ${count === 1 ? 'one file' : `${count} files`}; Ctrl-C ends it`);
}
