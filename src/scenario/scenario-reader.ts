import type { Scenario } from './scenario.ts';
import { type ReadOptions, openScenario, openText, readFrom, type TextOptions } from './read-scenario.ts';
import { readLike, type Standing } from './other-values.ts';
import type { SourceFile } from './source-file.ts';
import type { InputsAsRead } from './inputs.ts';

/** What `--set` would say, by name. */
export type Settable = ReadonlyMap<string, string>;

/**
 * A scenario that is read again and again, each time with other values of the same names. Where only values of inputs differ from
 * what was read before, only these are read and checked; what comes of it is the same.
 */
export interface ScenarioReader {
  /** The scenario as it stands, with the options' own `set`. @throws ScenarioError, UsageError */
  asItStands(): Scenario;
  /** The scenario with these set besides. @throws ScenarioError with every problem at once; UsageError */
  read(set: Settable): Scenario;
  /** Whether another value of a name is read without reading the rest again; true or false once it was read. */
  readsAlone(name: string): boolean;
}

/** @throws ScenarioError where the file cannot be had */
export function scenarioReader(
  file: string,
  options: Omit<ReadOptions, 'levers' | 'unread'> = {},
): ScenarioReader {
  return new Rereading(openScenario(file, options), options);
}

/** The same of a text that comes from no file. @throws ScenarioError where it is no text */
export function scenarioTextReader(
  text: string | Uint8Array,
  options: Omit<TextOptions, 'levers' | 'unread'> = {},
): ScenarioReader {
  return new Rereading(openText(text, options), options);
}

/** Scenarios that are kept to read others like them: rows are best read in the order of what they choose. */
const mostKept = 16;

class Rereading implements ScenarioReader {
  readonly #file: SourceFile;
  readonly #options: ReadOptions;
  /** The latest last. */
  readonly #kept: Standing[] = [];
  #before: Scenario | null = null;

  constructor(file: SourceFile, options: ReadOptions) {
    this.#file = file;
    this.#options = options;
  }

  asItStands(): Scenario {
    this.#before ??= readFrom(this.#file, this.#options);
    return this.#before;
  }

  readsAlone(name: string): boolean {
    return this.#kept.at(-1)?.how.entries.has(name) === true && !this.#kept.at(-1)!.how.tied.has(name);
  }

  read(set: Settable): Scenario {
    for (const standing of this.#kept) {
      const scenario = readLike(standing, set);
      if (scenario !== null) return scenario;
    }
    let how: InputsAsRead | null = null;
    const texts = [...set].map(([name, text]) => `${name}=${text}`);
    const options = { ...this.#options, set: [...(this.#options.set ?? []), ...texts] };
    const scenario = readFrom(this.#file, options, (told) => {
      how = told;
    });
    this.#kept.push({ scenario, set, how: how! });
    if (this.#kept.length > mostKept) this.#kept.shift();
    return scenario;
  }
}
