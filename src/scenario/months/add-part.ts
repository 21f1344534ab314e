import type { Unit } from '../../units/unit.ts';
import type { InputValue } from '../scenario.ts';
import type { YamlScalar } from '../yaml-tree.ts';

/** What makes a part of an input. */
export type AddPart = (key: string, node: YamlScalar, value: InputValue, words: PartWords) => string;

interface PartWords {
  readonly explanation: string;
  readonly less?: number;
  /** Where it comes from, of a part that the scenario does not give. */
  readonly defaultSource?: string | undefined;
  readonly unit?: Unit;
}
