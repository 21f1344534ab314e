import { decoder } from '../../structure/parts/decoder.ts';
import { addMamba, mambaState } from '../../structure/parts/mamba.ts';
import { addMamba2, mamba2State } from '../../structure/parts/mamba2.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { stateBytes } from './state-bytes.ts';
import { usualSizes } from './usual.ts';

/** Rank of the step's size: a number, or `auto` for a sixteenth of the width, rounded up. */
export function stepRank(config: ConfigReader, name: string, width: number): number {
  const usual = Math.ceil(width / 16);
  return config.find([name])?.[1] === 'auto' ? usual : config.size(name, usual);
}

/** Keys that change nothing that is counted. */
const idle = [
  'residual_in_fp32',
  'chunk_size',
  'rescale_prenorm_residual',
  'num_heads',
  'head_dim',
  'rms_norm',
];

/** Mamba (arXiv 2312.00752) and Falcon-Mamba: a mixer a layer, nothing else. */
export const mamba: Family = {
  types: ['mamba', 'falcon_mamba'],
  read(config) {
    const sizes = usualSizes(config);
    const plan = {
      inner: config.size('intermediate_size', config.size('expand', 2) * sizes.width),
      state: config.size('state_size', 16),
      kernel: config.size('conv_kernel', 4),
      stepRank: stepRank(config, 'time_step_rank', sizes.width),
      bias: config.yes('use_bias', false),
      convolutionBias: config.yes('use_conv_bias', true),
      norms: false,
    };
    for (const key of idle) config.find([key]);
    const bytes = stateBytes(config, 2);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', true),
      layer(list, at) {
        list.norm(`${at}.norm`, sizes.width);
        addMamba(list, `${at}.mixer`, sizes.width, plan);
        return { state: mambaState(plan, bytes) };
      },
    });
  },
};

/** Mamba-2 (arXiv 2405.21060), and Codestral Mamba. */
export const mamba2: Family = {
  types: ['mamba2'],
  read(config) {
    const sizes = usualSizes(config);
    const inner = config.size('expand', 2) * sizes.width;
    const heads = config.size('num_attention_heads', 128);
    const headDim = config.size('head_dim', inner / heads);
    if (heads * headDim !== inner && !Number.isNaN(heads * headDim))
      config.wrong(
        [config.nameOf('num_attention_heads')],
        `times \`head_dim\` must be the width ${inner} inside`,
        heads,
      );
    const plan = {
      heads,
      headDim,
      groups: config.size('n_groups', 8),
      state: config.size('state_size', 128),
      kernel: config.size('conv_kernel', 4),
      bias: config.yes('use_bias', false),
      convolutionBias: config.yes('use_conv_bias', true),
      norm: true,
    };
    for (const key of idle) config.find([key]);
    const bytes = stateBytes(config, 2);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      layer(list, at) {
        list.norm(`${at}.norm`, sizes.width);
        addMamba2(list, `${at}.mixer`, sizes.width, plan);
        return { state: mamba2State(plan, bytes) };
      },
    });
  },
};
