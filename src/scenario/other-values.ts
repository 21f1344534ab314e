import { NotationError, ScenarioError } from '../errors.ts';
import { parseQuantity } from '../notation/parse-quantity.ts';
import { parseVarying } from '../notation/parse-varying.ts';
import type { ArgumentValue, QuantityNode } from '../notation/tree.ts';
import { moneyIn } from '../units/currencies.ts';
import { powersText } from '../units/powers.ts';
import type { Unit } from '../units/unit.ts';
import type { DraftEntry } from './draft-entry.ts';
import { type InputsAsRead, readModelInput, readOwnInput } from './inputs.ts';
import type { Reading } from './reading.ts';
import type { Scenario, ScenarioInput } from './scenario.ts';

/** A scenario that was read whole with some values set, and how its inputs were read. */
export interface Standing {
  readonly scenario: Scenario;
  readonly set: ReadonlyMap<string, string>;
  readonly how: InputsAsRead;
}

/**
 * A scenario with other values of inputs than one that stands, the rest as it is: to the last word what reading all of it would
 * give. Null where that cannot be known from the inputs alone: something else differs, or more than an input depends on its value.
 *
 * @throws ScenarioError with the problems of these inputs
 */
export function readLike(standing: Standing, set: ReadonlyMap<string, string>): Scenario | null {
  const { scenario, how } = standing;
  const names = [...set.keys()];
  if (names.join('\n') !== [...standing.set.keys()].join('\n')) return null;
  const changed = names.filter((name) => set.get(name) !== standing.set.get(name));
  const reading: Reading = { problems: [], files: [], remarks: [] };
  const inputs = new Map<string, ScenarioInput>();
  for (const name of changed) {
    const stands = scenario.inputs.find((input) => input.name === name);
    const entry = how.entries.get(name);
    if (stands === undefined || entry === undefined || how.tied.has(name)) return null;
    if (stands.notation !== standing.set.get(name)!.trim() || !isPlain(set.get(name)!.trim())) return null;
    const input = readOther(name, withText(entry, set.get(name)!.trim()), how, reading);
    if (input === null) continue;
    if (!hasSameUnits(input, stands, how)) return null;
    inputs.set(name, { ...input, unit: stands.unit, range: stands.range });
  }
  if (reading.problems.length > 0) throw new ScenarioError(reading.problems);
  if (inputs.size === 0) return changed.length === 0 ? scenario : null;
  return { ...scenario, inputs: scenario.inputs.map((input) => inputs.get(input.name) ?? input) };
}

function readOther(
  name: string,
  entry: DraftEntry,
  { ofModel }: InputsAsRead,
  reading: Reading,
): ScenarioInput | null {
  const input = ofModel.find((one) => one.name === name);
  return input === undefined ? readOwnInput(name, entry, reading) : readModelInput(input, entry, reading);
}

function withText(entry: DraftEntry, text: string): DraftEntry {
  return { ...entry, value: { ...entry.value, value: text, text } };
}

/** Whether a text means the same wherever it stands: it names no file and no other input. What cannot be read is told of as it is. */
function isPlain(text: string): boolean {
  if (text === '' || parseVarying(text) !== null) return false;
  const tree = quantityIn(text);
  return tree === null ? text.toLowerCase() === 'none' : tree.kind === 'constant' || !namesFile(tree);
}

function quantityIn(text: string): QuantityNode | null {
  try {
    return parseQuantity(text);
  } catch (error) {
    if (error instanceof NotationError) return null;
    throw error;
  }
}

function namesFile(tree: ArgumentValue): boolean {
  if (tree.kind !== 'distribution') return false;
  return tree.arguments.some(({ name, value }) => name === 'file' || namesFile(value));
}

/** Formulas were checked and converted with the units of what stands: of a scenario's own input the unit itself, else its money. */
function hasSameUnits(input: ScenarioInput, stands: ScenarioInput, { ofModel }: InputsAsRead): boolean {
  const isOfModel = ofModel.some(({ name }) => name === input.name);
  if (!isOfModel && !isSame(input.unit, stands.unit)) return false;
  return powersText(moneyIn(input.value.unit)) === powersText(moneyIn(stands.value.unit));
}

const isSame = (a: Unit, b: Unit) => a.text === b.text && a.factor === b.factor;
