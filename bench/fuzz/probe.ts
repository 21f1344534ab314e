import { Finding, SlowStep } from './finding.ts';
import { mostBytes, mostSeconds, processorMs } from './limits.ts';
import { ownError } from './oracle/own-error.ts';

/** Watches what a case costs, and which errors come out of it. */
export class Probe {
  /** The longest step so far, in ms of processor time. */
  slowestMs = 0;
  readonly #limitMs: number;
  /** Where files of a case lie while it is examined. */
  readonly folder: string;

  constructor(slowness: number, folder: string) {
    this.#limitMs = mostSeconds * 1000 * slowness;
    this.folder = folder;
  }

  /**
   * The answer of a step, or the project's own error that it ended with.
   *
   * @throws Finding for another error, and where the step took too long or too much memory
   */
  async step<Value>(
    name: string,
    act: () => Value | Promise<Value>,
  ): Promise<{ readonly value: Value } | { readonly refusal: Error }> {
    const memory = process.memoryUsage.rss();
    const start = processorMs();
    let error: unknown = null;
    let value: Value | undefined;
    try {
      value = await act();
    } catch (thrown) {
      error = thrown ?? new Error('nothing was thrown');
    }
    const spent = processorMs() - start;
    this.slowestMs = Math.max(this.slowestMs, spent);
    const refusal = error === null ? null : ownError(error, name);
    if (spent > this.#limitMs) throw new SlowStep(name, spent);
    const grown = process.memoryUsage.rss() - memory;
    if (grown > mostBytes)
      throw new Finding(`${name} takes too much memory`, `${Math.round(grown / 2 ** 20)} MiB more`);
    return refusal === null ? { value: value as Value } : { refusal };
  }
}
