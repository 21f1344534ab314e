import { fitLog } from '../../../src/fit/fit-log.ts';
import { csvLog } from '../../../src/fit/log/csv-log.ts';
import { jsonlLog } from '../../../src/fit/log/jsonl-log.ts';
import { readLog } from '../../../src/fit/log/read-log.ts';
import { describeColumn, describeLog } from '../../../src/cli/fit-words.ts';
import { sourceFile } from '../../../src/scenario/source-file.ts';
import { Finding } from '../finding.ts';
import type { Kind } from '../kind.ts';
import { csvText } from '../material/csv.ts';
import { mutateText } from '../material/mutate-text.ts';
import { checkControl, checkError, checkWords } from '../oracle/messages.ts';

/** Request logs that distributions are fitted to. */
export const logs: Kind = {
  name: 'logs',
  about: 'request logs, as CSV and JSONL',
  share: 2,
  make: (random) => {
    if (random.chance(0.6)) return { text: csvText(random), words: ['csv'] };
    const rows = random.times(random.few(60), () =>
      JSON.stringify({
        time: 1704067200 + random.below(10 ** 6),
        usage: {
          input_tokens: random.below(4000),
          output_tokens: random.pick([random.below(900), 1e308, null, '12', -1]),
        },
        model: 'a',
      }),
    );
    const text = rows.join('\n');
    return {
      text: random.chance(0.4)
        ? text
        : mutateText(text, random, ['{}', '[]', '{"a": 1e999}', '{"a": {"a": {}}}', 'null']),
      words: ['jsonl'],
    };
  },
  examine: async (input, probe) => {
    const read = await probe.step('reading the log', () => {
      const source = sourceFile(new TextEncoder().encode(input.text as string), 'log', '.', 2 ** 28);
      return readLog(input.words![0] === 'csv' ? csvLog(source) : jsonlLog(source), {
        columns: [],
        time: undefined,
      });
    });
    if ('refusal' in read) {
      checkError(read.refusal, input);
      return 'refused';
    }
    const fitted = await probe.step('fitting', () => fitLog(read.value, 'log', 'fuzz'));
    if ('refusal' in fitted) {
      checkError(fitted.refusal, input);
      return 'refused';
    }
    const found = fitted.value;
    const said = [...found.columns.map((column) => describeColumn(column, true)), describeLog(found)].join(
      '\n',
    );
    checkWords(said, input, 'what fit says');
    checkControl(said, 'what fit says');
    const written = JSON.stringify(found, (_, value: unknown) =>
      typeof value === 'number' && !Number.isFinite(value) ? `not finite: ${value}` : value,
    );
    const wrong = /"([^"]*)":"not finite: ([^"]*)"/.exec(written);
    if (wrong !== null) throw new Finding(`a fit holds ${wrong[2]}`, wrong[1]);
    return 'accepted';
  },
};
