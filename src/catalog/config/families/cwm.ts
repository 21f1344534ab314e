import type { Family } from '../family.ts';
import { slidingWindows } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Code World Model (arXiv 2510.02387): Llama with a window in three layers of four. */
export const cwm: Family = {
  types: ['cwm'],
  read: (config) =>
    usualDecoder(config, {
      heads: { kvHeads: 8, headDim: 128 },
      block: { bias: config.yes('mlp_bias', false) },
      windows: (layers) => slidingWindows(config, layers, (layer) => layer % 4 > 0, 8192),
    }),
};
