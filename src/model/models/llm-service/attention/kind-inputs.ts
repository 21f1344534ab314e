import type { LayerKind } from '../../../options.ts';
import { count, type InputRow, notNegative, positive } from '../../rows.ts';

const tokens = 'token/query';
const pairs = 'FLOP*query/token^2';

/** Inputs of one kind of layers. */
export const kindInputs = ({
  name,
  window,
  best,
  compressed,
  indexer,
  shared,
}: LayerKind): readonly InputRow[] => [
  count(`${name}_layers`, 'Layers of this kind.'),
  count(`${name}_values`, 'Numbers that such a layer caches per token.'),
  ...(shared
    ? [
        {
          name: `${name}_cached_layers`,
          range: notNegative,
          explanation:
            'How many of them keep a cache of their own; the others use the cache of an earlier layer.',
        },
      ]
    : []),
  {
    name: `${name}_read_flop`,
    unit: pairs,
    range: positive,
    explanation: 'Operations of such a layer per pair of a token and a token it attends to, in prefill.',
  },
  {
    name: `${name}_write_flop`,
    unit: pairs,
    range: positive,
    explanation: 'The same in decode.',
  },
  ...(window
    ? [
        {
          name: `${name}_window`,
          unit: tokens,
          range: positive,
          explanation: 'Newest tokens that such a layer caches and attends to (sliding window).',
        },
      ]
    : []),
  ...(compressed
    ? [count(`${name}_ratio`, 'Older tokens that such a layer compresses to one entry of its cache.')]
    : []),
  ...(best
    ? [
        {
          name: `${name}_top_k`,
          unit: tokens,
          range: positive,
          explanation: 'Entries of the cache that such a layer attends to: those with the highest scores.',
        },
      ]
    : []),
  ...(indexer
    ? [
        count(`${name}_index_values`, 'Numbers that the indexer of such a layer caches for each entry.'),
        {
          name: `${name}_index_flop`,
          unit: pairs,
          range: positive,
          explanation: 'Operations of the indexer for a token and an entry that it compares.',
        },
      ]
    : []),
];

/** Inputs of the layers that keep a state. */
export const stateInputs: readonly InputRow[] = [
  {
    name: 'state_bytes',
    unit: 'MB/query',
    range: notNegative,
    explanation: 'State of fixed size that layers without a cache keep per query.',
  },
  {
    name: 'state_flop',
    unit: 'MFLOP/token',
    range: notNegative,
    explanation: 'Operations on these states per token.',
  },
];
