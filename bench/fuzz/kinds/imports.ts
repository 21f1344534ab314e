import { comments } from '../../../src/cli/import-words.ts';
import { importFiles } from '../../../src/import/import-file.ts';
import { partOf } from '../../../src/import/part-of.ts';
import { memorySource } from '../../../src/import/testing/memory-source.ts';
import { noOptions } from '../../../src/import/testing/read-file.ts';
import { mergePart } from '../../../src/scenario/parts/merge-part.ts';
import { partText } from '../../../src/scenario/parts/part-text.ts';
import { readScenarioText } from '../../../src/scenario/read-scenario.ts';
import { sourceFile } from '../../../src/scenario/source-file.ts';
import { Finding } from '../finding.ts';
import type { Kind } from '../kind.ts';
import { goodScenarios } from '../material/corpus.ts';
import { importText } from '../material/imports.ts';
import { mutateText } from '../material/mutate-text.ts';
import { checkControl, checkError, checkWords } from '../oracle/messages.ts';

const head = 'model: llm-service\naccelerator: h100-sxm\nlanguage_model: llama3.3-70b\n';

/** Everything that a file may make necessary. */
const options = {
  ...noOptions,
  error: '5%',
  gpus: 8,
  concurrency: 4,
  run: 1,
  services: ['all'],
  skus: ['p5'],
  currency: 'USD',
};

/** Logs, benchmarks and bills that are imported, and merged into scenarios. */
export const imports: Kind = {
  name: 'imports',
  about: 'logs, benchmarks and bills, and merging them into scenarios',
  share: 2,
  make: (random) => {
    const { text } = random.pick(goodScenarios);
    return {
      text: importText(random),
      files: {
        'into.yaml': random.chance(0.5)
          ? text
          : mutateText(text, random, ['inputs: {}', 'observed: []', '...']),
      },
      words: [
        random.pick(['said', 'unsaid']),
        random.pick(['1', '7', '65536']),
        random.pick(['replace', 'keep']),
      ],
    };
  },
  examine: async (input, probe) => {
    const [said, length, replace] = input.words!;
    const source = memorySource(input.text, 'file', Number(length));
    const read = await probe.step('importing', () =>
      importFiles([source], said === 'said' ? options : noOptions, {}),
    );
    if ('refusal' in read) {
      checkError(read.refusal, input);
      return 'refused';
    }
    const { fragment } = read.value;
    const part = partOf(fragment, { workload: 'chat', error: '5%', options: {} });
    const text = `${comments(fragment).join('\n')}\n${partText(part)}\n`;
    checkWords(text, input, 'what import prints');
    checkControl(text, 'what import prints');
    const whole = await probe.step('reading the part', () =>
      readScenarioText(head + text, { name: 'fuzz.yaml' }),
    );
    if ('refusal' in whole)
      throw new Finding('an imported part is not valid', whole.refusal.message.slice(0, 500));
    const bytes = new TextEncoder().encode(String(input.files!['into.yaml']));
    const merged = await probe.step('merging', () =>
      mergePart(sourceFile(bytes, 'into.yaml', '.', 2 ** 20), part, replace === 'replace'),
    );
    if ('refusal' in merged) checkError(merged.refusal, input);
    return 'accepted';
  },
};
