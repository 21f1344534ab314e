import type { Model, ModelInput } from '../../model/model.ts';
import { notNegative, share } from '../../model/models/rows.ts';
import { quoted } from '../../notation/messages.ts';
import { parseUnit } from '../../notation/parse-unit.ts';
import type { Draft } from '../draft.ts';
import { type DraftEntry, entryOf } from '../draft-entry.ts';
import type { ReadHorizon } from '../months/read-horizon.ts';
import { seriesEntriesOf } from '../months/series-keys.ts';
import { type Reading, report } from '../reading.ts';
import type { Placed, YamlNode, YamlScalar } from '../yaml-tree.ts';
import { type Bill, type CashRow, cashOutputs, cashRows } from './cash-formulas.ts';
import { readCredits } from './read-credits.ts';

/** What a scenario says of money besides its model. */
export interface ReadMoney {
  /** The draft with the formulas of what is paid in cash. */
  readonly draft: Draft;
  /** Discount, tax and amounts of credits, with their allowed ranges. */
  readonly inputs: readonly ModelInput[];
  /** Names of the formulas, which are no outputs unless asked for. */
  readonly added: ReadonlySet<string>;
  /** What is reported beside the model's outputs. */
  readonly outputs: readonly string[];
  readonly notes: readonly string[];
}

const keys = ['discount', 'tax', 'credits'] as const;

/** Reads `discount`, `tax` and `credits`: numbers become inputs, and what is paid in cash becomes formulas. */
export function readMoney(
  draft: Draft,
  model: Model | null,
  currency: string,
  horizon: ReadHorizon | null,
  reading: Reading,
): ReadMoney {
  const nothing = { draft, inputs: [], added: new Set<string>(), outputs: [], notes: [] };
  const given = keys.flatMap((key) => draft.settings.get(key) ?? []);
  const credits = readCredits(draft, horizon, reading);
  const numbers = (['discount', 'tax'] as const).filter((key) => draft.settings.has(key));
  if (numbers.length === 0 && credits.length === 0) return nothing;
  const at = given[0]!;
  const names = namesOf(draft, model);
  if (!names.has('daily_cost')) {
    const hint = 'name the cost of a day `daily_cost` under `formulas`';
    report(reading, at, 'there is no `daily_cost` to pay', undefined, hint);
    return nothing;
  }
  const terms = {
    hasDiscount: numbers.includes('discount'),
    hasTax: numbers.includes('tax'),
    credits: credits.map(({ position, dates }) => ({ position, dates })),
  };
  const rows = cashRows(terms, billOf(model, names));
  const inputs = new Map(draft.inputs);
  for (const key of numbers) addInput(inputs, key, at, draft.settings.get(key)!);
  for (const { position, row } of credits)
    addInput(inputs, `credits.${position}.amount`, row, row.entries.get('amount')!.value);
  const formulas = new Map(draft.formulas);
  for (const row of rows) {
    const taken = draft.inputs.get(row.name);
    if (taken !== undefined)
      report(
        reading,
        taken.key,
        'this is computed when there are credits, a discount or a tax',
        quoted(row.name),
        'choose another name',
      );
    // A formula of the scenario's own goes before.
    else if (!formulas.has(row.name)) formulas.set(row.name, formulaOf(row, currency, at));
  }
  return {
    draft: { ...draft, inputs, formulas, texts: [...draft.texts, ...rows.map(({ formula }) => formula)] },
    inputs: moneyInputs(
      numbers,
      credits.map(({ position }) => position),
    ),
    added: new Set(rows.map(({ name }) => name).filter((name) => !draft.formulas.has(name))),
    outputs: cashOutputs.filter((name) => rows.some((row) => row.name === name)),
    notes: [noteOf(terms.hasDiscount, credits.length > 0, terms.hasTax)],
  };
}

const namesOf = ({ inputs, formulas }: Draft, model: Model | null): ReadonlySet<string> =>
  new Set([...(model?.quantities ?? []).map(({ name }) => name), ...inputs.keys(), ...formulas.keys()]);

/** Of formulas alone, all that is paid but wages is billed; it is rent too where nothing is called `rent_cost`. */
function billOf(model: Model | null, names: ReadonlySet<string>): Bill {
  const wages = names.has('labour_cost') ? 'labour_cost' : null;
  if (model?.bill !== undefined) return { ...model.bill, wages };
  const billed = wages === null ? 'daily_cost' : `daily_cost - ${wages}`;
  return { rent: names.has('rent_cost') ? 'rent_cost' : billed, billed, wages };
}

/** An input under its name, unless it is said there already, and the keys by which it changes. */
function addInput(inputs: Map<string, DraftEntry>, name: string, key: Placed, node: YamlNode): void {
  if (node.kind === 'list') return;
  if (!inputs.has(name)) inputs.set(name, entryOf(key, node, 'value'));
  for (const [part, entry] of seriesEntriesOf(name, node)) if (!inputs.has(part)) inputs.set(part, entry);
}

function formulaOf(
  { name, formula, explanation, isStock }: CashRow,
  currency: string,
  at: Placed,
): DraftEntry {
  const scalar = (text: string): YamlScalar => ({
    kind: 'scalar',
    path: `formulas.${name}`,
    file: at.file,
    at: () => at.at(),
    value: text,
    text,
  });
  const fields = {
    unit: isStock === true ? currency : `${currency}/day`,
    explanation,
    source: 'arithmetic',
  };
  return {
    key: at,
    value: scalar(formula),
    fields: new Map(Object.entries(fields).map(([key, text]) => [key, scalar(text)])),
    replaced: [],
  };
}

function moneyInputs(numbers: readonly string[], credits: readonly number[]): ModelInput[] {
  const explanations: Readonly<Record<string, string>> = {
    discount: 'Discount on all rent, that of commitments too.',
    tax: 'Tax on purchases, such as value added tax that cannot be deducted; wages are not taxed.',
  };
  const source = 'given in the scenario';
  return [
    ...numbers.map((name) => ({
      name,
      unit: parseUnit(''),
      range: share,
      none: 0,
      explanation: explanations[name]!,
      notation: '0',
      source,
    })),
    ...credits.map((position) => ({
      name: `credits.${position}.amount`,
      unit: parseUnit('USD'),
      range: notNegative,
      explanation: `Amount of credit ${position + 1}, which pays what providers bill.`,
      notation: '0',
      source,
    })),
  ];
}

/** What cash is, in a sentence. */
function noteOf(hasDiscount: boolean, hasCredits: boolean, hasTax: boolean): string {
  const steps = [
    ...(hasDiscount ? ['the discount comes off all rent'] : []),
    ...(hasCredits
      ? ['credits pay what providers bill, rent and network, until they are used up or lapse']
      : []),
    ...(hasTax ? ['tax applies to everything then paid except wages'] : []),
  ];
  return `Cash (cash_cost), in this order: ${steps.join('; ')}. Owned hardware counts by its write-off, not when it is bought.`;
}
