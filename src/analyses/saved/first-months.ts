import type { Comparison } from '../comparison/result.ts';
import type { FirstMonth } from '../forecast/result.ts';
import type { OutputResult } from '../outcome/result.ts';
import type { Result } from '../result.ts';

/** Whether an output of a saved result is a month or never; all others are numbers. */
export function isFirstMonth(output: object): output is FirstMonth {
  return Object.hasOwn(output, 'never');
}

/** A value of any format as it is saved: first months stand among the outputs of every Result in it, after the numbers. */
export function intoOutputs<Value extends { readonly format: string }>(value: Value): Value {
  return changed(value, (result) => {
    const { firstMonths, outputs } = result;
    return firstMonths === undefined
      ? result
      : withInstead(result, { outputs: { ...outputs, ...firstMonths } });
  });
}

/** A saved value as it is worked with: the first months of every Result stand apart from its outputs. */
export function outOfOutputs<Value extends { readonly format: string }>(value: Value): Value {
  return changed(value, (result) => {
    const all = Object.entries<OutputResult | FirstMonth>(result.outputs);
    const [outputs, firstMonths] = [false, true].map((isMonth) =>
      Object.fromEntries(all.filter(([, output]) => isFirstMonth(output) === isMonth)),
    );
    return Object.keys(firstMonths!).length === 0 ? result : withInstead(result, { outputs, firstMonths });
  });
}

/** A result with something else in the place of its outputs. Keys keep their order: read and written again it is the same, byte for byte. */
function withInstead(result: Result, instead: object): Result {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(result);
  return Object.fromEntries(
    entries.flatMap((entry) => {
      if (entry[0] === 'outputs') return Object.entries<unknown>({ ...instead });
      return entry[0] === 'firstMonths' ? [] : [entry];
    }),
  ) as unknown as Result;
}

function changed<Value extends { readonly format: string }>(
  value: Value,
  change: (result: Result) => Result,
): Value {
  if (value.format === 'costcone-result/1') return change(value as unknown as Result) as unknown as Value;
  if (value.format !== 'costcone-comparison/1') return value;
  const { base, others } = value as unknown as Comparison;
  return {
    ...value,
    base: change(base),
    others: others.map((other) => ({ ...other, result: change(other.result) })),
  };
}
