import { NotationError } from '../errors.ts';
import { createDistribution } from '../distributions/create-distribution.ts';
import type { ModelInput } from '../model/model.ts';
import { keptReadings } from '../notation/kept-readings.ts';
import { parseQuantity } from '../notation/parse-quantity.ts';
import { parseUnit } from '../notation/parse-unit.ts';
import { quoted } from '../notation/messages.ts';
import { inBase, isDimensionless, sameDimension } from '../units/arithmetic.ts';
import { dimensionless, type Unit } from '../units/unit.ts';
import type { Draft } from './draft.ts';
import type { DraftEntry } from './draft-entry.ts';
import { checkRange } from './range.ts';
import { type Reading, readNotation, report, reportAt } from './reading.ts';
import { isNone, scaleInput } from './scaled-input.ts';
import type { InputValue, ScenarioInput } from './scenario.ts';
import { placeIn } from './source-file.ts';
import { specOf } from './specification.ts';
import type { Placed, YamlScalar } from './yaml-tree.ts';

/** The inputs that could be read, and the units of all whose unit is known. */
export interface ReadInputs {
  readonly inputs: readonly ScenarioInput[];
  readonly units: ReadonlyMap<string, Unit>;
  /** Names of inputs that could not be read, so that what uses them is not called wrong. */
  readonly unread: ReadonlySet<string>;
}

/** How the inputs of a scenario were read: what is needed to read other values of them alike. */
export interface InputsAsRead {
  /** What was written of inputs; none where the value of one input decides how others are read. */
  readonly entries: ReadonlyMap<string, DraftEntry>;
  readonly ofModel: readonly ModelInput[];
  /** Names of inputs on whose values more depends than themselves. */
  readonly tied: ReadonlySet<string>;
}

/**
 * Reads the model's inputs, given here or by default, then the scenario's own, in the order they were written, and then
 * exchange rates, which come last so that they move no other input's draws.
 */
export function readInputs(
  draft: Draft,
  modelInputs: readonly ModelInput[],
  reading: Reading,
  rates: readonly ModelInput[] = [],
): ReadInputs {
  const inputs: ScenarioInput[] = [];
  const units = new Map<string, Unit>();
  const unread = new Set<string>();
  const readKnown = (input: ModelInput) => {
    // A formula of the scenario may take an input's place.
    if (draft.formulas.has(input.name)) return;
    units.set(input.name, input.unit);
    const entry = draft.inputs.get(input.name);
    const found =
      entry === undefined
        ? defaultInput(input, modelPlace(draft), reading)
        : readModelInput(input, entry, reading);
    const read = found && scaleInput(found, input, draft.scales.get(input.name), reading);
    if (read === null) unread.add(input.name);
    else inputs.push(read);
  };
  for (const input of modelInputs) readKnown(input);
  const later = new Set(rates.map(({ name }) => name));
  for (const [name, entry] of draft.inputs) {
    if (units.has(name) || later.has(name)) continue;
    const found = readOwnInput(name, entry, reading);
    const read = found && scaleInput(found, null, draft.scales.get(name), reading);
    if (read === null) unread.add(name);
    else {
      inputs.push(read);
      units.set(name, read.unit);
    }
  }
  for (const rate of rates) readKnown(rate);
  return { inputs, units, unread };
}

/** Where a scenario names its model, or the first of its services; else its beginning. */
function modelPlace({ settings, services, file }: Draft): Placed {
  const [first] = services.values();
  return settings.get('model') ?? first?.key ?? { file, path: '', at: () => placeIn(file, 0) };
}

/** A default is checked too, because rows of the user's own can lead to it; its problems stand where the model does. */
function defaultInput(input: ModelInput, model: Placed, reading: Reading): ScenarioInput | null {
  const { name, unit, notation, explanation, source, range } = input;
  const node: YamlScalar = {
    kind: 'scalar',
    file: model.file,
    path: `inputs.${name}`,
    at: () => model.at(),
    value: notation,
    text: notation,
  };
  const value = noneOf(input, node) ?? readValue(node, unit, reading);
  if (value === null || !isAllowed(input, node, value, reading)) return null;
  return { name, unit, notation, value, explanation, source, range, place: null, ...drawnAs(input) };
}

/** An input of the model that the scenario gives; null, and a problem, where it cannot be what is written. */
export function readModelInput(input: ModelInput, entry: DraftEntry, reading: Reading): ScenarioInput | null {
  const { name, unit, range } = input;
  const declared = entry.fields.get('unit');
  const display = declared === undefined ? unit : readNotation(reading, declared, parseUnit);
  if (declared !== undefined && display !== null && display.text !== unit.text)
    reportAt(reading, declared, 0, `the model gives this input in ${unitName(unit)}`, quoted(declared.text));
  const value = noneOf(input, entry.value) ?? readValue(entry.value, unit, reading);
  if (value === null || !isAllowed(input, entry.value, value, reading)) return null;
  remarkSpread(input, value, entry, reading);
  return {
    name,
    unit,
    notation: entry.value.text,
    value,
    explanation: textOf(entry, 'explanation') ?? input.explanation,
    source: textOf(entry, 'source') ?? 'given in the scenario',
    range,
    place: entry.value.at(),
    ...drawnAs(input),
  };
}

