import type { YamlMap } from './yaml-tree.ts';

/** A scenario of the right shape. */
export interface Shaped {
  readonly root: YamlMap;
  /** Inputs and formulas that were taken out. */
  readonly lost: ReadonlySet<string>;
}
