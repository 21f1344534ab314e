import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageModels, rowOf } from './catalog.ts';
import { readConfig } from './config/read-config.ts';
import { readHyperparameters } from './hyperparameters.ts';
import { rowNamed } from './row-names.ts';
import { cacheBytes } from './structure/attention-layers.ts';

const rows = languageModels();
const row = (id: string) => rowOf(rows, id)!;
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('language models', () => {
  it('are more than a hundred, each found by its names and by no other row', () => {
    expect(rows.length).toBeGreaterThanOrEqual(100);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { id, aliases = [] } of rows)
      for (const name of [id, ...aliases])
        expect([name, rowNamed(rows, name, 'release')?.id]).toEqual([name, id]);
  });

  it('are what the files and shapes of bench/language-models.json come to', () => {
    const manifest = new URL('../../bench/language-models.json', import.meta.url);
    const entries = JSON.parse(readFileSync(manifest, 'utf8')) as {
      readonly config?: Readonly<Record<string, unknown>>;
      readonly shape?: Readonly<Record<string, unknown>>;
    }[];
    const counted = entries.map(({ config, shape, ...about }) => {
      const reading = config === undefined ? readHyperparameters(shape ?? {}, []) : readConfig({ config });
      return { ...about, ...reading.facts };
    });
    expect(rows).toEqual(counted);
  });

  it.each(rows.map((one) => [one.id, one] as const))('%s adds up', (_, model) => {
    const { parameters, active_parameters, routed_parameters, embedding_parameters, weights, experts } =
      model;
    expect(sum(weights.map((one) => one.parameters))).toBe(parameters);
    expect(sum(weights.filter(({ part }) => part === 'routed').map((one) => one.parameters))).toBe(
      routed_parameters,
    );
    expect(active_parameters).toBeLessThanOrEqual(parameters);
    expect(active_parameters < parameters).toBe(experts !== null);
    expect(embedding_parameters).toBeLessThan(parameters / 2);
    // From four bits with their scales to 16.
    const bytes = sum(weights.map((one) => one.bytes)) / parameters;
    expect(bytes).toBeGreaterThan(0.5);
    expect(bytes).toBeLessThan(2.01);
    expect(sum([...model.attention, ...model.states].map(({ layers }) => layers))).toBeLessThanOrEqual(
      model.layers,
    );
    expect(cacheBytes(model, 1024, 2)).toBeGreaterThan(0);
    expect(cacheBytes(model, 2048, 2)).toBeGreaterThan(cacheBytes(model, 1024, 2));
  });
});

/**
 * Totals as their makers print them, and where to check: recalled (judgement), not read again for this table. A count
 * agrees where it rounds to the same digits.
 */
