import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watch } from './limits.ts';
import { readMark } from './marker.ts';
import type { Answer, Block, Failure } from './protocol.ts';
import { noCases, type Tally } from './tally.ts';

/** A process that examines blocks, replaced by another when it hangs or dies. */
export class Lane {
  #child: ChildProcess | null = null;
  readonly #markPath = join(mkdtempSync(join(tmpdir(), 'costcone-fuzz-lane-')), 'mark');
  readonly #onFailure: (failure: Failure) => void;
  slowness = 1;

  constructor(onFailure: (failure: Failure) => void) {
    this.#onFailure = onFailure;
  }

  /** Examines a block. What a process that hung or died did not come to is examined by the next one. */
  async examine(block: Block, onDone: (tally: Tally) => void): Promise<void> {
    let { from, count } = block;
    while (count > 0) {
      const lost = await this.#attempt({ ...block, from, count }, onDone);
      if (lost === null) return;
      count -= lost + 1 - from;
      from = lost + 1;
    }
  }

  /** Null where the whole block was examined, else the case that ended the process. */
  async #attempt(block: Block, onDone: (tally: Tally) => void): Promise<number | null> {
    this.#child ??= await this.#start();
    const child = this.#child;
    return new Promise((resolve) => {
      let index = -1;
      let hangs = false;
      const guard = watch(child.pid!, () => {
        const mark = readMark(this.#markPath);
        // A case that began since is another one.
        if (mark !== null && mark.index !== index) {
          index = mark.index;
          guard.restart();
        } else {
          hangs = true;
          child.kill('SIGKILL');
        }
      });
      const end = (answer: number | null) => {
        guard.end();
        child.removeAllListeners();
        resolve(answer);
      };
      child.on('message', (answer: Answer) => {
        if ('failure' in answer) this.#onFailure(answer.failure);
        else if ('done' in answer) {
          onDone(answer.done);
          end(null);
        }
      });
      child.on('exit', (code, signal) => {
        this.#child = null;
        // A process that died before its first case ended with that one.
        const mark = readMark(this.#markPath) ?? { index: block.from, tally: noCases };
        onDone({ ...mark.tally, cases: mark.tally.cases + 1 });
        const sort = hangs ? 'a case does not end' : 'a case ends the process';
        const message = hangs ? `${sort}: it was killed` : `${sort}: ${signal ?? `exit code ${code}`}`;
        this.#onFailure({ kind: block.kind, index: mark.index, sort, message });
        end(mark.index);
      });
      child.send(block);
    });
  }

  #start(): Promise<ChildProcess> {
    const child = fork(fileURLToPath(new URL('./lane.ts', import.meta.url)), [this.#markPath], {
      execArgv: ['--import', import.meta.resolve('tsx'), '--expose-gc', '--max-old-space-size=2048'],
      // What a case prints is no answer of the lane's.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Promise((resolve, reject) => {
      child.once('message', (answer: Answer) => {
        if ('ready' in answer) this.slowness = answer.ready.slowness;
        child.removeAllListeners();
        resolve(child);
      });
      child.once('exit', (code) => reject(new Error(`a lane does not start: exit code ${code}`)));
    });
  }

  stop(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    rmSync(this.#markPath, { force: true });
  }
}
