import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editorSchema } from './editor-schema.ts';
import { LanguageServer } from './testing/language-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-editor-'));
const server = new LanguageServer();
beforeAll(async () => {
  writeFileSync(join(folder, 'scenario.schema.json'), JSON.stringify(editorSchema()));
  await server.start();
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Completion {
  readonly label: string;
  readonly documentation?: string | { readonly value: string };
  readonly insertText?: string;
}

let documents = 0;

/** Opens a scenario as an editor does, and answers with its address. */
function opened(text: string): string {
  const uri = pathToFileURL(join(folder, `a${documents++}.yaml`)).href;
  const modeline = '# yaml-language-server: $schema=./scenario.schema.json\n';
  server.tell('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: modeline + text },
  });
  return uri;
}

/** What the editor offers at the place of the bar. */
async function offered(marked: string): Promise<readonly Completion[]> {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const uri = opened(marked.replace('|', ''));
  const position = { line: before.length, character: before.at(-1)!.length };
  const found = (await server.ask('textDocument/completion', { textDocument: { uri }, position })) as {
    readonly items: readonly Completion[];
  };
  return found.items;
}

const wordsOf = ({ documentation }: Completion) =>
  typeof documentation === 'string' ? documentation : (documentation?.value ?? '');

describe('an editor with the YAML language server', () => {
  it('completes the inputs of the model, each with unit, range, default and source', async () => {
    const items = await offered('model: llm-service\ninputs:\n  |');
    const price = items.find(({ label }) => label === 'gpu_price');
    expect(price, items.map(({ label }) => label).join()).toBeDefined();
    for (const words of [
      'Rent of one accelerator',
      'USD/GPU/hour',
      'must not be below 0',
      'Default: ',
      'Source: ',
    ])
      expect(wordsOf(price!)).toContain(words);
    expect(price!.insertText).toContain('USD/GPU/hour');
    const other = await offered('model: llm-napkin\ninputs:\n  |');
    expect(other.map(({ label }) => label)).not.toContain('chat.input_tokens');
  });

  it('completes outputs and the keys of a workload', async () => {
    const outputs = await offered('model: llm-service\noutputs:\n  - |');
    expect(outputs.map(({ label }) => label)).toContain('hardware_cost');
    const keys = await offered('model: llm-service\nworkloads:\n  - name: chat\n    |');
    const labels = keys.map(({ label }) => label);
    for (const key of ['input_tokens', 'output_tokens', 'cache_hit', 'share']) expect(labels).toContain(key);
  });

  it('underlines a misspelt key, and nothing of a scenario that is right', async () => {
    const diagnostics = async (text: string) => {
      const uri = opened(text);
      // The server first tells the documents that were open before.
      const said = server.said('textDocument/publishDiagnostics', uri);
      return ((await said) as { diagnostics: readonly { message: string; range: object }[] }).diagnostics;
    };
    expect(
      await diagnostics(
        'title: A\nmodel: llm-service\ninputs:\n  gpu_price: 1 to 2\n  own: 3 USD\nformulas:\n  double: 2 * daily_cost\noutputs: [daily_cost, double]\n',
      ),
    ).toEqual([]);
    const [found] = await diagnostics('titel: A\nmodel: llm-service\n');
    expect(found!.message).toContain('titel');
    expect(found!.range).toMatchObject({ start: { line: 1, character: 0 }, end: { line: 1, character: 5 } });
  });
});
