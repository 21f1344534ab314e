import type { Explanation } from '../../analyses/explain/result.ts';
import {
  horizonWords,
  modelErrorsWords,
  observationWords,
  scoreWords,
} from '../../analyses/explain/words.ts';
import { visible } from '../../errors.ts';
import { wrap } from './text-layout.ts';

/** What a scenario or model is made of, for a terminal. */
export function terminalExplanation(explanation: Explanation): string {
  const { title, model, notes, horizon, inputs, quantities, observed = [], outputs } = explanation;
  return [
    ...wrap(model === null ? title : `${model.name}: ${model.explanation}`),
    '',
    ...notes.flatMap((note) => [...wrap(note), '']),
    ...(horizon === undefined ? [] : [...wrap(`Months: ${horizonWords(horizon)}.`), '']),
    `Inputs (${inputs.length}): name [unit] = value, allowed range, explanation, source`,
    '',
    ...inputs.flatMap(describeInput),
    `Quantities (${quantities.length}), in the order in which they are computed:`,
    '',
    ...quantities.flatMap(({ name, unit, overMonths, explanation, formula }) =>
      wrap(
        `${name}${unit && ` [${unit}]`}${overMonths?.byMonth ? ' (by month)' : ''}${explanation === '' ? ` = ${formula}` : `: ${explanation}`}`,
        '  ',
      ),
    ),
    '',
    ...describeObserved(observed),
    ...wrap(`Outputs unless a scenario names others: ${outputs.join(', ')}.`),
    ...wrap(
      `Add a name to see how it is computed: costcone explain FILE|MODEL ${outputs[0] ?? 'daily_cost'}`,
    ),
  ].join('\n');
}

function describeInput(input: Explanation['inputs'][number]): string[] {
  const { name, unit, notation, changes = [], range, isDefault, explanation, source, backtest } = input;
  return [
    visible(`${name}${unit && ` [${unit}]`} = ${notation}${isDefault ? '  (default)' : ''}`),
    ...changes.flatMap(({ key, text }) => wrap(`${key}: ${text}`, '    ')),
    ...(range === null ? [] : [`    allowed: ${rangeText(range)}`]),
    ...(explanation === '' ? [] : wrap(explanation, '    ')),
    ...(source === '' ? [] : wrap(`source: ${source}`, '    ')),
    ...(backtest === null ? [] : wrap(scoreWords(backtest), '    ')),
    '',
  ];
}

function describeObserved(observed: NonNullable<Explanation['observed']>): string[] {
  if (observed.length === 0) return [];
  // Several observations of one quantity have the same words.
  const said = new Set<string | null>([null]);
  return [
    `Observed (${observed.length}), which every draw is held against:`,
    '',
    ...observed.flatMap((one) => {
      const words = modelErrorsWords(one.quantity, one.modelErrors);
      const isNew = !said.has(words);
      said.add(words);
      return [...wrap(observationWords(one), '  '), ...(isNew ? wrap(words!, '      ') : [])];
    }),
    '',
  ];
}

function rangeText([low, high]: readonly [number | null, number | null]): string {
  if (low === null && high === null) return 'any number';
  // The smallest double stands for an end that is left out.
  if (low === Number.MIN_VALUE) return high === null ? 'above 0' : `above 0, at most ${high}`;
  if (high === null) return `${low} and above`;
  if (low === null) return `${high} and below`;
  return `${low} to ${high}`;
}
