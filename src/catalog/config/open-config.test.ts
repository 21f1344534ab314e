import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../errors.ts';
import { releasedBytes } from '../structure/facts.ts';
import { isConfigPath } from './config-paths.ts';
import { openConfig } from './open-config.ts';
import { realConfigs } from './testing/real-configs.ts';

const llama = JSON.stringify(realConfigs.llama3);
const index = (total_size: number) => JSON.stringify({ metadata: { total_size }, weight_map: {} });
const fp8 = JSON.stringify({ quantization: { quant_algo: 'FP8', exclude_modules: ['lm_head'] } });

/** Opens a path among files; a folder is what files lie in. */
function open(path: string, files: Readonly<Record<string, string>>) {
  return openConfig(path, (name) => {
    const text = files[name];
    if (text !== undefined) return text;
    const isFolder = Object.keys(files).some((one) => one.startsWith(`${name}/`));
    throw new ScenarioError([
      isFolder
        ? { place: { file: name }, path: '', rule: 'must be a file', found: 'a folder' }
        : { place: { file: name }, path: '', rule: 'file not found' },
    ]);
  });
}

const told = ({ problems }: ReturnType<typeof open>) =>
  problems.map(({ path, rule, found }) => `${path.join('.')} ${rule} (${found})`.trim());

