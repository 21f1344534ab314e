import { createEngine } from '../../create-engine.ts';
import { fingerprint } from '../../wire/wire.ts';
import { serveQueue } from '../serve-queue.ts';

/** How a worker of the tests differs from a real one: JSON in its first word. */
export interface Oddness {
  readonly url: string;
  /** The version that it says it has. */
  readonly version?: string;
  /** The process is ended when it gets the first draws of this replicate. */
  readonly dieOn?: number;
}

const { url, version, dieOn } = JSON.parse(process.argv[2]!) as Oddness;
const engine = createEngine({ workers: 1, threads: 'always' });
const own = await fingerprint();
await serveQueue(
  url,
  {
    ...engine,
    async execute(plan, subtree, signal) {
      if (subtree.replicate === dieOn) process.kill(process.pid, 'SIGKILL');
      return engine.execute(plan, subtree, signal);
    },
  },
  {
    lockMs: 1000,
    stalledMs: 1000,
    as: { ...own, version: version ?? own.version },
    onMessage: (text) => process.stderr.write(`${text}\n`),
  },
);
process.stderr.write('works\n');
