import { familyOf } from '../../distributions/families.ts';
import { didYouMean } from '../../errors.ts';
import type { Model } from '../../model/model.ts';
import { evaluateConstant, isConstant } from '../../notation/constant.ts';
import { formatNumber } from '../../notation/format.ts';
import { quoted } from '../../notation/messages.ts';
import { parseVarying, type VaryingNode } from '../../notation/parse-varying.ts';
import type { Unit } from '../../units/unit.ts';
import type { Draft } from '../draft.ts';
import type { DraftEntry } from '../draft-entry.ts';
import { type Reading, report, reportAt } from '../reading.ts';
import type { YamlScalar } from '../yaml-tree.ts';
import { reportPart, varyingPart } from './varying-parts.ts';
import { type FoundForm, formOf } from './forms.ts';
import { KnownBounds } from './known-bounds.ts';

/** An input that varies with others, taken apart. */
export interface VaryingInput {
  readonly name: string;
  readonly entry: DraftEntry;
  readonly node: VaryingNode;
  readonly found: FoundForm;
  /** The part that does not vary: the name of an input, and what it is. */
  readonly noise: { readonly name: string; readonly notation: string };
  readonly formula: string;
  /** A parameter as it stands in the formula. */
  readonly text: (parameter: string) => string;
  readonly unit: Unit | null;
}

/** A draft without inputs that vary with others, and what these were. */
export interface Unfolded {
  readonly draft: Draft;
  readonly varying: readonly VaryingInput[];
}

/**
 * Takes inputs apart whose parameters are other inputs, such as `price: normal(m, 1 USD)`: a hierarchical draw (Gelman et
 * al., Bayesian Data Analysis, 3rd edition, chapter 5). `price.noise: normal(0, 1)` becomes an input and
 * `m + 1 USD * price.noise` the formula of `price`, so that m and the noise are drivers of their own.
 */
export function unfoldVarying(draft: Draft, model: Model | null, reading: Reading): Unfolded {
  const known = new Set([
    ...draft.inputs.keys(),
    ...draft.formulas.keys(),
    ...draft.lost,
    ...(model?.inputs ?? []).map(({ name }) => name),
    ...(model?.quantities ?? []).map(({ name }) => name),
  ]);
  const inputs = new Map<string, DraftEntry>();
  const formulas = new Map(draft.formulas);
  const lost = new Set(draft.lost);
  const varying = new Map<string, VaryingInput>();
  for (const [name, entry] of draft.inputs) {
    const node = parseVarying(entry.value.text);
    const isMeant =
      node !== null &&
      (node.family === 'to' || familyOf(node.family) !== undefined) &&
      [...node.uses.keys()].some((used) => known.has(used) || didYouMean(used, known) !== undefined);
    const part = isMeant ? null : varyingPart(entry.value.text, known);
    if (part !== null) {
      reportPart(name, entry, part, reading);
      lost.add(name);
      continue;
    }
    if (!isMeant) {
      inputs.set(name, entry);
      continue;
    }
    const parts = takeApart(name, entry, node, known, draft, model, reading);
    if (parts === null) {
      lost.add(name);
      continue;
    }
    varying.set(name, parts);
    inputs.set(parts.noise.name, noiseEntry(parts));
    formulas.set(name, formulaEntry(parts, model));
  }
  const unfolded: Draft = {
    ...draft,
    inputs,
    formulas,
    lost,
    texts: [...draft.texts, ...[...varying.values()].map(({ formula }) => formula), ...replacedTexts(draft)],
  };
  return { draft: unfolded, varying: [...varying.values()] };
}

