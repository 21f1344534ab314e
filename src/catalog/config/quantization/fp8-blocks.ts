import { byModule } from './by-module.ts';
import type { Dialect } from './dialect.ts';
import { layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { blockSize } from './group-size.ts';
import { pack } from './packing.ts';
import { fp8Packing, mxfp4Packing } from './usual-packings.ts';

/**
 * `quant_method: fp8`, as DeepSeek-V3 and Qwen3 are released: matrices of the layers in 8 bit with a 32-bit scale for
 * each block; one scale for the whole matrix where no block is given. Tables, norms and routers stay. DeepSeek-V4 keeps
 * its routed experts in 4 bit beside that, all scales in 8 bit, and says so outside, in `expert_dtype`.
 */
export const fp8Blocks: Dialect = {
  methods: ['fp8'],
  read(quantization, model) {
    const block = blockSize(quantization, 'weight_block_size');
    const isStatic = quantization.word('activation_scheme') === 'static';
    const isLeftOut = exclusions(quantization, 'modules_to_not_convert', 'ignored_layers', 'ignore');
    const isFour = model.word('expert_dtype') === 'fp4';
    const usual = fp8Packing(block ?? 'matrix', isStatic, isFour ? 8 : 32);
    const routed = isFour ? mxfp4Packing : usual;
    // NVIDIA's files of DeepSeek-V4 name the modules that are packed anew; the list of what is not is about those alone.
    const layers = quantization.nested('quantized_layers');
    const anew = layers === null ? null : byModule(layers);
    const blocks = layersOnly(layers === null ? isLeftOut : () => false, (weight) =>
      pack(weight, weight.routed ? routed : usual),
    );
    return (weight) => anew?.(weight) ?? blocks(weight);
  },
};
