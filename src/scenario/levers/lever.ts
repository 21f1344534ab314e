import type { DraftScale } from '../draft.ts';
import type { Patch } from '../patches.ts';
import type { SourceFile } from '../source-file.ts';
import type { Placed, YamlScalar } from '../yaml-tree.ts';

/** A file of patches that changes any scenario: of the right shape, but held against none. */
export interface Lever {
  /** The word after `lever:`. */
  readonly name: string;
  readonly title: string;
  readonly explanation: string;
  /** When it has no effect though it applies, in a sentence; null where the file does not say. */
  readonly nothing: string | null;
  readonly requires: {
    /** Options, and the values that they may have. */
    readonly options: ReadonlyMap<string, readonly YamlScalar[]>;
    /** The number format that the accelerator must have arithmetic for. */
    readonly arithmetic: YamlScalar | null;
    readonly holds: readonly Condition[];
  };
  /** What goes back to its default first, by path. */
  readonly unset: readonly YamlScalar[];
  /** Inputs that stay what they are whatever else is changed: the name they get, and the one they have. */
  readonly keep: readonly { readonly as: string; readonly key: Placed; readonly name: YamlScalar }[];
  readonly set: readonly Patch[];
  readonly scale: ReadonlyMap<string, DraftScale & { readonly key: Placed }>;
  readonly file: SourceFile;
}

/** What must hold of a scenario, each input at its median, as in `parameters > 20B parameter`. */
export interface Condition {
  readonly condition: YamlScalar;
  /** Why the lever does not apply otherwise, for people. */
  readonly otherwise: string;
}
