import type { Probe } from './probe.ts';
import type { Random } from './random.ts';

/** What is tried: a file as somebody might write it, with whatever stands beside it. */
export interface Input {
  /** The file itself, which is what a failure is cut down to. */
  readonly text: string | Uint8Array;
  /** Files that it names, by their names. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The file that comes with costcone and that it began as, as seen from the folder of scenarios. */
  readonly base?: string;
  /** Words of the command line, as of `--set`. */
  readonly words?: readonly string[];
  /** How far an accepted scenario goes: a few draws, a whole Result, or its page too. */
  readonly depth?: Depth;
}

export type Depth = 'drawn' | 'whole' | 'page';

/** Whether costcone took an input, or refused it in its own words. Everything else is thrown. */
export type Verdict = 'accepted' | 'refused';

/** One kind of input. */
export interface Kind {
  readonly name: string;
  /** What it tries, for the summary. */
  readonly about: string;
  /** How much of the time it gets, in proportion to the others. */
  readonly share: number;
  /** The input that the choices lead to: the same choices, the same bytes. */
  readonly make: (random: Random) => Input;
  /** @throws Finding where costcone does what it must not */
  readonly examine: (input: Input, probe: Probe) => Promise<Verdict>;
}
