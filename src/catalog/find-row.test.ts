import { describe, expect, it } from 'vitest';
import { findRow } from './find-row.ts';
import { kinds } from './kinds.ts';
import type { OptionProblem } from './mapping-reader.ts';
import type { NamedRow } from './row-names.ts';

const rowsOf: Readonly<Record<string, readonly NamedRow[]>> = {
  language_model: [
    { id: 'llama3.1-70b', name: 'Llama 3.1 70B' },
    { id: 'llama3.3-70b', name: 'Llama 3.3 70B' },
    { id: 'qwen2.5-7b', name: 'Qwen2.5 7B' },
    { id: 'qwen3-vl-32b-instruct' },
    { id: 'qwen3-vl-32b-thinking' },
    { id: 'deepseek-v3', name: 'DeepSeek-V3 (671B)', aliases: ['deepseek-r1', 'deepseek-v3-0324'] },
    { id: 'command-r-104b', name: 'Command R+' },
    { id: 'mistral-7b' },
  ],
  accelerator: [
    { id: 'h100-sxm', name: 'NVIDIA H100 SXM5 80GB', aliases: ['h100'] },
    { id: 'h100-pcie', name: 'NVIDIA H100 PCIe 80GB' },
    { id: 'h200', name: 'NVIDIA H200 SXM 141GB' },
    { id: 'mi300x', name: 'AMD Instinct MI300X' },
    { id: 'mi300a', name: 'AMD Instinct MI300A' },
  ],
  region: [
    { id: 'us', name: 'United States' },
    { id: 'germany', name: 'Germany' },
  ],
  like: [
    { id: 'chat', label: 'Conversation' },
    { id: 'code', label: 'Code' },
  ],
};

function look(key: string, word: unknown): string {
  const problems: OptionProblem[] = [];
  const row = findRow(rowsOf[key]!, word, key, problems);
  if (row !== null) {
    expect(problems).toEqual([]);
    return row.id;
  }
  const [{ rule, hint } = { rule: '', hint: '' }] = problems;
  return `${rule}, ${hint}`;
}

