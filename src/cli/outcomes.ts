import { exitCodes, worstOf } from './command.ts';

/** Why a file has no result that was written, in the order in which they are told. */
const reasons = ['invalid', 'refused', 'failed', 'not written', 'stopped'] as const;
type Reason = (typeof reasons)[number];

const reasonOf: Readonly<Record<number, Reason>> = {
  [exitCodes.invalidScenario]: 'invalid',
  [exitCodes.usage]: 'refused',
  [exitCodes.interrupted]: 'stopped',
};

/** What became of each of several files, and what is said of them in the end. */
export class Outcomes {
  readonly #total: number;
  readonly #codes: number[] = [];
  readonly #missing: Reason[] = [];

  /** @param total how many files there are */
  constructor(total: number) {
    this.#total = total;
  }

  /** A file whose result was given whole or, at a stop, in part; `code` may still say that a goal was missed. */
  given(code: number): void {
    this.#codes.push(code);
  }

  /** A file without a result, or with one that could not be written. */
  failed(code: number, reason: Reason = reasonOf[code] ?? 'failed'): void {
    this.#codes.push(code);
    this.#missing.push(reason);
  }

  /** All files that nothing was said of were stopped. */
  stopped(): void {
    while (this.#codes.length < this.#total) this.failed(exitCodes.interrupted);
  }

  get exitCode(): number {
    return worstOf(this.#codes);
  }

  /** As in `97 of 100 written, 2 invalid, 1 failed`; null where there is one file, or nothing is missing. */
  words(done: 'written' | 'answered'): string | null {
    if (this.#total === 1 || this.#missing.length === 0) return null;
    const counted = reasons.flatMap((reason) => {
      const count = this.#missing.filter((one) => one === reason).length;
      return count === 0 ? [] : [`${count} ${reason}`];
    });
    const whole = this.#codes.length - this.#missing.length;
    return [`${whole} of ${this.#total} ${done}`, ...counted].join(', ');
  }
}