describe('openConfig', () => {
  it.each([
    ['./llama', true],
    ['models/llama', true],
    ['C:\\models\\llama', true],
    ['config.json', true],
    ['.', true],
    ['llama3.1-70b', false],
  ])('takes %s for a path: %s', (word, expected) => {
    expect(isConfigPath(word)).toBe(expected);
  });

  it('reads a file by any name, and a folder', () => {
    for (const path of ['./llama', './llama/', './llama/config.json']) {
      const { facts, file } = open(path, { './llama/config.json': llama });
      // Llama 3.1 70B, arXiv 2407.21783: 70.6e9; the index of its files has 141,107,412,992 bytes in 16 bit.
      expect(facts?.parameters).toBe(70_553_706_496);
      expect(file).toBe('./llama/config.json');
    }
    expect(open('a/llama.json', { 'a/llama.json': llama }).facts?.layers).toBe(80);
  });

  it('finds how weights are quantized beside the file', () => {
    // 80 layers of 7 matrices with 855,638,016 values; tables and norms in 16 bit.
    const expected = 80 * (855_638_016 + 7 * 8) + 2 * (2 * 128_256 * 8192 + 161 * 8192);
    for (const [path, files] of [
      ['m', { 'm/config.json': llama, 'm/hf_quant_config.json': fp8 }],
      ['m/a.json', { 'm/a.json': llama, 'm/a_hf_quant_config.json': fp8 }],
      ['m/a_config.json', { 'm/a_config.json': llama, 'm/a_hf_quant_config.json': fp8 }],
      ['m/a.json', { 'm/a.json': llama, 'm/hf_quant_config.json': fp8 }],
    ] as const)
      expect(releasedBytes(open(path, files).facts!)).toBe(expected);
  });

  it('leaves what belongs to another config of the folder', () => {
    const files = { 'm/a.json': llama, 'm/config.json': llama, 'm/hf_quant_config.json': fp8 };
    expect(open('m/a.json', files).isQuantized).toBe(false);
    expect(open('m', files).isQuantized).toBe(true);
  });

  it('takes settings of GPTQ from a file of its own', () => {
    const files = { 'm/config.json': llama, 'm/quantize_config.json': '{"bits": 4, "group_size": 128}' };
    expect(open('m', files).facts?.weights.map(({ format }) => format)).toContain('int4 weights');
  });

  it('measures weights by the index of their files', () => {
    const bytes = 141_107_412_992;
    const same = open('m', { 'm/config.json': llama, 'm/model.safetensors.index.json': index(bytes) });
    expect(releasedBytes(same.facts!)).toBe(bytes);
    expect(same.remarks).toContain('its weights are measured: 141.1 GB by the index of its files');
    const less = open('m', { 'm/config.json': llama, 'm/pytorch_model.bin.index.json': index(40e9) });
    expect(releasedBytes(less.facts!)).toBeCloseTo(40e9, 0);
    expect(less.remarks).toContain(
      'its weights are measured: 40 GB by the index of its files, where `config.json` implies 141.1 GB',
    );
  });

  it('does not count what an index has of other parts, and no index of another model', () => {
    const seeing = JSON.stringify({ ...realConfigs.llama3, vision_config: { layers: 1 } });
    const more = open('m', { 'm/config.json': seeing, 'm/model.safetensors.index.json': index(142e9) });
    expect(releasedBytes(more.facts!)).toBe(141_107_412_992);
    expect(more.remarks.join()).toContain('of which 0.8926 GB are not the language model');
    // Keys around the language model of Qwen2.5-Omni: what sees and hears is one level down, what speaks beside it.
    const thinker = { text_config: realConfigs.llama3 };
    for (const omni of [
      { thinker_config: { ...thinker, audio_config: { d_model: 1280 } } },
      { thinker_config: thinker, talker_config: { hidden_size: 896 } },
    ]) {
      const files = { 'm/config.json': JSON.stringify(omni), 'm/model.safetensors.index.json': index(142e9) };
      expect(releasedBytes(open('m', files).facts!)).toBe(141_107_412_992);
    }
    const tiny = open('m', { 'm/config.json': llama, 'm/model.safetensors.index.json': index(1e6) });
    expect(releasedBytes(tiny.facts!)).toBe(141_107_412_992);
    expect(tiny.remarks.join()).toContain('cannot be its weights');
  });

  it.each([
    ['Llama-3.1-70B-FP8', 'FP8'],
    ['llama-3.1-70b-awq', 'awq'],
    ['Llama-3.1-70B-w4a16', 'w4a16'],
    ['Llama-3.1-70B-4bit', '4bit'],
    ['Llama-3.1-70B-MLX-8bit', 'MLX'],
  ])('warns of 16 bit where %s says %s', (name, word) => {
    const { cautions } = open(name, { [`${name}/config.json`]: llama });
    expect(cautions).toEqual([expect.stringContaining(`its name says ${word}, but`)]);
    expect(open(`${name}.json`, { [`${name}.json`]: llama }).cautions).toHaveLength(1);
  });

  it('does not warn where all is said', () => {
    expect(open('Llama-3.1-70B-BF16', { 'Llama-3.1-70B-BF16/config.json': llama }).cautions).toEqual([]);
    const files = { 'L-FP8/config.json': llama, 'L-FP8/hf_quant_config.json': fp8 };
    expect(open('L-FP8', files).cautions).toEqual([]);
  });

  it('says what is not there, and where a file is wrong', () => {
    expect(told(open('./none', {}))).toEqual(['cannot be read (neither file nor folder)']);
    expect(told(open('none.json', {}))).toEqual(['cannot be read (neither file nor folder)']);
    expect(told(open('m', { 'm/readme.md': '' }))).toEqual(['cannot be read (a folder without config.json)']);
    expect(told(open('m', { 'm/config.json': '{\n "a": 1,\n}' }))).toEqual([
      'line 3, column 1: is not JSON (a key in quotes expected, found: `}`)',
    ]);
    expect(told(open('m', { 'm/config.json': '[]' }))).toEqual(['must be a mapping, `{` to `}` (undefined)']);
    expect(told(open('m', { 'm/config.json': llama, 'm/hf_quant_config.json': '{' }))).toEqual([
      'hf_quant_config.json line 1, column 2: is not JSON (a key in quotes expected, found: the file ends)',
    ]);
    const unknown = '{"quantization": {"quant_algo": "FP9"}}';
    expect(told(open('m', { 'm/config.json': llama, 'm/hf_quant_config.json': unknown }))).toEqual([
      'hf_quant_config.json.quant_algo this way of quantization is not known (FP9)',
    ]);
  });

  it('reads JSON as people have it', () => {
    const odd = `\ufeff${llama.replace('{', '{"rope": [Infinity, -Infinity, NaN, 1e+308], "head_dim": null,\r\n')}`;
    expect(open('m', { 'm/config.json': odd }).facts?.parameters).toBe(70_553_706_496);
  });
});
