import { expect, it } from 'vitest';
import { compare } from '../../../analyses/comparison/comparison.ts';
import { namedScenarios } from '../../../analyses/comparison/words.ts';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { rankedTable } from './levers.ts';

it('of a loss that shrinks says a rise, with the sign of the change, and no ratio', async () => {
  const scenario = (sales: string, name: string) =>
    readScenarioText(
      `title: ${name}\ninputs:\n  sales: ${sales}\n  spent: 10 USD/day\nformulas:\n  profit: sales - spent\noutputs: [profit]\n`,
      { name: `${name}.yaml` },
    );
  const compared = await compare(
    [scenario('uniform(2, 4) USD/day', 'Base'), scenario('uniform(4, 6) USD/day', 'Other')],
    { draws: 4096, seed: 'loss', sensitivity: false, workers: 1 },
  );
  const cells = rankedTable(namedScenarios(compared), 'profit', false)!.text.match(/<td[^>]*>[^<]*/g)!;
  expect(cells.map((cell) => cell.replace(/^.*>/, '').replaceAll('\u00a0', ' ')).slice(0, 3)).toEqual([
    '+2',
    '+28.6 %',
    '–',
  ]);
});
