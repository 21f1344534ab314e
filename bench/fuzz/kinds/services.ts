import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { folderOf, lines as allLines, scenarios } from '../material/corpus.ts';
import { mutateText } from '../material/mutate-text.ts';

const bases = scenarios.filter(({ text }) => /^(?:services|customers|pools|commitments):/m.test(text));
const lines = [...new Set(bases.flatMap(({ text }) => text.split('\n')))].filter(
  (line) => line.trim() !== '',
);

/** Portfolios of services, customers and pools, changed. */
export const services: Kind = {
  name: 'services',
  about: 'portfolios of services, customers and pools, changed',
  share: 2,
  make: (random) => {
    const { text, path } = random.pick(bases);
    return { text: mutateText(text, random, random.chance(0.9) ? lines : allLines), base: path };
  },
  examine: (input, probe) => examineScenario(input, probe, { folder: folderOf(input.base!) }),
};
