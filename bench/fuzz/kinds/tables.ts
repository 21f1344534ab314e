import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { csvText, rentText } from '../material/csv.ts';

const scenario = {
  columns:
    'inputs:\n  a: empirical(file="draws.csv", column="tokens", missing="left out")\n  b: empirical(file="draws.csv", column="tokens")\nformulas:\n  out: a + b\n',
  one: 'inputs:\n  a: empirical(file="draws.csv", column="tokens")\nformulas:\n  out: a * 2\n',
  rents:
    'model: llm-service\naccelerator: h100-sxm\nlanguage_model: llama3.1-70b\nyear: 2025\nrental: on-demand\nrents: draws.csv\nworkloads:\n  - { name: chat }\ninputs:\n  daily_active_users: 1M\n',
};

/** CSV files that a scenario names: columns of numbers, and lists of rents. */
export const tables: Kind = {
  name: 'tables',
  about: 'CSV: columns of numbers and lists of rents',
  share: 2,
  make: (random) =>
    random.chance(0.35)
      ? { text: rentText(random), words: ['rents'] }
      : { text: csvText(random), words: [random.pick(['columns', 'one'])] },
  examine: async (input, probe) => {
    const kind = input.words![0] as keyof typeof scenario;
    return examineScenario({ text: scenario[kind], files: { 'draws.csv': input.text } }, probe);
  },
};