describe('findRow', () => {
  it.each([
    ['language_model', 'llama-3.3-70b', 'llama3.3-70b'],
    ['language_model', 'Llama 3.3 70B Instruct', 'llama3.3-70b'],
    ['language_model', 'meta-llama/Llama-3.3-70B-Instruct', 'llama3.3-70b'],
    ['language_model', 'meta-llama/Meta-Llama-3.1-70B', 'llama3.1-70b'],
    ['language_model', 'Qwen/Qwen2.5-7B-Instruct', 'qwen2.5-7b'],
    ['language_model', 'deepseek-ai/DeepSeek-R1', 'deepseek-v3'],
    ['language_model', 'Qwen3-VL-32B', 'qwen3-vl-32b-instruct'],
    ['accelerator', 'H100', 'h100-sxm'],
    ['accelerator', 'H100 PCIe', 'h100-pcie'],
    ['accelerator', 'NVIDIA H200', 'h200'],
    ['accelerator', 'nvidia h200 sxm 141gb', 'h200'],
    ['region', 'United States', 'us'],
    ['like', 'Conversation', 'chat'],
  ])('takes %s %s for %s', (key, word, id) => {
    expect(look(key, word)).toBe(id);
  });

  it.each([
    // Other numbers are other models, whatever the separators.
    ['language_model', 'qwen2-57b', 'is not in the catalogue, did you mean "qwen2.5-7b"?'],
    ['language_model', 'mistral-7b-instruct-v0.3', 'is not in the catalogue, did you mean "mistral-7b"?'],
    ['language_model', 'llama-3.1-70b-fp8', 'is not in the catalogue, did you mean "llama3.1-70b"?'],
    ['language_model', 'llama', 'is not in the catalogue, did you mean "llama3.1-70b" or "llama3.3-70b"?'],
    ['accelerator', 'h100 80gb sxm5', 'is not in the catalogue, did you mean "h100-sxm"?'],
    ['accelerator', 'mi300', 'is not in the catalogue, did you mean "mi300x" or "mi300a"?'],
    ['accelerator', 'h200-smx', 'is not in the catalogue, did you mean "h200"?'],
    ['region', 'us-east-1', 'is not in the catalogue, did you mean "us"?'],
    ['region', 'germny', 'is not in the catalogue, did you mean "germany"?'],
    ['region', 'uk', 'is not in the catalogue, known: us, germany'],
    ['region', 'atlantis', 'is not in the catalogue, known: us, germany'],
    // A word of nothing but tuning is no name.
    ['like', '///', 'is not in the catalogue, known: chat, code'],
    ['region', { pue: 1.1 }, 'must be an id of the catalogue, known: us, germany'],
  ])('asks about %s %j: %s', (key, word, said) => {
    expect(look(key, word)).toBe(said);
  });

  it('keeps what a plus tells apart', () => {
    expect(look('language_model', 'Command R+')).toBe('command-r-104b');
    expect(look('language_model', 'Command R')).toMatch(/^is (not in the catalogue|sold by)/);
  });

  it('leaves the choice where two rows have a name', () => {
    const problems: OptionProblem[] = [];
    const rows = [
      { id: 'a-1', aliases: ['twin'] },
      { id: 'b-2', aliases: ['Twin'] },
    ];
    expect(findRow(rows, 'TWIN', 'region', problems)).toBeNull();
    expect(problems[0]!.hint).toBe('did you mean "a-1" or "b-2"?');
  });

  it('takes an id before the name of another row', () => {
    const rows = [{ id: 'georgia-us', name: 'Georgia' }, { id: 'georgia' }];
    expect(findRow(rows, 'GEORGIA', 'region', [])).toBe(rows[1]);
  });

  it('says what a word of another kind is', () => {
    expect(look('language_model', 'h100-sxm')).toBe(
      'is an accelerator, not a language model, write `accelerator: h100-sxm`',
    );
    expect(look('accelerator', 'Llama 3.1 8B')).toBe(
      'is a language model, not an accelerator, write `language_model: llama3.1-8b`',
    );
    expect(look('like', 'azure-2023-code')).toBe(
      'is a recorded workload, not an application, did you mean "code"?',
    );
  });

  it('says of a closed model how to give a size', () => {
    const size = 'give a size instead, as in `language_model: { parameters: 400B, active_parameters: 40B }`';
    expect(look('language_model', 'gpt-4o')).toBe(
      `is sold by OpenAI, but is not in the catalogue of models, the makers of closed models do not publish their architecture; ${size}`,
    );
    expect(look('language_model', 'claude-of-2030')).toBe(
      `is not in the catalogue, nor is any model of its family, the makers of closed models do not publish their architecture; ${size}`,
    );
  });

  it('leads from a price to the model that is sold', () => {
    expect(look('language_model', 'gpt-oss-120b-hosts')).toBe(
      'is not in the catalogue by that name, write `language_model: gpt-oss-120b`',
    );
  });

  it('lists a long table by its command', () => {
    const rows = Array.from({ length: 50 }, (_, index) => ({ id: `row${index}` }));
    const problems: OptionProblem[] = [];
    findRow(rows, 'zzz', 'region', problems);
    expect(problems[0]!.hint).toBe('`costcone catalog regions` lists the 50 there are');
  });

  it('finds every row of the catalogue by its id and its own names', () => {
    for (const { rows, option, naming } of kinds) {
      if (option === undefined) continue;
      for (const row of rows())
        for (const name of [
          row.id,
          row.id.toUpperCase(),
          row.id.replaceAll('-', ' '),
          ...(row.aliases ?? []),
        ])
          expect(findRow(rows(), name, option, []), `${name} (${naming})`).toBe(row);
    }
  });
});
