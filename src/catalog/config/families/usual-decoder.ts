import { type AttentionPlan, addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addFeedForward, type FeedForwardPlan } from '../../structure/parts/feed-forward.ts';
import type { Structure } from '../../structure/structure.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import { type HeadDefaults, type UsualSizes, usualHeads, usualSizes } from './usual.ts';

/** What sets a family apart among dense decoders. Whatever is left out is as in Llama. */
export interface DecoderHabits {
  /** Whether the output uses the input's table where the file does not say. */
  readonly tied?: boolean;
  readonly heads?: HeadDefaults;
  readonly attention?: Omit<AttentionPlan, 'heads' | 'keys'>;
  readonly block?: Partial<FeedForwardPlan>;
  /** Modules of attention and block in a layer, where they are not `self_attn` and `mlp`. */
  readonly modules?: readonly [attention: string, block: string];
  /** Norms of a layer that are as wide as the model; parallel blocks share one. */
  readonly norms?: readonly string[];
  /** What norms hold: a scale, a scale and an offset, or nothing. */
  readonly normHolds?: 'scale' | 'offset' | 'nothing';
  readonly windows?: (layers: number) => readonly (number | null)[];
  /** Rows of a learnt position table. */
  readonly positions?: number;
  readonly headBias?: boolean;
  readonly withoutFinalNorm?: boolean;
  /** Width of the table of input and output, where it is not the model's. */
  readonly tableWidth?: number;
  /** Adds what else a layer has. */
  readonly more?: (list: WeightList, at: string, sizes: UsualSizes) => void;
  /** Adds what else there is outside the layers. */
  readonly outside?: (list: WeightList, sizes: UsualSizes) => void;
  readonly remarks?: readonly string[];
}

/** Width of a block where the file does not say: four times the model's, as in GPT-2. */
export function fourfold(config: ConfigReader): number {
  return config.size('intermediate_size', 4 * config.size('hidden_size'));
}

export function usualDecoder(config: ConfigReader, habits: DecoderHabits = {}): Structure {
  const sizes = usualSizes(config);
  const { heads, keys } = usualHeads(config, sizes.width, habits.heads);
  const inner = habits.block?.inner ?? config.size('intermediate_size');
  const windows = habits.windows?.(sizes.layers) ?? [];
  const [attention, block] = habits.modules ?? ['self_attn', 'mlp'];
  const { norms = ['input_layernorm', 'post_attention_layernorm'], normHolds = 'scale' } = habits;
  const { positions, outside } = habits;
  return decoder({
    ...sizes,
    tied: config.yes('tie_word_embeddings', habits.tied ?? false),
    offsetNorms: normHolds === 'offset',
    withoutFinalNorm: habits.withoutFinalNorm ?? normHolds === 'nothing',
    headBias: habits.headBias === true,
    remarks: habits.remarks ?? [],
    ...(habits.tableWidth === undefined ? {} : { tableWidth: habits.tableWidth }),
    ...(positions === undefined ? {} : { positions }),
    ...(outside === undefined ? {} : { outside: (list) => outside(list, sizes) }),
    layer(list, at, layer) {
      if (normHolds !== 'nothing')
        for (const norm of norms) list.norm(`${at}.${norm}`, sizes.width, normHolds === 'offset');
      addAttention(list, `${at}.${attention}`, sizes.width, { ...habits.attention, heads, keys });
      addFeedForward(list, `${at}.${block}`, sizes.width, { gated: true, ...habits.block, inner });
      habits.more?.(list, at, sizes);
      const window = windows[layer] ?? null;
      return { attention: { heads, keys, ...(window === null ? {} : { window }) } };
    },
  });
}
