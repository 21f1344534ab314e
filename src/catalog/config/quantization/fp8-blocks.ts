import { parametersOf, type Weight } from '../../structure/weight.ts';
import type { Dialect } from './dialect.ts';
import { exclusions } from './exclusions.ts';

/**
 * `quant_method: fp8`, as DeepSeek-V3 and Qwen3 are released: matrices of the layers in 8 bit with a 32-bit scale for
 * each block; one scale for the whole matrix where no block is given. Tables, norms and routers stay.
 */
export const fp8Blocks: Dialect = {
  matches: (quantization) => quantization.word('quant_method') === 'fp8',
  read(quantization) {
    const block = quantization.list('weight_block_size');
    const isLeftOut = exclusions(quantization.list('modules_to_not_convert') ?? []);
    const scales = ({ rows, columns, copies }: Weight) =>
      block === null
        ? copies
        : Math.ceil(rows / Number(block[0])) * Math.ceil(columns / Number(block[1])) * copies;
    return (weight) =>
      weight.kind !== 'linear' || isLeftOut(weight)
        ? null
        : { format: 'fp8', bytes: parametersOf(weight) + 4 * scales(weight) };
  },
};
