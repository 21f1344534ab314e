import type { NotationError } from '../errors.ts';
import { checkQuantities, type FormulaProblem, type FormulaText } from '../model/check-quantities.ts';
import type { Model, Quantity } from '../model/model.ts';
import { quoted } from '../notation/messages.ts';
import type { MonthSpan } from '../notation/monthly/check.ts';
import { sentenceName } from '../notation/spoken-name.ts';
import { parseFormula } from '../notation/parse-formula.ts';
import { parseUnit } from '../notation/parse-unit.ts';
import { sameDimension } from '../units/arithmetic.ts';
import type { Unit } from '../units/unit.ts';
import type { Draft } from './draft.ts';
import type { DraftEntry } from './draft-entry.ts';
import { type ReadInputs, textOf, unitName } from './inputs.ts';
import { type Reading, readNotation, reportAt } from './reading.ts';
import { scaledText } from './scaled-input.ts';
import type { ScenarioQuantity } from './scenario.ts';
import { reportUnknownNames } from './unknown-names.ts';

/** Everything that has a name, as far as it could be read. */
export interface Names extends ReadInputs {
  /** Dependencies before dependents. */
  readonly quantities: readonly ScenarioQuantity[];
  /** Units of inputs and quantities. */
  readonly units: ReadonlyMap<string, Unit>;
  /** Names that exist but could not be read. */
  readonly unread: ReadonlySet<string>;
}

/** Reads the model's formulas, with those that the scenario replaces, and then the scenario's own. */
export function readQuantities(
  draft: Draft,
  model: Model | null,
  inputs: ReadInputs,
  reading: Reading,
  horizon: MonthSpan | null = null,
): Names {
  const declared = new Map<string, Unit>([
    ...(model?.inputs ?? []).map(({ name, unit }): [string, Unit] => [name, unit]),
    ...(model?.quantities ?? []).map(({ name, unit }): [string, Unit] => [name, unit]),
  ]);
  const formulas: FormulaText[] = (model?.quantities ?? [])
    .filter(({ name }) => !draft.formulas.has(name))
    .map(({ name, formula, unit }) => ({ name, formula, unit }));
  for (const [name, entry] of draft.formulas)
    formulas.push({
      name,
      formula: entry.value.text,
      unit: declaredUnit(entry, declared.get(name), reading),
    });
  // An input that could not be read has a place among the names, so that its users are not called wrong.
  const present = new Set(formulas.map(({ name }) => name));
  const unknown = new Set(
    [...inputs.unread, ...draft.lost].filter((name) => !inputs.units.has(name) && !present.has(name)),
  );
  for (const name of unknown) formulas.push({ name, formula: '', unit: null });

  const { checked, problems } = checkQuantities(formulas, inputs.units, horizon);
  reportFormulas(
    problems.filter(({ name }) => !unknown.has(name) && !mentions(name, draft)),
    draft,
    reading,
  );
  const settled = new Set([...checked, ...problems].map(({ name }) => name));
  const inCycle = new Set(problems.flatMap(({ error }) => cycleOf(error)));
  const known = [...declared.keys(), ...inputs.units.keys(), ...formulas.map(({ name }) => name)];
  for (const [name, { value }] of draft.formulas)
    if (!settled.has(name) && !inCycle.has(name) && !mentions(name, draft))
      reportUnknownNames(parseFormula(value.text), value, known, reading);

  const ofModel = new Map((model?.quantities ?? []).map((quantity) => [quantity.name, quantity]));
  const written = new Map(formulas.map(({ name, formula }) => [name, formula]));
  const quantities = checked.map(({ name, tree, unit }) => {
    const words = wordsOf(name, draft.formulas.get(name), ofModel.get(name));
    const scales = draft.scales.get(name);
    const formula = (scales ?? []).reduce((text, { factor }) => scaledText(text, factor), written.get(name)!);
    return { name, unit, formula, tree: scales === undefined ? tree : parseFormula(formula), ...words };
  });
  const units = new Map([
    ...inputs.units,
    ...quantities.map(({ name, unit }): [string, Unit] => [name, unit]),
  ]);
  const unread = [...inputs.unread, ...formulas.map(({ name }) => name).filter((name) => !units.has(name))];
  return { inputs: inputs.inputs, quantities, units, unread: new Set(unread) };
}

/** Whether a formula uses a name that was refused: what is wrong with it most likely comes from that. */
function mentions(name: string, { formulas, lost }: Draft): boolean {
  const text = formulas.get(name)?.value.text ?? '';
  const words = new Set(text.split(/[^\p{L}\p{M}\p{N}_.]+/u));
  return [...lost].some((one) => words.has(one) || (/[^\p{L}\p{M}\p{N}_.]/u.test(one) && text.includes(one)));
}

function reportFormulas(problems: readonly FormulaProblem[], draft: Draft, reading: Reading): void {
  for (const { name, error } of problems) {
    // A cycle may begin at a formula of the model; a formula of the scenario closed it.
    const involved = [name, ...cycleOf(error)].find((one) => draft.formulas.has(one));
    if (involved === undefined) throw new Error(`formula ${name} of the model: ${error.rule}`);
    const { value } = draft.formulas.get(involved)!;
    reportAt(reading, value, involved === name ? error.start : 0, error.rule, error.found, error.hint);
  }
}

/** The names of a cycle that an error is about. */
function cycleOf(error: NotationError): readonly string[] {
  return error.found?.includes(' -> ') ? error.found.split(' -> ') : [];
}

/** The unit written beside a formula, or the model's for that name; null when it follows from the formula. */
function declaredUnit(entry: DraftEntry, ofModel: Unit | undefined, reading: Reading): Unit | null {
  const written = entry.fields.get('unit');
  const unit = written === undefined ? null : readNotation(reading, written, parseUnit);
  if (unit === null || ofModel === undefined) return unit ?? ofModel ?? null;
  if (sameDimension(unit, ofModel)) return unit;
  const rule = `must be ${unitName(ofModel)} or another unit of the same dimension, as in the model`;
  reportAt(reading, written!, 0, rule, quoted(written!.text));
  return ofModel;
}

/** Model quantities keep their words unless the scenario gives others; a formula of its own has its own source. */
function wordsOf(name: string, own: DraftEntry | undefined, ofModel: Quantity | undefined) {
  return {
    label: textOf(own, 'label') ?? ofModel?.label ?? sentenceName(name),
    explanation: textOf(own, 'explanation') ?? ofModel?.explanation ?? '',
    source: own === undefined ? (ofModel?.source ?? '') : (textOf(own, 'source') ?? 'given in the scenario'),
    ...(ofModel?.isSpeed === true && { isSpeed: ofModel.isSpeed }),
  };
}
