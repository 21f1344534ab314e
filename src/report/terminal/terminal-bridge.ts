import type { Bridge } from '../../analyses/bridge/result.ts';
import { bridgeWords, changeNumbers, isUndivided, kindLabels } from '../../analyses/bridge/words.ts';
import type { Comparison } from '../../analyses/comparison/result.ts';
import type { NamedScenario } from '../../analyses/comparison/words.ts';
import { wrap } from './text-layout.ts';
import { textTable } from './text-table.ts';

/** Changes that are listed one by one. */
const listedSteps = 8;

/** Why each scenario's mean is another than the base's: a sentence, and the largest changes. */
export function terminalBridges(
  { others }: Comparison,
  scenarios: readonly NamedScenario[],
): readonly string[] {
  return others.flatMap(({ bridge }, index) => {
    if (!bridge) return [];
    const of = others.length > 1 ? `${scenarios[index + 1]!.name}: ` : '';
    return [...wrap(`${of}${bridgeWords(bridge)}.`), ...bridgeLines(bridge)];
  });
}

/** One line a change, the largest first. */
export function bridgeLines(bridge: Bridge): readonly string[] {
  const { steps } = bridge;
  if (isUndivided(bridge)) return [];
  const number = changeNumbers(bridge);
  const lines = textTable(
    ['right', 'left'],
    steps.slice(0, listedSteps).map(({ label, kind, part }) => ({
      label,
      cells: [number(part.value), kindLabels[kind]],
    })),
  );
  const more = steps.length - listedSteps;
  return more > 0 ? [...lines, `  and ${more} more`] : lines;
}
