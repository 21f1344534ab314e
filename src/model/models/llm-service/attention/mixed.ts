import type { LayerKind } from '../../../options.ts';
import { count, notNegative, positive } from '../../rows.ts';
import type { InputRow, QuantityRow } from '../../rows.ts';
import type { AttentionTerms } from './attention.ts';

const tokens = 'token/query';
const pairs = 'FLOP*query/token^2';

/** Sum of terms; 0 of a unit where there are none. */
const sum = (terms: readonly string[], unit: string) =>
  terms.length === 0 ? `0 ${unit}` : `(${terms.join(' + ')})`;

const kindInputs = ({ name, window, best, compressed, indexer }: LayerKind): readonly InputRow[] => [
  count(`${name}_layers`, 'Layers of this kind.'),
  count(`${name}_values`, 'Numbers that such a layer caches for a token.'),
  {
    name: `${name}_read_flop`,
    unit: pairs,
    range: positive,
    explanation: 'Operations of such a layer for a token and one that it looks at, while a prompt is read.',
  },
  {
    name: `${name}_write_flop`,
    unit: pairs,
    range: positive,
    explanation: 'The same while an answer is written.',
  },
  ...(window
    ? [
        {
          name: `${name}_window`,
          unit: tokens,
          range: positive,
          explanation: 'Newest tokens that such a layer keeps and looks at.',
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
          explanation: 'Entries of the cache that such a layer looks at, the best of all.',
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

const kindQuantities = ({ name, indexer }: LayerKind): readonly QuantityRow[] => [
  {
    name: `${name}_entry_bytes`,
    unit: 'kB/token',
    formula: `${name}_layers * ${name}_values * kv_value_bytes / (1 token)`,
    explanation: 'Cache of one token in all layers of this kind.',
  },
  ...(indexer
    ? [
        {
          name: `${name}_index_bytes`,
          unit: 'kB/token',
          formula: `${name}_layers * ${name}_index_values * kv_value_bytes / (1 token)`,
          explanation: 'Cache of their indexers for one entry.',
        },
      ]
    : []),
];

/** Entries of older tokens beside the window, of a context. */
const older = ({ name }: LayerKind, context: string) => `${context} / ${name}_ratio`;

/** Entries that a layer keeps of a context. */
function kept(kind: LayerKind, context: string): string {
  const near = kind.window ? `min(${context}, ${kind.name}_window)` : context;
  return kind.compressed ? `(${near} + ${older(kind, context)})` : near;
}

/** Entries that a new token looks at. */
function seen(kind: LayerKind, context: string): string {
  if (!kind.best) return kept(kind, context);
  const best = (entries: string) => `min(${entries}, ${kind.name}_top_k)`;
  if (!kind.compressed) return best(kept(kind, context));
  return `(min(${context}, ${kind.name}_window) + ${best(older(kind, context))})`;
}

/** Entries that its indexer compares. */
const compared = (kind: LayerKind, context: string) => (kind.compressed ? older(kind, context) : context);

/**
 * Pairs of a new token of the prompt and one that it looks at, where it looks at most at `limit` of them. The mean
 * length is the one by tokens, E[X^2] / E[X]: exact without a limit.
 */
function pairsWithin(w: string, limit: string | null): string {
  if (limit === null) return `${w}.input_square * (1 - ${w}.cache_hit ^ 2) / 2`;
  const length = `${w}.prompt_length`;
  const mean = (of: string) => `if(${of} <= ${limit}, ${of} / 2, ${limit} - ${limit} ^ 2 / (2 * ${of}))`;
  return `${w}.input_tokens * (${mean(length)} - ${w}.cache_hit * ${mean(`(${w}.cache_hit * ${length})`)})`;
}

function pairsRead(kind: LayerKind, w: string): string {
  const { name, window, best, compressed } = kind;
  const near = pairsWithin(w, window ? `${name}_window` : best && !compressed ? `${name}_top_k` : null);
  if (!compressed) return near;
  const far = pairsWithin(w, best ? `(${name}_top_k * ${name}_ratio)` : null);
  return `(${near} + ${far} / ${name}_ratio)`;
}

/** Layers differ, or do not see everything before: each kind has its own terms, and they are added up. */
export function mixed(kinds: readonly LayerKind[], states: boolean): AttentionTerms {
  const indexed = kinds.filter(({ indexer }) => indexer);
  const keptBytes = (context: string) =>
    sum(
      [
        ...kinds.map((kind) => `${kept(kind, context)} * ${kind.name}_entry_bytes`),
        ...indexed.map((kind) => `${compared(kind, context)} * ${kind.name}_index_bytes`),
        ...(states ? ['state_bytes'] : []),
      ],
      'byte/query',
    );
  return {
    inputs: [
      count('kv_heads', 'Heads of keys and values that a cache can be divided by among accelerators.'),
      ...kinds.flatMap(kindInputs),
      ...(states ? stateInputs : []),
    ],
    quantities: [...kinds.flatMap(kindQuantities), perToken(kinds)],
    each: (w) => [
      {
        name: `${w}.prompt_length`,
        unit: tokens,
        formula: `${w}.input_square / ${w}.input_tokens`,
        explanation: 'Length of the prompt that a token of the input is in, on the mean.',
        source: 'E[X^2] / E[X]',
      },
      {
        name: `${w}.streamed_bytes`,
        unit: 'MB/query',
        formula: sum(
          [
            ...kinds.map((kind) => `${seen(kind, `${w}.context`)} * ${kind.name}_entry_bytes`),
            ...indexed.map((kind) => `${compared(kind, `${w}.context`)} * ${kind.name}_index_bytes`),
            ...(states ? ['2 * state_bytes'] : []),
          ],
          'byte/query',
        ),
        explanation: 'What an output token reads of the caches; states are read and written.',
      },
      {
        name: `${w}.attention_flop`,
        unit: 'MFLOP/token',
        formula: sum(
          [
            ...kinds.map(
              (kind) => `${kind.name}_layers * ${kind.name}_write_flop * ${seen(kind, `${w}.context`)}`,
            ),
            ...indexed.map(
              (kind) => `${kind.name}_layers * ${kind.name}_index_flop * ${compared(kind, `${w}.context`)}`,
            ),
            ...(states ? ['state_flop'] : []),
          ],
          'FLOP/token',
        ),
        explanation: 'Attention of one output token.',
        source: 'Vaswani et al. 2017, arXiv 1706.03762, section 3.2, over what each kind of layer looks at',
      },
      {
        name: `${w}.prefill_attention_flop`,
        unit: 'GFLOP/query',
        formula: sum(
          [
            ...kinds.map((kind) => `${kind.name}_layers * ${kind.name}_read_flop * ${pairsRead(kind, w)}`),
            ...indexed.map(
              (kind) =>
                `${kind.name}_layers * ${kind.name}_index_flop * ${pairsWithin(w, null)}${kind.compressed ? ` / ${kind.name}_ratio` : ''}`,
            ),
            ...(states ? [`state_flop * ${w}.input_tokens * (1 - ${w}.cache_hit)`] : []),
          ],
          'FLOP/query',
        ),
        explanation: 'Attention of what is read of a prompt to all that it looks at before it.',
        source: 'causal mask; within a window w: w - w^2 / (2 n) tokens on the mean of n',
      },
    ],
    kept: keptBytes,
    streamed: (w) => `${w}.streamed_bytes`,
    writing: (w) => `${w}.attention_flop`,
    reading: (w) => `${w}.prefill_attention_flop`,
    copies: (sharing) => `max(1, ${sharing} / kv_heads)`,
    copiesSource:
      'Pope et al. 2022, arXiv 2211.05102, section 3.3; compressed keys and values count as one head',
  };
}

const stateInputs: readonly InputRow[] = [
  {
    name: 'state_bytes',
    unit: 'MB/query',
    range: notNegative,
    explanation: 'State of fixed size that layers without a cache keep for a query.',
  },
  {
    name: 'state_flop',
    unit: 'MFLOP/token',
    range: notNegative,
    explanation: 'Operations on those states for a token.',
  },
];

/** What the cache grows by where the context is long. */
function perToken(kinds: readonly LayerKind[]): QuantityRow {
  const terms = kinds.flatMap((kind) => {
    const each = kind.compressed ? ` / ${kind.name}_ratio` : '';
    return [
      ...(kind.window && !kind.compressed ? [] : [`${kind.name}_entry_bytes${each}`]),
      ...(kind.indexer ? [`${kind.name}_index_bytes${each}`] : []),
    ];
  });
  return {
    name: 'kv_bytes_per_token',
    unit: 'kB/token',
    formula: terms.length === 0 ? '0 kB/token' : terms.join(' + '),
    explanation: 'Cache that each further token of a long context adds.',
    label: 'KV cache a token',
  };
}
