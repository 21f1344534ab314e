import type { KnownInput } from '../../../analyses/inputs/result.ts';
import type { CarriedLever, WhatIfInput } from '../../../analyses/what-if/result.ts';
import type { Carried } from '../../../host/browser.ts';
import type { Answer, Changes, Question } from './what-if-messages.ts';

/** A page on which a reader tries other numbers: what can be changed, what the worker is told, and where its answers go. */
export interface Trial<Drawn extends Answer> {
  readonly version: string;
  readonly question: (carried: Carried) => Question;
  /** In the order in which they are offered. */
  readonly inputs: readonly WhatIfInput[];
  /** What they are on the page as it was made, by name. */
  readonly known: Readonly<Record<string, KnownInput>>;
  /** What there is to know of an input besides; empty where that is nothing. */
  readonly note: (name: string) => string;
  readonly levers: readonly CarriedLever[];
  /** How inputs are changed, in sentences. */
  readonly intro: string;
  /** What the button says that takes all changes back. */
  readonly goBack: string;
  /** The command that gives the same; `set` as for `--set`. */
  readonly command: (set: readonly string[], lever: CarriedLever | undefined) => string;
  /** Remembers the page as it was made; what it gives puts that back. */
  readonly keep: () => () => void;
  /** Writes an answer into the page, and says it in a sentence. */
  readonly show: (answer: Drawn, changes: Changes, lever: CarriedLever | undefined) => string;
  /** Says that there is no answer. */
  readonly refuse: (why: string) => void;
}
