import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { folderOf, lines, scenarios as corpus } from '../material/corpus.ts';
import { mutateText } from '../material/mutate-text.ts';

/** Scenarios that come with costcone, those that must be refused among them, with a few things changed. */
export const scenarios: Kind = {
  name: 'scenarios',
  about: 'scenarios that come with costcone, changed',
  share: 5,
  make: (random) => {
    const { path, text } = random.pick(corpus);
    const depth = random.uniform();
    return {
      text: mutateText(text, random, lines),
      base: path,
      depth: depth < 0.004 ? 'page' : depth < 0.02 ? 'whole' : 'drawn',
    };
  },
  examine: (input, probe) => examineScenario(input, probe, { folder: folderOf(input.base!) }),
};
