import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../../../src/cli/compare.ts';
import { report } from '../../../src/cli/report.ts';
import { inProcess } from '../in-process.ts';
import type { Input, Kind, Verdict } from '../kind.ts';
import { mutateJson } from '../material/mutate-json.ts';
import { mutateText } from '../material/mutate-text.ts';
import { savedResults } from '../material/saved-results.ts';
import { checkControl, checkError, checkWords } from '../oracle/messages.ts';
import { checkMarkup } from '../oracle/results.ts';
import type { Probe } from '../probe.ts';
import { readFileSync } from 'node:fs';

/** Saved results with parts changed, through `report`, and `compare` with what they began as. */
export const results: Kind = {
  name: 'results',
  about: 'saved results, changed, through report and compare',
  share: 3,
  make: (random) => {
    const text = random.pick(savedResults);
    const changed = random.chance(0.9)
      ? JSON.stringify(mutateJson(JSON.parse(text), random))
      : mutateText(text, random, ['null', '{}'], 2);
    return { text: changed, files: { 'old.json': text }, words: [random.chance(0.4) ? 'compare' : 'report'] };
  },
  examine: async (input, probe) => {
    const now = join(probe.folder, 'now.json');
    const old = join(probe.folder, 'old.json');
    writeFileSync(now, input.text);
    writeFileSync(old, input.files!['old.json']!);
    return input.words![0] === 'report'
      ? examineReport(now, input, probe)
      : examineCompare(old, now, input, probe);
  },
};

async function examineReport(file: string, input: Input, probe: Probe): Promise<Verdict> {
  const made = await probe.step('report', () => inProcess(report, { file }));
  if ('refusal' in made) {
    checkError(made.refusal, input);
    return 'refused';
  }
  checkMarkup(readFileSync(file.replace(/\.json$/, '.html'), 'utf8'));
  return 'accepted';
}

async function examineCompare(old: string, now: string, input: Input, probe: Probe): Promise<Verdict> {
  const made = await probe.step('compare', () => inProcess(compare, { base: old, others: [now] }));
  if ('refusal' in made) {
    checkError(made.refusal, input);
    return 'refused';
  }
  checkWords(made.value.printed, input, 'what compare prints');
  checkControl(made.value.printed, 'what compare prints');
  return 'accepted';
}
