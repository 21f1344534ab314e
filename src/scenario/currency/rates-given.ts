import { namesIn } from '../../notation/fold.ts';
import { sameDimension } from '../../units/arithmetic.ts';
import { moneyIn } from '../../units/currencies.ts';
import { powersText } from '../../units/powers.ts';
import type { ModelInput } from '../../model/model.ts';
import type { Draft } from '../draft.ts';
import { unitName } from '../inputs.ts';
import { type Reading, report } from '../reading.ts';
import type { Correlation, Goal, InputValue, ScenarioInput } from '../scenario.ts';
import { baseCurrency } from './choose-currency.ts';
import type { MoneyNames } from './in-one-currency.ts';

/** Reports rates that are given the other way round, or as a share. */
export function checkRates(
  rates: readonly ModelInput[],
  inputs: readonly ScenarioInput[],
  draft: Draft,
  reading: Reading,
): void {
  for (const { name, unit } of rates) {
    const value = inputs.find((input) => input.name === name)?.value;
    const written = draft.inputs.get(name)?.value;
    if (value === undefined || written === undefined) continue;
    const isSame = powersText(moneyIn(value.unit)) === unit.text && sameDimension(value.unit, unit);
    if (isSame && value.unit.factor === unit.factor) continue;
    report(
      reading,
      written,
      `must be in ${unit.text}`,
      unitName(value.unit),
      reciprocalHint(value, unit.text),
    );
  }
}

/** The same rate the other way round, where one number says it. */
function reciprocalHint(value: InputValue, unit: string): string | undefined {
  const isReciprocal = value.unit.text === unit.split('/').reverse().join('/');
  if (value.kind !== 'constant' || !isReciprocal || !(value.value > 0)) return undefined;
  return `write ${Number((1 / value.value).toPrecision(4))} ${unit}`;
}

/** Names of rates that a formula, a goal, a published or an observed value is converted by, or that go together with another input. */
export function neededRates(
  { quantities, atMiddle }: MoneyNames,
  rates: readonly ModelInput[],
  goals: readonly Goal[],
  correlations: readonly Correlation[],
  observed: ReadonlySet<string>,
): ReadonlySet<string> {
  const named = new Set([
    ...[...quantities, ...goals].flatMap(({ tree }) => namesIn(tree)),
    ...correlations.flatMap(({ between }) => between),
    ...observed,
  ]);
  return new Set(rates.map(({ name }) => name).filter((name) => named.has(name) || atMiddle.has(name)));
}

/** Inputs without the rates that were not given and are not needed. */
export function withoutIdleRates(
  inputs: readonly ScenarioInput[],
  rates: readonly ModelInput[],
  needed: ReadonlySet<string>,
): readonly ScenarioInput[] {
  const idle = new Set(rates.map(({ name }) => name).filter((name) => !needed.has(name)));
  return inputs.filter(({ name, place }) => place !== null || !idle.has(name));
}

/** What a report says where several rates are drawn, which in the market go together. */
export function ratesNotes(
  needed: ReadonlySet<string>,
  correlations: readonly Correlation[],
): readonly string[] {
  const alone = [...needed].filter((name) => !correlations.some(({ between }) => between.includes(name)));
  if (needed.size < 2 || alone.length === 0) return [];
  return [
    `Exchange rates (${[...needed].join(', ')}) are drawn independently unless \`correlations\` links them. Without that, amounts between two currencies other than ${baseCurrency} look less certain than they are.`,
  ];
}
