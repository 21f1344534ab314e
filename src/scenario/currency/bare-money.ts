import type { ModelInput } from '../../model/model.ts';
import { isDimensionless } from '../../units/arithmetic.ts';
import { currencies, moneyIn } from '../../units/currencies.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import type { MoneyNames } from './in-one-currency.ts';
import { rateName } from './rate-inputs.ts';

/** Remarks model inputs that were given as bare numbers, which are in the model's dollars. */
export function remarkBareMoney(
  { inputs, currency }: MoneyNames,
  modelInputs: readonly ModelInput[],
  draft: Draft,
  { remarks }: Reading,
): void {
  for (const { name, unit } of modelInputs) {
    const entry = draft.inputs.get(name)?.value;
    const input = inputs.find((one) => one.name === name);
    if (entry === undefined || input === undefined || input.value.unit !== unit) continue;
    const isNothing = input.value.kind === 'constant' && input.value.value === 0;
    if (isNothing || moneyIn(unit).size === 0 || moneyIn(unit).has(currency)) continue;
    report(
      { problems: remarks },
      entry,
      `has no unit and is read as ${unit.text}, although results are in ${currency}`,
      entry.text,
      `write ${entry.text} ${unit.text}, or ${entry.text} ${unit.text.replaceAll('USD', currency)}`,
    );
  }
}

/**
 * Remarks inputs with the name of a rate in a scenario without its currency: they are plain numbers, and what is multiplied by
 * one stays in the currency that it is in.
 */
export function remarkIdleRates(
  { inputs, currency }: MoneyNames,
  rates: readonly ModelInput[],
  draft: Draft,
  { remarks }: Reading,
): void {
  for (const other of currencies) {
    const name = rateName(other);
    const entry = draft.inputs.get(name)?.value;
    const isPlain = inputs.some((input) => input.name === name && isDimensionless(input.value.unit));
    if (entry === undefined || !isPlain || rates.some((rate) => rate.name === name)) continue;
    report(
      { problems: remarks },
      entry,
      `is a plain number, as no amount is in ${other}: what is multiplied by it stays in ${currency}`,
      entry.text,
      `write \`currency: ${other}\`, or ${other} in the unit beside a formula, as in \`{ formula: daily_cost, unit: ${other}/day }\``,
    );
  }
}
