import { notNegative, positive, share, type InputRow, type QuantityRow } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import { type Section, sumOver } from './section.ts';
import { sharedQuantities } from '../shared-quantities.ts';

/** Inputs that every workload has, without its name. */
export const workloadInputs: readonly InputRow[] = [
  {
    name: 'share',
    range: notNegative,
    explanation: 'Share of the queries. Shares need not add up to 1: only their proportions count.',
  },
  {
    name: 'input_tokens',
    unit: 'token/query',
    range: positive,
    spreadIn: 'input_cv',
    explanation:
      'Mean input tokens per query, including system prompt, history and documents. The mean of a day, not one query’s length.',
  },
  {
    name: 'output_tokens',
    unit: 'token/query',
    range: positive,
    spreadIn: 'output_cv',
    explanation:
      'Mean output tokens per query, hidden reasoning included. The mean of a day, not one query’s length.',
  },
  {
    name: 'input_cv',
    range: notNegative,
    explanation: 'Spread of input lengths within the day: standard deviation over mean.',
  },
  {
    name: 'output_cv',
    range: notNegative,
    explanation: 'Spread of output lengths within the day: standard deviation over mean.',
  },
  {
    name: 'length_correlation',
    range: [-1, 1],
    explanation: 'Correlation of input and output length within the day.',
  },
  {
    name: 'cache_hit',
    range: share,
    explanation: 'Share of the input tokens found in the prompt cache, which skip prefill.',
  },
];

const each = (w: string): readonly QuantityRow[] => [
  {
    name: `${w}.input_square`,
    unit: 'token^2/query^2',
    formula: `${w}.input_tokens ^ 2 * (1 + ${w}.input_cv ^ 2)`,
    explanation:
      'Mean of the squared input length: attention grows with the square, and long queries weigh more.',
    source: 'E[X^2] = E[X]^2 (1 + cv^2)',
  },
  {
    name: `${w}.context`,
    unit: 'token/query',
    formula: `${w}.input_tokens * (1 + ${w}.length_correlation * ${w}.input_cv * ${w}.output_cv) + ${w}.output_tokens * (1 + ${w}.output_cv ^ 2) / 2`,
    explanation: 'Mean context of an output token: the input before it and, on average, half of the output.',
    source: 'E[I O + O^2 / 2] / E[O]: the mean over tokens, not over queries',
  },
];

/** Who asks, how often, and how much text. */
export const demand: Section = {
  inputs: () => [shared.dailyActiveUsers, shared.queriesPerUser],
  quantities: ({ workloads }) => [
    sharedQuantities.queries,
    ...workloads.flatMap((w) => [
      {
        name: `${w}.queries`,
        unit: 'query/day',
        formula: `queries * ${w}.share / (${sumOver(workloads, (other) => `${other}.share`)})`,
        explanation: 'Queries per day of this workload.',
      },
      ...each(w),
    ]),
    {
      name: 'input_tokens_per_day',
      unit: 'Mtoken/day',
      formula: sumOver(workloads, (w) => `${w}.queries * ${w}.input_tokens`),
      explanation: 'Input tokens per day, including those from the cache.',
    },
    {
      name: 'cached_tokens_per_day',
      unit: 'Mtoken/day',
      formula: sumOver(workloads, (w) => `${w}.queries * ${w}.input_tokens * ${w}.cache_hit`),
      explanation: 'Tokens per day that are found in the prompt cache.',
    },
    {
      name: 'output_tokens_per_day',
      unit: 'Mtoken/day',
      formula: sumOver(workloads, (w) => `${w}.queries * ${w}.output_tokens`),
      explanation: 'Output tokens per day.',
    },
  ],
};