function drawnAs({ drawnAs }: ModelInput): Pick<ScenarioInput, 'drawnAs'> {
  return drawnAs === undefined ? {} : { drawnAs };
}

/** Whether a value lies in the input's range, or stands for none. */
function isAllowed(input: ModelInput, node: YamlScalar, value: InputValue, reading: Reading): boolean {
  return isNone(value, input) || checkRange(node, value, input.unit, input.range, reading);
}

/** Spread over mean from which on a mean looks like a single request. */
const requestLike = 0.5;

/** A day's mean is known better than one request: so wide a distribution was most likely fitted to requests. */
function remarkSpread(
  { spreadIn }: ModelInput,
  value: InputValue,
  { value: node }: DraftEntry,
  { remarks }: Reading,
): void {
  if (spreadIn === undefined || value.kind === 'constant') return;
  const { mean, sd } = createDistribution(value.spec);
  const cv = mean === null || sd === null ? Number.POSITIVE_INFINITY : sd / Math.abs(mean);
  if (cv <= requestLike) return;
  const found = Number.isFinite(cv)
    ? `its spread is ${cv.toPrecision(2)} of its mean`
    : 'its spread has no end';
  const rule = 'is the mean of a day, but looks like the length of one request';
  report({ problems: remarks }, node, rule, found, `put the spread between requests into \`${spreadIn}\``);
}

/** What the word `none` stands for, where there may be none of an input. */
function noneOf({ none, unit }: ModelInput, { text }: YamlScalar): InputValue | null {
  if (none === undefined || text.trim().toLowerCase() !== 'none') return null;
  return { kind: 'constant', value: none, unit, base: inBase(none, unit) };
}

/** An input that only the scenario has; null, and a problem, where it cannot be read. */
export function readOwnInput(name: string, entry: DraftEntry, reading: Reading): ScenarioInput | null {
  const declared = entry.fields.get('unit');
  const unit = declared === undefined ? null : readNotation(reading, declared, parseUnit);
  const value = readValue(entry.value, unit, reading, replacedUnit(entry));
  if (value === null) return null;
  return {
    name,
    unit: unit ?? value.unit,
    notation: entry.value.text,
    value,
    explanation: textOf(entry, 'explanation') ?? '',
    source: textOf(entry, 'source') ?? 'given in the scenario',
    range: null,
    place: entry.value.at(),
  };
}

/**
 * The unit of what an own input replaces, which a bare number takes. Not a percent sign: 0.5 in the place of 40% is
 * half.
 */
function replacedUnit(entry: DraftEntry): Unit | undefined {
  for (const { text } of entry.replaced) {
    const unit = unitIn(text);
    if (unit !== null) return isDimensionless(unit) ? undefined : unit;
  }
  return undefined;
}

/** Null also for what cannot be read: it was replaced, so nothing else depends on it. */
function unitIn(text: string): Unit | null {
  try {
    return parseQuantity(text).unit;
  } catch (error) {
    if (error instanceof NotationError) return null;
    throw error;
  }
}

const parsedQuantity = keptReadings(parseQuantity);

/** Reads a notation. With a `unit` it must measure the same thing, and a bare number takes it, or else `bareUnit`. */
function readValue(
  node: YamlScalar,
  unit: Unit | null,
  reading: Reading,
  bareUnit: Unit = dimensionless,
): InputValue | null {
  const tree = readNotation(reading, node, parsedQuantity);
  if (tree === null) return null;
  let fits = true;
  if (unit !== null && tree.unit !== null && !sameDimension(tree.unit, unit)) {
    fits = false;
    const offset = node.text.lastIndexOf(tree.unit.text);
    reportAt(
      reading,
      node,
      Math.max(offset, 0),
      `must be in ${unitName(unit)} or another unit of the same dimension`,
      unitName(tree.unit),
    );
  }
  const written = tree.unit ?? unit ?? bareUnit;
  if (tree.kind === 'constant') {
    const base = tree.unit === null ? inBase(tree.base, written) : tree.base;
    return fits ? { kind: 'constant', value: tree.value, unit: written, base } : null;
  }
  const spec = specOf(tree, node, reading);
  return fits && spec !== null ? { kind: 'distribution', spec, unit: written } : null;
}

/** A unit in a message. */
export function unitName({ text }: Unit): string {
  return text === '' ? 'no unit' : text;
}

/** A text given beside a notation. */
export function textOf(entry: DraftEntry | undefined, field: string): string | undefined {
  return entry?.fields.get(field)?.text;
}
