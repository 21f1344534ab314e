/** Asks workers for the answer to what is in the editor: the quick one at once, the whole one when typing rests. */
import type { Language } from '../language/language.ts';
import type { LentFile } from '../../lent-file.ts';
import { type FromWorker, type Question, quickDraws, type Stage, type ToWorker } from '../messages.ts';

/** Milliseconds without a key after which the whole answer is computed. */
const restMs = 500;

/** Reads the files that a scenario names. */
export interface FileReader {
  /** In which relative paths start. */
  readonly folder: string;
  readonly read: (text: string) => Promise<readonly LentFile[]>;
}

export interface AnswersOptions {
  readonly worker: URL;
  readonly name: string;
  readonly draws: number;
  readonly seed: string;
  readonly files: FileReader | null;
  /** Width of the picture in CSS pixels. */
  readonly width: () => number;
  readonly onLanguage: (language: Language) => void;
  /** What is told of the newest text; of older ones nothing is. */
  readonly onMessage: (message: Told) => void;
}

/** `rests`: nothing is under way any more. */
export type Told = Extract<
  FromWorker,
  { kind: 'read' | 'facts' | 'answer' | 'outputs' | 'failed' | 'cannot start' }
>;

export class Answers {
  readonly #options: AnswersOptions;
  readonly #quick: Worker;
  #whole: Worker | null = null;
  #id = 0;
  #text = '';
  #lent: readonly LentFile[] = [];
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** What is done with shapes that were asked for and have not come, and how many were asked for in all. */
  readonly #shapes = new Map<number, (drawing: string | null) => void>();
  #shapesAsked = 0;
  name: string;

  constructor(options: AnswersOptions) {
    this.#options = options;
    this.name = options.name;
    this.#quick = this.#start((message) => this.#hearQuick(message));
  }

  /** Asks for the answer to a text; whatever is under way is dropped. */
  ask(text: string): void {
    this.#id += 1;
    this.#text = text;
    clearTimeout(this.#rest);
    // Nothing else gives the processor back at once; another one is started when typing rests.
    this.#whole?.terminate();
    this.#whole = null;
    tell(this.#quick, this.#question('quick', false));
  }

  /** The same text again: a file that it names may have changed. */
  askAgain(): void {
    this.#lent = [];
    this.ask(this.#text);
  }

  /** An input's distribution as markup; null where it has none. */
  shapeOf(name: string): Promise<string | null> {
    const id = ++this.#shapesAsked;
    return new Promise((resolve) => {
      this.#shapes.set(id, resolve);
      tell(this.#quick, { kind: 'shape', id, name });
    });
  }

  end(): void {
    clearTimeout(this.#rest);
    this.#quick.terminate();
    this.#whole?.terminate();
  }

  #start(hear: (message: FromWorker) => void): Worker {
    const worker = new Worker(this.#options.worker);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data);
    worker.onerror = () =>
      hear({
        kind: 'cannot start',
        message: 'This browser, or where the page is shown, does not let it compute.',
      });
    return worker;
  }

  #question(stage: Stage, isComplete: boolean): Question {
    const { draws, seed, files, width } = this.#options;
    return {
      kind: 'question',
      id: this.#id,
      stage,
      text: this.#text,
      name: this.name,
      draws: stage === 'quick' ? Math.min(draws, quickDraws) : draws,
      seed,
      width: width(),
      files: files && { folder: files.folder, lent: this.#lent, isComplete },
    };
  }

  #hearQuick(message: FromWorker): void {
    if (message.kind === 'ready') this.#options.onLanguage(message.language);
    else if (message.kind === 'shape') {
      this.#shapes.get(message.id)?.(message.drawing);
      this.#shapes.delete(message.id);
    } else if (message.kind === 'needs files') void this.#fetchFiles(message.id);
    else if (message.kind === 'cannot start' || message.id === this.#id) {
      this.#options.onMessage(message);
      if (message.kind === 'answer') this.#rest = setTimeout(() => this.#askWhole(), restMs);
    }
  }

  async #fetchFiles(id: number): Promise<void> {
    try {
      const lent = await this.#options.files!.read(this.#text);
      if (id !== this.#id) return;
      this.#lent = lent;
      tell(this.#quick, this.#question('quick', true));
    } catch (error) {
      if (id === this.#id) this.#options.onMessage({ kind: 'failed', id, message: (error as Error).message });
    }
  }

  #askWhole(): void {
    this.#whole = this.#start((message) => {
      const isNewest = message.kind === 'cannot start' || ('id' in message && message.id === this.#id);
      const isTold = message.kind === 'answer' || message.kind === 'outputs' || message.kind === 'failed';
      if (isNewest && isTold) this.#options.onMessage(message);
    });
    tell(this.#whole, this.#question('whole', true));
  }
}

function tell(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}
