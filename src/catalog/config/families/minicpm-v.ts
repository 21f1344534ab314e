import type { Family } from '../family.ts';
import { minicpm } from './minicpm.ts';
import { llama } from './llama.ts';
import { qwen2 } from './qwen2.ts';
import { qwen3 } from './qwen3.ts';

/** Language models of MiniCPM-V and MiniCPM-o by `version`: their own, then Llama 3, Qwen2 and Qwen3. */
const byVersion: Readonly<Record<string, Family>> = {
  '2.0': minicpm,
  '2': minicpm,
  '2.5': llama,
  '2.6': qwen2,
  '4.0': minicpm,
  '4': minicpm,
  '4.5': qwen3,
};

/** MiniCPM-V and MiniCPM-o: the keys of a language model beside those of the parts that see and hear. */
export const minicpmV: Family = {
  types: ['minicpmv', 'minicpmo'],
  read(config) {
    const version = config.find(['version'])?.[1] ?? '2.0';
    const family = byVersion[String(version)];
    if (family === undefined)
      config.wrong(['version'], 'is not known', version, `known: ${Object.keys(byVersion).join(', ')}`);
    return (family ?? minicpm).read(config);
  },
};