describe('published totals', () => {
  it.each([
    ['gpt2-1.5b', '1558M', 'openai/gpt-2, download_model.py'],
    ['gpt3-175b', '175B', 'arXiv 2005.14165, table 2.1'],
    ['opt-66b', '66B', 'arXiv 2205.01068'],
    ['opt-175b', '175B', 'arXiv 2205.01068'],
    ['mt-nlg-530b', '530B', 'arXiv 2201.11990'],
    ['gpt-j-6b', '6050882784', 'model card of EleutherAI/gpt-j-6b'],
    ['gpt-neox-20b', '20554567680', 'model card of EleutherAI/gpt-neox-20b'],
    ['pythia-12b', '11846072320', 'model card of EleutherAI/pythia-12b'],
    ['bloom-7b', '7069016064', 'model card of bigscience/bloom-7b1'],
    ['bloom-176b', '176247271424', 'model card of bigscience/bloom'],
    ['mixtral-8x7b', '46.7B', 'arXiv 2401.04088'],
    ['mixtral-8x22b', '140.6B', 'docs.mistral.ai, table of models'],
    ['phi-3-mini', '3.8B', 'arXiv 2404.14219'],
    ['phi-3-medium', '14B', 'arXiv 2404.14219'],
    ['phi-3.5-moe', '41.9B', 'model card of microsoft/Phi-3.5-MoE-instruct'],
    ['dbrx-132b', '132B', 'model card of databricks/dbrx-base'],
    ['jamba-1.5-mini', '52B', 'arXiv 2408.12570'],
    ['command-r-35b', '35B', 'model card of CohereLabs/c4ai-command-r-v01'],
    ['command-r-plus-104b', '104B', 'model card of CohereLabs/c4ai-command-r-plus'],
    ['command-a-111b', '111B', 'model card of CohereLabs/c4ai-command-a-03-2025'],
    ['deepseek-v2', '236B', 'arXiv 2405.04434'],
    ['deepseek-v2-lite', '15.7B', 'arXiv 2405.04434'],
    ['deepseek-v3', '671B', 'arXiv 2412.19437'],
    ['deepseek-v4-flash', '284B', 'model card of deepseek-ai/DeepSeek-V4-Flash'],
    ['olmoe-1b-7b', '6.9B', 'arXiv 2409.02060'],
    ['qwen1.5-moe-a2.7b', '14.3B', 'model card of Qwen/Qwen1.5-MoE-A2.7B'],
    ['qwen2.5-0.5b', '0.49B', 'model card of Qwen/Qwen2.5-0.5B'],
    ['qwen2.5-1.5b', '1.54B', 'model card of Qwen/Qwen2.5-1.5B'],
    ['qwen2.5-3b', '3.09B', 'model card of Qwen/Qwen2.5-3B'],
    ['qwen2.5-72b', '72.7B', 'model card of Qwen/Qwen2.5-72B'],
    ['qwen3-4b', '4.0B', 'model card of Qwen/Qwen3-4B'],
    ['qwen3-8b', '8.2B', 'model card of Qwen/Qwen3-8B'],
    ['qwen3-14b', '14.8B', 'model card of Qwen/Qwen3-14B'],
    ['qwen3-32b', '32.8B', 'model card of Qwen/Qwen3-32B'],
    ['qwen3-30b-a3b', '30.5B', 'model card of Qwen/Qwen3-30B-A3B'],
    ['qwen3-235b-a22b', '235B', 'model card of Qwen/Qwen3-235B-A22B'],
    ['qwen3-coder-480b-a35b', '480B', 'model card of Qwen/Qwen3-Coder-480B-A35B-Instruct'],
    ['qwen3-next-80b-a3b', '80B', 'model card of Qwen/Qwen3-Next-80B-A3B-Instruct'],
    ['gpt-oss-20b', '20.91B', 'arXiv 2508.10925'],
    ['gpt-oss-120b', '116.83B', 'arXiv 2508.10925'],
    ['hunyuan-a13b', '80B', 'model card of tencent/Hunyuan-A13B-Instruct'],
    ['granite-4.0-h-small', '32B', 'model card of ibm-granite/granite-4.0-h-small'],
    ['mimo-v2-flash', '309B', 'model card of XiaomiMiMo/MiMo-V2-Flash'],
    ['nemotron-3-nano-30b-a3b', '31.6B', 'NVIDIA Nemotron 3 Nano technical report'],
    ['glm-5', '744B', 'model card of zai-org/GLM-5'],
  ])('%s has %s (%s)', (id, text) => {
    const [, digits = '', decimals = '', letter = ''] = /^(\d+)(?:\.(\d+))?([MB]?)$/.exec(text)!;
    const unit = { M: 1e6, B: 1e9 }[letter] ?? 1;
    const printed = Number(`${digits}.${decimals || '0'}`);
    expect(Number((row(id).parameters / unit).toFixed(decimals.length))).toBe(printed);
  });

  it.each([
    // Recalled too: embeddings and the rest in millions, Gemma 2 report (arXiv 2408.00118).
    ['gemma2-2b', 590, 2024],
    ['gemma2-9b', 918, 8324],
    ['gemma2-27b', 1180, 26047],
    // Gemma 3 (arXiv 2503.19786).
    ['gemma3-1b', 302, 698],
    // Nemotron-4 (arXiv 2406.11704): input and output.
    ['nemotron-4-340b', 9437, 331592],
  ])('%s has tables of %d million and %d million besides', (id, tables, rest) => {
    const { weights, parameters } = row(id);
    const inTables = sum(weights.filter(({ part }) => part === 'tables').map((one) => one.parameters));
    expect(Math.abs(inTables / 1e6 - tables)).toBeLessThan(0.6);
    expect(Math.abs((parameters - inTables) / 1e6 / rest - 1)).toBeLessThan(0.001);
  });

  it.each([
    // Without the table of the input: arXiv 2508.10925.
    ['gpt-oss-20b', 3.61],
    ['gpt-oss-120b', 5.13],
  ])('%s has %f billion active, the table of the input left out', (id, billion) => {
    const { active_parameters, embedding_parameters } = row(id);
    expect((active_parameters - embedding_parameters) / 1e9).toBeCloseTo(billion, 2);
  });
});

