import { foldExpression, operandsOf } from '../../notation/fold.ts';
import type { Expression } from '../../notation/tree.ts';
import { moneyIn } from '../../units/currencies.ts';
import { addPowers, type Powers } from '../../units/powers.ts';
import { baseCurrency } from './choose-currency.ts';
import { rateName } from './rate-inputs.ts';

/** The currencies, with their powers, that the values of a name are in. */
export type MoneyOf = (name: string) => Powers;

/** A rate, and the power in which it takes an amount into another currency. */
export interface RatePower {
  readonly name: string;
  readonly power: number;
}

const none: Powers = new Map();

/** The money that a leaf of a formula stands for; a 0 is the same in every currency. */
function moneyOfLeaf(leaf: Expression, moneyOf: MoneyOf): Powers {
  if (leaf.kind === 'name') return moneyOf(leaf.name);
  return leaf.kind === 'number' && leaf.unit !== null && leaf.value !== 0 ? moneyIn(leaf.unit) : none;
}

/** What each leaf of a formula that stands for money is in. */
export function moneyInFormula(tree: Expression, moneyOf: MoneyOf): readonly Powers[] {
  const found: Powers[] = [];
  foldExpression<void>(tree, (node) => {
    const money = moneyOfLeaf(node, moneyOf);
    if (money.size > 0) found.push(money);
  });
  return found;
}

/**
 * The rates, with their powers, that take an amount into a currency: USD to EUR is times `eur_per_usd`, GBP per kWh to EUR
 * is times `eur_per_usd` over `gbp_per_usd`.
 */
export function ratesTo(currency: string, money: Powers): Powers {
  if (money.size === 0) return none;
  return [...money].reduce<Powers>((sum, [from, power]) => {
    if (from === currency) return sum;
    const there = currency === baseCurrency ? none : new Map([[rateName(currency), power]]);
    const back = from === baseCurrency ? none : new Map([[rateName(from), -power]]);
    return addPowers(addPowers(sum, there), back);
  }, none);
}

/**
 * The formula with every amount in one currency: what is in another is multiplied by its rate. The same tree where there
 * is nothing to convert.
 */
export function convertMoney(tree: Expression, currency: string, moneyOf: MoneyOf): Expression {
  return foldExpression<Expression>(tree, (node, operands) => {
    const rates = ratesTo(currency, moneyOfLeaf(node, moneyOf));
    return [...rates].reduce(multiply, withOperands(node, operands));
  });
}

function multiply(value: Expression, [rate, power]: [string, number]): Expression {
  const { span } = value;
  const name: Expression = { kind: 'name', name: rate, span };
  const size = Math.abs(power);
  const right: Expression =
    size === 1
      ? name
      : {
          kind: 'binary',
          operator: '^',
          left: name,
          right: { kind: 'number', value: size, unit: null, span },
          span,
        };
  return { kind: 'binary', operator: power > 0 ? '*' : '/', left: value, right, span };
}

/** A node over other operands; itself where they are its own. */
export function withOperands(node: Expression, operands: readonly Expression[]): Expression {
  if (operandsOf(node).every((operand, index) => operand === operands[index])) return node;
  switch (node.kind) {
    case 'number':
    case 'name':
    case 'month':
      return node;
    case 'negate':
    case 'not':
      return { ...node, operand: operands[0]! };
    case 'binary':
      return { ...node, left: operands[0]!, right: operands[1]! };
    case 'call':
    case 'monthly':
      return { ...node, arguments: operands };
  }
}