function takeApart(
  name: string,
  entry: DraftEntry,
  node: VaryingNode,
  known: ReadonlySet<string>,
  draft: Draft,
  model: Model | null,
  reading: Reading,
): VaryingInput | null {
  const unknown = [...node.uses].filter(([used]) => !known.has(used));
  for (const [used, { start }] of unknown)
    reportAt(reading, entry.value, start, 'unknown name', quoted(used), didYouMean(used, known));
  if (unknown.length > 0) return null;
  const found = formOf(node.family, node.arguments);
  if (found === null) {
    const rule = `there is no formula from these parameters of ${node.family} to a value, so they cannot vary`;
    const hint =
      'write numbers, or a family that is moved and stretched, such as normal(mean, sd), triangular(low, mode, high) or lognormal(median=, gsd=)';
    report(reading, entry.value, rule, quoted(entry.value.text), hint);
    return null;
  }
  const moving = (found.form.fixed ?? []).find((parameter) => {
    const argument = found.arguments.get(parameter);
    return argument !== undefined && !isConstant(argument.tree);
  });
  if (moving !== undefined) {
    const { tree, text } = found.arguments.get(moving)!;
    const rule = `${moving} of ${node.family} must be a number: there is no formula from it to a value`;
    reportAt(reading, entry.value, tree.span.start, rule, quoted(text), 'the other parameters may vary');
    return null;
  }
  const noiseName = `${name}.noise`;
  if (known.has(noiseName)) {
    report(reading, entry.value, 'needs this name for the part that does not vary', quoted(noiseName));
    return null;
  }
  const unit = node.unit ?? unitOf(name, draft, model) ?? unitOfParameters(found, draft, model);
  const text = (parameter: string) => parameterText(found, parameter, unit);
  return {
    name,
    entry,
    node,
    found,
    noise: { name: noiseName, notation: found.form.noise(text) },
    formula: found.form.formula(
      text,
      noiseName,
      unit === null || unit.text === '' ? '1' : formatNumber(1, unit),
    ),
    text,
    unit,
  };
}

/** A parameter as a part of a formula: a bare number takes the unit of the distribution. */
function parameterText({ form, arguments: given }: FoundForm, parameter: string, unit: Unit | null): string {
  const argument = given.get(parameter);
  const isMeasured = form.measured.includes(parameter) && unit !== null && unit.text !== '';
  if (argument === undefined) {
    const standard = form.standard![parameter]!;
    return isMeasured && standard !== '0' ? formatNumber(Number(standard), unit) : standard;
  }
  const { tree, text } = argument;
  if (tree.kind === 'name') return text;
  if (!isConstant(tree)) return `(${text})`;
  const constant = evaluateConstant(tree);
  const isBare = constant.unit === null;
  const written =
    isBare && isMeasured && constant.value !== 0
      ? formatNumber(constant.value, unit)
      : isBare
        ? String(constant.value)
        : text;
  return tree.kind === 'number' ? written : `(${written})`;
}

/** The unit that is said of an input: beside it, or by the model. */
function unitOf(name: string, draft: Draft, model: Model | null): Unit | null {
  return KnownBounds.unitOf(name, draft, model);
}

/** The unit of the first name that stands for a measured parameter. */
function unitOfParameters(
  { form, arguments: given }: FoundForm,
  draft: Draft,
  model: Model | null,
): Unit | null {
  for (const parameter of form.measured) {
    const tree = given.get(parameter)?.tree;
    if (tree?.kind === 'name') return KnownBounds.unitOf(tree.name, draft, model);
    if (tree?.kind === 'number' && tree.unit !== null) return tree.unit;
  }
  return null;
}

/** A text that stands where another one was written. */
function written({ value }: DraftEntry, text: string): YamlScalar {
  return { ...value, value: text, text, at: () => value.at() };
}

function noiseEntry({ name, entry, noise, node }: VaryingInput): DraftEntry {
  const others = [...node.uses.keys()].join(', ');
  const explanation = `What makes ${name} vary beyond ${others}.`;
  return {
    key: entry.key,
    value: written(entry, noise.notation),
    fields: new Map([['explanation', written(entry, explanation)]]),
    replaced: [],
  };
}

function formulaEntry({ name, entry, formula, node }: VaryingInput, model: Model | null): DraftEntry {
  const fields = new Map(entry.fields);
  if (node.unit !== null && !fields.has('unit')) fields.set('unit', written(entry, node.unit.text));
  const ofModel = model?.inputs.find((input) => input.name === name)?.explanation;
  const said = fields.get('explanation')?.text ?? ofModel;
  const drawn = `Drawn from ${entry.value.text}.`;
  fields.set('explanation', written(entry, said === undefined ? drawn : `${said} ${drawn}`));
  return { key: entry.key, value: written(entry, formula), fields, replaced: [] };
}

/** What inputs were before they were changed: what they varied with is not without use. */
function replacedTexts({ inputs }: Draft): string[] {
  return [...inputs.values()].flatMap(({ replaced }) =>
    replaced.map(({ text }) => text).filter((text) => parseVarying(text) !== null),
  );
}
