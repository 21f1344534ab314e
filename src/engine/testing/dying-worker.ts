import { appendFileSync, existsSync, statSync } from 'node:fs';
import type { Kernel } from '../../kernel/kernel.ts';
import { referenceKernel } from '../../kernel/reference.ts';
import { workerOf } from '../worker.ts';

/** How a worker is to die, written as JSON in the id of a plan's first column. */
export interface Death {
  /** Grows by a byte with every death. */
  readonly file: string;
  readonly times: number;
  readonly chunk: number;
  readonly how: 'exit' | 'trap' | 'mistake';
}

/** The reference kernel, but for one chunk that kills its worker the first few times. */
const dyingKernel: Kernel = {
  name: 'reference',
  prepare(plan) {
    const prepared = referenceKernel.prepare(plan);
    const death = JSON.parse(plan.program.columns[0]!.id) as Death;
    return {
      bytes: 0,
      evaluate: (...rows) => prepared.evaluate(...rows),
      takeHistograms: () => prepared.takeHistograms(),
      runChunk(chunk, stopped) {
        if (chunk.index === death.chunk) dieAgain(death);
        return prepared.runChunk(chunk, stopped);
      },
    };
  },
};

function dieAgain({ file, times, how }: Death): void {
  if (existsSync(file) && statSync(file).size >= times) return;
  appendFileSync(file, '.');
  if (how === 'exit') process.exit(7);
  if (how === 'trap') trap();
  throw new TypeError('a mistake of ours');
}

/** Runs the smallest module whose start function is `unreachable`. */
function trap(): void {
  const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11];
  const { WebAssembly: api } = globalThis as unknown as {
    WebAssembly: {
      Module: new (bytes: Uint8Array) => object;
      Instance: new (module: object) => object;
    };
  };
  new api.Instance(new api.Module(Uint8Array.from(bytes)));
}

export default workerOf(async () => dyingKernel);
