import { describe, expect, it } from 'vitest';
import { languageModels, rowOf } from './catalog.ts';
import { numberFormats } from './storage-formats.ts';
import { type OptionWords, resolveOptions } from './resolve-options.ts';
import { weightStorage } from './weight-storage.ts';

const problemsOf = (words: OptionWords) =>
  resolveOptions(words).problems.map(({ path, rule }) => `${path.join('.')}: ${rule}`);
const notation = (words: OptionWords, name: string) => resolveOptions(words).options.defaults[name]?.notation;
const experts = { language_model: 'qwen3-235b-a22b' };

describe('instances', () => {
  it('keep attention on each accelerator where heads cannot be divided among all', () => {
    const replicas = (language_model: string, decode: number) =>
      notation({ language_model, gpus_per_instance: { decode } }, 'decode_replicas');
    // Four heads of keys and values.
    expect(replicas('qwen3-235b-a22b', 4)).toBe('1');
    expect(replicas('qwen3-235b-a22b', 16)).toBe('16');
    // 470 GB of weights leave room on eight accelerators of 80 GiB for four attentions of 16 GB, not for eight.
    expect(replicas('qwen3-235b-a22b', 8)).toBe('4');
    expect(replicas('deepseek-v3', 16)).toBe('16');
    expect(replicas('llama3.1-405b', 16)).toBe('1');
  });

  it('have fewer replicas of attention where there is no room for one on each accelerator', () => {
    const shape = (accelerator: string) =>
      ['decode_gpus', 'decode_replicas'].map((name) =>
        notation({ language_model: 'jamba-1.5-large', accelerator }, name),
      );
    // 797 GB in 16 bit, 101 GB of them outside the routed experts: 0.8 x 16 x 80 GiB are 1,100 GB, room for two.
    expect(shape('h100-sxm')).toEqual(['16 GPU', '2']);
    expect(shape('b200')).toEqual(['8 GPU', '1']);
  });

  it('are separate pools where they differ', () => {
    const separate = { ...experts, gpus_per_instance: { prefill: 4, decode: 16 } };
    expect(notation(separate, 'separate_pools')).toBe('1');
    expect(notation(separate, 'communication_hidden')).toBe('uniform(0.5, 0.9)');
    expect(notation(experts, 'separate_pools')).toBe('0');
    expect(notation(experts, 'communication_hidden')).toBe('0');
  });

  it.each<[OptionWords, string]>([
    [
      { ...experts, gpus_per_instance: { decode: 8 }, attention_replicas: { decode: 3 } },
      'attention_replicas.decode: must divide the 8 accelerators of the instance',
    ],
    [
      { gpus_per_instance: { decode: 8 }, attention_replicas: { decode: 8 } },
      'attention_replicas.decode: must be 1 for a dense model',
    ],
    [{ attention_replicas: { both: 1 } }, 'attention_replicas.both: unknown key'],
    [
      { ...experts, attention_replicas: { decode: 0 } },
      'attention_replicas.decode: must be a whole number of at least 1',
    ],
  ])('refuse %j', (words, problem) => {
    expect(problemsOf(words)).toEqual([problem]);
  });

  it('are never found silently where nothing holds the model', () => {
    const huge = { layers: 200, d_model: 100_000, heads: 1000, d_ff: 400_000, vocabulary: 1e5, gated: true };
    expect(problemsOf({ language_model: huge, accelerator: 'a10g' })).toEqual([
      'language_model: own model does not fit on 1024 NVIDIA A10G 24GB (AWS)',
    ]);
  });
});

describe('weights', () => {
  it.each([
    // hugging-quants/Meta-Llama-3.1-70B-Instruct-GPTQ-INT4 and 8B: 39.8 and 5.7 GB of files.
    ['llama3.1-70b', 'int4', 39.8],
    ['llama3.1-8b', 'int4', 5.7],
    // nvidia/Llama-3.1-405B-Instruct-FP8: matrices in 8 bit, two tables of 128,256 x 16,384 in 16.
    ['llama3.1-405b', 'fp8', 410],
    ['llama3.1-70b', 'bf16', 141.1],
  ] as const)('of %s in %s are %f GB, scales and tables included', (model, format, gigabytes) => {
    const row = rowOf(languageModels(), model)!;
    const bytes = weightStorage(row, numberFormats[format]).mean * row.parameters;
    expect(bytes / 1e9 / gigabytes).toBeCloseTo(1, 2);
  });

  it('are in the format of their release, and multiplied in 16 bit where the accelerator knows no better', () => {
    expect(Number.parseFloat(notation({ language_model: 'deepseek-v3' }, 'weight_bytes')!)).toBeCloseTo(
      1.003,
      3,
    );
    const stored = { formats: { weights: 'fp4' }, accelerator: 'h100-sxm' };
    expect(notation(stored, 'peak_flops')).toBe('989 TFLOP/s/GPU');
    expect(notation(stored, 'linear_efficiency')).toBe('beta(p5=0.58, p95=0.80)');
    expect(notation({ ...stored, accelerator: 'b200' }, 'peak_flops')).toBe('9000 TFLOP/s/GPU');
  });
});
