import { foldExpression, namesIn } from '../../notation/fold.ts';
import type { Expression } from '../../notation/tree.ts';
import { moneyIn } from '../../units/currencies.ts';
import type { ScenarioInput } from '../scenario.ts';
import { convertMoney, withOperands } from './convert-money.ts';
import { type MoneyNames, onlyCurrency } from './in-one-currency.ts';

/** A goal with all its amounts in the currency of what it names, or where that is several in the scenario's. */
export function goalInOneCurrency(
  comparison: Expression,
  { currency, moneyOf }: Pick<MoneyNames, 'currency' | 'moneyOf'>,
): Expression {
  const named = namesIn(comparison).map(moneyOf);
  return convertMoney(comparison, onlyCurrency(named) ?? currency, moneyOf);
}

/** The formula with exchange rates that are one number as that number, so that a limit in another currency is known where its rate is. */
export function withFixedRates(tree: Expression, inputs: readonly ScenarioInput[]): Expression {
  const rates = new Map(
    inputs.flatMap(({ name, value }) =>
      value.kind === 'constant' && moneyIn(value.unit).size > 1 ? [[name, value] as const] : [],
    ),
  );
  return foldExpression<Expression>(tree, (node, operands) => {
    const rate = node.kind === 'name' ? rates.get(node.name) : undefined;
    if (rate === undefined) return withOperands(node, operands);
    return { kind: 'number', value: rate.value, unit: rate.unit, span: node.span };
  });
}
