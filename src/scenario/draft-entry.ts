import { distributionNames } from '../distributions/families.ts';
import { NotationError, type Problem } from '../errors.ts';
import { checkName } from '../notation/names.ts';
import { commitmentOf, creditOf, stepPartOf } from './numbered-names.ts';
import { report } from './reading.ts';
import type { Placed, YamlNode, YamlScalar } from './yaml-tree.ts';

/** An input or formula as written. */
export interface DraftEntry {
  readonly key: Placed;
  /** The notation of the input, or the formula. */
  readonly value: YamlScalar;
  /** `unit`, `label`, `source` and `explanation` where they are given. */
  readonly fields: ReadonlyMap<string, YamlScalar>;
  /** What it takes the place of, the latest first. */
  readonly replaced: readonly YamlScalar[];
}

/** An entry from a scalar, or from a mapping with the key `main`. */
export function entryOf(key: Placed, node: YamlNode, main: string): DraftEntry {
  if (node.kind === 'scalar') return { key, value: node, fields: new Map(), replaced: [] };
  const fields = new Map<string, YamlScalar>();
  if (node.kind === 'map')
    for (const [name, { value }] of node.entries) if (value.kind === 'scalar') fields.set(name, value);
  const value = fields.get(main)!;
  fields.delete(main);
  return { key, value, fields, replaced: [] };
}

/** Whether something can have this name; if not it is reported. */
export function isGoodName(name: string, at: Placed, problems: Problem[]): boolean {
  if (commitmentOf(name) !== null || creditOf(name) !== null || stepPartOf(name) !== null) return true;
  try {
    checkName(name, distributionNames);
    return true;
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    report({ problems }, at, error.rule, error.found, error.hint);
    return false;
  }
}