/** Bytes in 16 bit that one more token takes after 32,768: layers that see so far, 2 for keys and values, heads, width, 2. */
describe('cache', () => {
  it.each([
    ['llama3.3-70b', 80 * 2 * 8 * 128 * 2],
    ['qwen2.5-7b', 28 * 2 * 4 * 128 * 2],
    ['qwen3-8b', 36 * 2 * 8 * 128 * 2],
    ['qwen3-30b-a3b', 48 * 2 * 4 * 128 * 2],
    ['mistral-large-2', 88 * 2 * 8 * 128 * 2],
    ['mistral-nemo-12b', 40 * 2 * 8 * 128 * 2],
    ['mixtral-8x22b', 56 * 2 * 8 * 128 * 2],
    ['phi-4', 40 * 2 * 10 * 128 * 2],
    ['command-r-plus-104b', 64 * 2 * 8 * 128 * 2],
    // One head of keys and values for 71 of queries.
    ['falcon-7b', 32 * 2 * 1 * 64 * 2],
    ['minimax-m2.5', 62 * 2 * 8 * 128 * 2],
    ['glm-4.5', 92 * 2 * 8 * 128 * 2],
    // Every second layer looks back 128 tokens.
    ['gpt-oss-120b', (36 / 2) * 2 * 8 * 64 * 2],
    ['gpt-oss-20b', (24 / 2) * 2 * 8 * 64 * 2],
    // Every second layer looks back 4,096 tokens.
    ['gemma2-27b', (46 / 2) * 2 * 16 * 128 * 2],
    // Five of six layers look back 1,024 (512) tokens: of 62 and 26, ten and four see all.
    ['gemma3-27b', 10 * 2 * 16 * 128 * 2],
    ['gemma3-1b', 4 * 2 * 1 * 256 * 2],
    // Three of four layers look back 4,096 tokens.
    ['olmo3-32b', (64 / 4) * 2 * 8 * 128 * 2],
    ['exaone-4.0-32b', (64 / 4) * 2 * 8 * 128 * 2],
    ['command-a-111b', (64 / 4) * 2 * 8 * 128 * 2],
    // Three of four layers look at their chunk of 8,192.
    ['llama4-maverick', (48 / 4) * 2 * 8 * 128 * 2],
    // All layers look back 4,096 tokens.
    ['mistral-7b', 0],
    // One vector of 512, and 64 with positions.
    ['deepseek-v2', 60 * (512 + 64) * 2],
    ['deepseek-v3', 61 * (512 + 64) * 2],
    ['kimi-k2', 61 * (512 + 64) * 2],
    // The indexer keeps 128 values more.
    ['deepseek-v3.2', 61 * (512 + 64 + 128) * 2],
    ['glm-5', 78 * (512 + 64 + 128) * 2],
    // One of four layers is attention; the others keep a state.
    ['qwen3-next-80b-a3b', (48 / 4) * 2 * 2 * 256 * 2],
    ['qwen3.5-397b-a17b', (60 / 4) * 2 * 2 * 256 * 2],
    // One of eight, 4 of 40, 6 of 52.
    ['jamba-1.5-mini', (32 / 8) * 2 * 8 * 128 * 2],
    ['granite-4.0-h-small', 4 * 2 * 8 * 128 * 2],
    ['nemotron-3-nano-30b-a3b', 6 * 2 * 2 * 128 * 2],
  ])('%s grows by %d bytes a token', (id, bytes) => {
    expect(cacheBytes(row(id), 32_769, 2) - cacheBytes(row(id), 32_768, 2)).toBe(bytes);
  });
});
