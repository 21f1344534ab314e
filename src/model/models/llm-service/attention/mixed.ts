import type { LayerKind } from '../../../options.ts';
import { count } from '../../rows.ts';
import { kindInputs, stateInputs } from './kind-inputs.ts';
import { compared, kept, kindQuantities, pairsRead, pairsWithin, perToken, seen } from './kind-terms.ts';
import type { AttentionTerms } from './terms.ts';

const tokens = 'token/query';

/** Sum of terms; 0 of a unit where there are none. */
const sum = (terms: readonly string[], unit: string) =>
  terms.length === 0 ? `0 ${unit}` : `(${terms.join(' + ')})`;

/** Layers differ, or do not see everything before: each kind has its own terms, and they are added up. */
export function mixed(kinds: readonly LayerKind[], states: boolean): AttentionTerms {
  const indexed = kinds.filter(({ indexer }) => indexer);
  const keptBytes = (context: string, copies = '') =>
    sum(
      [
        ...kinds.map(
          (kind) =>
            `${kept(kind, context)} * ${kind.name}_entry_bytes${kind.shared ? ` * ${kind.name}_cached_layers / ${kind.name}_layers` : ''}${copies}`,
        ),
        ...indexed.map((kind) => `${compared(kind, context)} * ${kind.name}_index_bytes${copies}`),
        ...(states ? ['state_bytes'] : []),
      ],
      'byte/query',
    );
  return {
    inputs: [
      count('kv_heads', 'Heads of keys and values by which a cache can be divided among accelerators.'),
      ...kinds.flatMap(kindInputs),
      ...(states ? stateInputs : []),
    ],
    quantities: [...kinds.flatMap(kindQuantities), perToken(kinds)],
    each: (w) => [
      {
        name: `${w}.prompt_length`,
        unit: tokens,
        formula: `${w}.input_square / ${w}.input_tokens`,
        explanation: 'Mean length of the prompt that an input token is part of.',
        source: 'E[X^2] / E[X]',
      },
      {
        name: `${w}.streamed_bytes`,
        unit: 'MB/query',
        formula: sum(
          [
            ...kinds.map((kind) => `${seen(kind, `${w}.context`)} * ${kind.name}_entry_bytes * kv_copies`),
            ...indexed.map(
              (kind) => `${compared(kind, `${w}.context`)} * ${kind.name}_index_bytes * kv_copies`,
            ),
            ...(states ? ['2 * state_bytes'] : []),
          ],
          'byte/query',
        ),
        explanation:
          'Bytes of the caches that the accelerators read per output token, copies included; states are read and written.',
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
        explanation: 'Attention of the uncached part of a prompt to the tokens before it that it attends to.',
        source: 'causal mask; within a window w: w - w^2 / (2 n) tokens on average over n',
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
