import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { fourfold, usualDecoder } from './usual-decoder.ts';

/** Phi-1, 1.5 and 2: attention and block side by side after one norm, biases everywhere, at the output too. */
export const phi: Family = {
  types: ['phi', 'phi-msft', 'mixformer-sequential'],
  read: (config) =>
    usualDecoder(config, {
      attention: { biases: { qkv: true, output: true }, ...queryKeyNorm(config) },
      block: { inner: fourfold(config), gated: false, bias: true, names: ['', 'fc1', 'fc2'] },
      norms: ['input_layernorm'],
      normHolds: 'offset',
      headBias: true,
    }),
};

const queryKeyNorm = (config: ConfigReader) =>
  config.yes('qk_layernorm', false) ? ({ queryKeyNorm: 'head offset' } as const) : {};
