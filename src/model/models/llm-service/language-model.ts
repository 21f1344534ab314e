import { count, type InputRow, notNegative, positive, type QuantityRow } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import { attentionOf } from './attention/attention.ts';
import type { Section } from './section.ts';

const experts: readonly InputRow[] = [
  {
    name: 'routed_parameters',
    unit: 'parameter',
    range: notNegative,
    explanation: 'Parameters of all routed experts together.',
  },
  {
    name: 'expert_bytes_ratio',
    range: positive,
    explanation:
      'Bytes per parameter of the experts over the mean of all: below 1 where only the experts are quantized to few bits.',
  },
  count('experts', 'Routed experts in a layer.'),
  count('active_experts', 'Routed experts that a token activates in a layer.'),
];

const expertWeights: QuantityRow = {
  name: 'expert_weights',
  unit: 'GB',
  formula: 'routed_parameters * weight_bytes * expert_bytes_ratio',
  explanation: 'One copy of the weights of all routed experts.',
};

/** What the model is: its size, its attention, what it keeps in memory. */
export const languageModel: Section = {
  inputs: ({ architecture }) => [
    {
      name: 'parameters',
      unit: 'parameter',
      range: positive,
      explanation:
        'All parameters: what has to fit in memory. For a mixture of experts, the total and not the active ones.',
    },
    shared.activeParameters,
    {
      name: 'embedding_parameters',
      unit: 'parameter',
      range: notNegative,
      explanation:
        'Parameters of the embedding that are looked up, not multiplied with; 0 where the output shares them.',
    },
    ...(architecture.feedForward === 'experts' ? experts : []),
    count('layers', 'Layers of the Transformer, each of attention (or a state) and a feed-forward block.'),
    ...attentionOf(architecture).inputs,
    {
      name: 'weight_bytes',
      unit: 'byte/parameter',
      range: positive,
      explanation: 'Bytes per parameter in memory, by the number format of the weights.',
    },
    {
      name: 'kv_value_bytes',
      unit: 'byte',
      range: positive,
      explanation: 'Bytes of one number in the KV cache.',
    },
  ],
  quantities: ({ architecture }) => [
    {
      name: 'weights',
      unit: 'GB',
      formula: 'if(active_parameters <= parameters, parameters * weight_bytes, 0 byte / 0)',
      explanation:
        'One copy of the weights. No number where more parameters are active than there are in total: the two have been swapped.',
    },
    ...(architecture.feedForward === 'experts' ? [expertWeights] : []),
    ...attentionOf(architecture).quantities,
  ],
};
