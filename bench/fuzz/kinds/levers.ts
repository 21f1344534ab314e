import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLever } from '../../../src/scenario/levers/read-lever.ts';
import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { folderOf, goodScenarios, levers as corpus, lines } from '../material/corpus.ts';
import { mutateText } from '../material/mutate-text.ts';
import { checkError } from '../oracle/messages.ts';

const bases = goodScenarios.filter(({ path }) => !path.includes('/'));

/** Levers, changed, pulled on scenarios that come with costcone. */
export const levers: Kind = {
  name: 'levers',
  about: 'levers, changed, pulled on a scenario',
  share: 1,
  make: (random) => ({
    text: mutateText(random.pick(corpus).text, random, lines),
    base: random.pick(bases).path,
  }),
  examine: async (input, probe) => {
    const path = join(probe.folder, 'lever.yaml');
    writeFileSync(path, input.text);
    const read = await probe.step('reading the lever', () => readLever(path));
    if ('refusal' in read) {
      checkError(read.refusal, input);
      return 'refused';
    }
    const base = bases.find(({ path }) => path === input.base)!;
    return examineScenario({ ...input, text: base.text, files: { 'lever.yaml': input.text } }, probe, {
      folder: folderOf(base.path),
      levers: [read.value],
    });
  },
};
