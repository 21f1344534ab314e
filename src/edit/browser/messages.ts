/** What a page and its worker say to each other. */
import type { Result } from '../../analyses/result.ts';
import type { Problem } from '../../errors.ts';
import type { LentFile } from '../lent-file.ts';
import type { Facts, Language } from './language/language.ts';

/** How much of an answer is asked: what stands first, at once; or everything that `costcone run` computes. */
export type Stage = 'quick' | 'whole';

/** Draws of the quick answer, or fewer where the whole one has fewer. */
export const quickDraws = 65_536;

/** Files from a folder, in which relative paths start. */
export interface LentFolder {
  readonly folder: string;
  readonly lent: readonly LentFile[];
  /** Whether those are all that the text names; else others can be asked for. */
  readonly isComplete: boolean;
}

export interface Question {
  readonly kind: 'question';
  /** Answers carry it; a later question has a larger one. */
  readonly id: number;
  readonly stage: Stage;
  readonly text: string;
  /** What problems and the answer call the file. */
  readonly name: string;
  readonly draws: number;
  readonly seed: string;
  /** Width of the picture in CSS pixels. */
  readonly width: number;
  /** Null where the page has no way to read files. */
  readonly files: LentFolder | null;
}

/** Asks how an input of the last scenario that could be read is distributed. */
export interface ShapeQuestion {
  readonly kind: 'shape';
  readonly id: number;
  readonly name: string;
}

export type ToWorker = Question | ShapeQuestion;

/** Markup of the parts of an answer; a part that a stage does not know is left out. */
export interface AnswerParts {
  readonly eyebrow: string;
  readonly heading: string;
  readonly answer: string;
  readonly picture: string;
  /** Whether the goal holds. */
  readonly goal: string;
  /** What drives it and what to do first. */
  readonly steps?: string;
  readonly outputs?: string;
  readonly warnings?: string;
  /** Draws and seed. */
  readonly run: string;
}

export type FromWorker =
  | { readonly kind: 'ready'; readonly language: Language }
  | { readonly kind: 'cannot start'; readonly message: string }
  /** The scenario names files that the page has not asked for yet. */
  | { readonly kind: 'needs files'; readonly id: number }
  | {
      readonly kind: 'read';
      readonly id: number;
      readonly problems: readonly Problem[];
      readonly more: number;
      /** What could be written better, though nothing is wrong. */
      readonly remarks: readonly Problem[];
    }
  /** What the editor knows of the scenario's names, where it is not as it was. */
  | { readonly kind: 'facts'; readonly id: number; readonly facts: Facts }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly stage: Stage;
      readonly parts: AnswerParts;
      readonly elapsedMs: number;
      /** Of a whole answer, without kept draws and what only a page of its own needs. */
      readonly result?: Result;
    }
  | { readonly kind: 'outputs'; readonly id: number; readonly outputs: string }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'shape'; readonly id: number; readonly drawing: string | null };
