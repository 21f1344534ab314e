import type { Result } from '../analyses/result.ts';
import { intoOutputs } from '../analyses/saved/first-months.ts';
import { summarize } from '../analyses/summary/summary.ts';
import { askedForm, printAnswer, printMarkdown } from './answer.ts';
import type { Words } from './command.ts';
import { shownJson } from './outlet.ts';
import { write } from './printing.ts';

/** Prints results as they come: for people, as Markdown, or as JSON, of several files as one array. */
export class PrintedResults {
  readonly #form: ReturnType<typeof askedForm>;
  readonly #isArray: boolean;
  #count = 0;

  constructor(words: Words, files: number) {
    this.#form = askedForm(words);
    this.#isArray = files > 1;
  }

  async add(result: Result, page: string | undefined): Promise<void> {
    if (this.#form === undefined) return printAnswer(result, page);
    if (this.#form === 'markdown') {
      if (this.#count++ > 0) write('\n');
      return printMarkdown(result);
    }
    const text = shownJson(
      JSON.stringify(this.#form === 'summary' ? summarize(result) : intoOutputs(result)),
    );
    const before = this.#count++ === 0 ? '[' : ',';
    write(this.#isArray ? `${before}${text}` : `${text}\n`);
  }

  /** Closes the array, which holds what is there. */
  end(): void {
    const isJson = this.#form === 'json' || this.#form === 'summary';
    if (isJson && this.#isArray) write(this.#count === 0 ? '[]\n' : ']\n');
  }
}
