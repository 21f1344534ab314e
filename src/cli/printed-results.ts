import type { Result } from '../analyses/result.ts';
import { intoOutputs } from '../analyses/saved/first-months.ts';
import { summarize } from '../analyses/summary/summary.ts';
import { jsonSwitch, printAnswer } from './answer.ts';
import type { Words } from './command.ts';
import { shownJson } from './outlet.ts';
import { write } from './printing.ts';

/** Prints results as they come: for people, or as JSON where that is asked, of several files as one array. */
export class PrintedResults {
  readonly #json: 'json' | 'summary' | undefined;
  readonly #isArray: boolean;
  #count = 0;

  constructor(words: Words, files: number) {
    this.#json = jsonSwitch(words);
    this.#isArray = files > 1;
  }

  async add(result: Result, page: string | undefined): Promise<void> {
    if (this.#json === undefined) return printAnswer(result, page);
    const text = shownJson(
      JSON.stringify(this.#json === 'summary' ? summarize(result) : intoOutputs(result)),
    );
    const before = this.#count++ === 0 ? '[' : ',';
    write(this.#isArray ? `${before}${text}` : `${text}\n`);
  }

  /** Closes the array, which holds what is there. */
  end(): void {
    if (this.#json !== undefined && this.#isArray) write(this.#count === 0 ? '[]\n' : ']\n');
  }
}
