import type { Model } from '../../model/model.ts';
import { formatExpression } from '../../notation/format.ts';
import { infer } from '../../notation/infer.ts';
import { convertValue } from '../../units/arithmetic.ts';
import { currencyOf, inCurrency, moneyIn } from '../../units/currencies.ts';
import type { Powers } from '../../units/powers.ts';
import { dimensionless, type Unit } from '../../units/unit.ts';
import type { Draft } from '../draft.ts';
import type { Names } from '../quantities.ts';
import type { ScenarioInput, ScenarioQuantity } from '../scenario.ts';
import { baseCurrency } from './choose-currency.ts';
import { convertMoney, moneyInFormula, type MoneyOf } from './convert-money.ts';

/** Names of which every amount of a formula is in one currency. */
export interface MoneyNames extends Names {
  /** The currency of results, unless a formula's unit names another one. */
  readonly currency: string;
  /** What the values of an input or quantity are in. */
  readonly moneyOf: MoneyOf;
  /** Rates at whose middle something was converted that is one number; filled while published values are read. */
  readonly atMiddle: Set<string>;
}

const none: Powers = new Map();

/**
 * Puts rates into formulas. An input stays in the currency it is written in, and is shown in it; a quantity is in the
 * scenario's currency, or in the one that the unit beside its formula names. Where nothing is converted a formula keeps its
 * words, so that what is all in one currency depends on no rate.
 */
export function inOneCurrency(names: Names, currency: string, draft: Draft, model: Model | null): MoneyNames {
  const inputs = names.inputs.map(asWritten);
  const money = new Map<string, Powers>(inputs.map(({ name, value }) => [name, moneyIn(value.unit)]));
  const moneyOf = (name: string) => money.get(name) ?? none;
  const units = new Map([...names.units, ...inputs.map(({ name, unit }) => [name, unit] as const)]);
  const quantities = names.quantities.map((quantity) => {
    const wanted = isOfModel(quantity.name, model) ? currency : wantedBeside(quantity, draft, currency);
    const converted = convertQuantity(quantity, wanted, moneyOf, units);
    money.set(quantity.name, moneyIn(converted.unit));
    units.set(quantity.name, converted.unit);
    return converted;
  });
  return { ...names, inputs, quantities, units, currency, moneyOf, atMiddle: new Set() };
}

/** An input in the currency that was written, whatever its declared one. */
function asWritten(input: ScenarioInput): ScenarioInput {
  const written = currencyOf(input.value.unit);
  if (written === null) return input;
  const unit = inCurrency(input.unit, written);
  if (unit === input.unit) return input;
  const [low, high] = input.range ?? [];
  const end = (value: number) => (value === Number.MIN_VALUE ? value : convertValue(value, input.unit, unit));
  const range = low === undefined || high === undefined ? null : ([end(low), end(high)] as const);
  return { ...input, unit, range };
}

function isOfModel(name: string, model: Model | null): boolean {
  return model?.quantities.some((quantity) => quantity.name === name) ?? false;
}

/**
 * The currency of the unit beside a formula. US dollars count only where the same file says what currency it is in: others
 * wrote them when there was nothing else to write.
 */
function wantedBeside(
  { name, unit }: ScenarioQuantity,
  { formulas, settings }: Draft,
  currency: string,
): string {
  const written = formulas.get(name)?.fields.get('unit');
  const beside = currencyOf(unit);
  if (written === undefined || beside === null) return currency;
  return beside !== baseCurrency || settings.get('currency')?.file === written.file ? beside : currency;
}

function convertQuantity(
  quantity: ScenarioQuantity,
  currency: string,
  moneyOf: MoneyOf,
  units: ReadonlyMap<string, Unit>,
): ScenarioQuantity {
  const found = moneyInFormula(quantity.tree, moneyOf);
  if (found.length === 0) return { ...quantity, unit: inCurrency(quantity.unit, currency) };
  if (found.every(isRate)) return { ...quantity, unit: rateUnit(quantity, units) };
  const unit = inCurrency(quantity.unit, currency);
  // A ratio of amounts in one currency is the same in any.
  if (moneyIn(unit).size === 0 && onlyCurrency(found) !== null) return quantity;
  const tree = convertMoney(quantity.tree, currency, moneyOf);
  if (tree === quantity.tree) return { ...quantity, unit };
  return { ...quantity, unit, tree, formula: formatExpression(tree) };
}

/** What is worth nothing by itself, as EUR/USD. */
function isRate(money: Powers): boolean {
  return [...money.values()].reduce((sum, power) => sum + power, 0) === 0;
}

/** A formula of rates alone gives a rate, in the unit that follows from theirs. */
function rateUnit({ tree, unit }: ScenarioQuantity, units: ReadonlyMap<string, Unit>): Unit {
  if (moneyIn(unit).size > 0) return unit;
  return infer(tree, ({ name }) => units.get(name) ?? dimensionless).unit;
}

/** The currency of all amounts; null where there are several, or rates. */
export function onlyCurrency(amounts: readonly Powers[]): string | null {
  const [first, ...others] = new Set(amounts.flatMap((money) => [...money.keys()]));
  return first === undefined || others.length > 0 ? null : first;
}
