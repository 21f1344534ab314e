import { readScenarioText } from '../../../src/scenario/read-scenario.ts';
import { simulate } from '../../../src/simulate.ts';
import { compare } from '../../../src/analyses/comparison/comparison.ts';
import { breakEven } from '../../../src/analyses/break-even/break-even.ts';

/** Small scenarios of which the results are few kilobytes: what is in them counts, not how much. */
const texts = [
  'inputs:\n  a: 1 to 2 USD\n  b: normal(3, 1) USD\nformulas:\n  out: a + b\n',
  'title: Two outputs\nquestion: How much?\ninputs:\n  users: 10k to 20k\n  price: triangular(1, 2, 4) USD\nformulas:\n  cost: { formula: users * price, unit: USD, label: Cost }\n  half: cost / 2\noutputs: [cost, half]\ngoals:\n  - cost <= 30k USD with 90%\npublished:\n  - { quantity: cost, value: 25k USD, source: "a paper", kind: measured }\n',
  'inputs:\n  a: poisson(2)\n  b: student_t(1.5)\n  c: 3\nformulas:\n  out: a * b + c\n  all: if(a > 2, 1, 0)\noutputs: [out, all]\ncorrelations:\n  - { between: [a, b], spearman: 0.4 }\n',
];

const settings = { draws: 1024, seed: 'fuzz', workers: 1 };
const scenarios = texts.map((text, index) => readScenarioText(text, { name: `saved-${index}.yaml` }));
const runs = await Promise.all(scenarios.map((scenario) => simulate(scenario, settings)));
const pair = [texts[0]!, texts[0]!.replace('1 to 2', '1 to 3')].map((text) => readScenarioText(text));
const others = [await compare(pair, settings), await breakEven(scenarios[1]!, { input: 'price' }, settings)];

/** Results as commands write them, of the formats that have a page. */
export const savedResults: readonly string[] = [...runs, ...runs, ...others].map(
  (result) => `${JSON.stringify(result)}\n`,
);
