import type { Mamba2Plan } from '../../structure/parts/mamba2.ts';
import type { ConfigReader } from '../config-reader.ts';

interface Defaults {
  readonly heads: number;
  readonly groups: number;
  readonly state: number;
  /** Width inside, where it is not `mamba_expand` times the model's. */
  readonly inner?: number;
}

/** A Mamba-2 mixer as files with `mamba_` keys give it; heads divide the width inside. */
export function mamba2Plan(config: ConfigReader, width: number, defaults: Defaults): Mamba2Plan {
  const inner = defaults.inner ?? config.size('mamba_expand', 2) * width;
  const heads = config.size('mamba_n_heads', defaults.heads);
  const given = config.find(['mamba_d_head'])?.[1];
  const headDim = given === 'auto' ? inner / heads : config.size('mamba_d_head', inner / heads);
  if (heads * headDim !== inner && !Number.isNaN(heads * headDim))
    config.wrong(['mamba_n_heads'], `times \`mamba_d_head\` must be the width ${inner} inside`, heads);
  for (const key of ['mamba_chunk_size', 'mamba_expand', 'mamba_norm_before_gate']) config.find([key]);
  return {
    heads,
    headDim,
    groups: config.size('mamba_n_groups', defaults.groups),
    state: config.size('mamba_d_state', defaults.state),
    kernel: config.size('mamba_d_conv', 4),
    bias: config.yes('mamba_proj_bias', false),
    convolutionBias: config.yes('mamba_conv_bias', true),
    norm: true,
  };
}
