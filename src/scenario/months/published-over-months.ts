import { monthText } from '../../notation/calendar-month.ts';
import { quoted } from '../../notation/messages.ts';
import { type Reading, report } from '../reading.ts';
import type { ScenarioQuantity } from '../scenario.ts';
import type { YamlScalar } from '../yaml-tree.ts';
import { comesTo } from './comes-to.ts';
import type { GoalMonths } from './goal-months.ts';

/** Reports a published value, which is one number, of a quantity that has another value in every month. */
export function isPublishedOverMonths(
  node: YamlScalar,
  quantity: ScenarioQuantity,
  over: GoalMonths | null,
  reading: Reading,
): boolean {
  const how = over === null ? 'itself' : comesTo(quantity, over);
  if (over === null || how === 'itself') return false;
  const { name } = quantity;
  const [first, last] = [over.horizon.from, over.horizon.from + over.horizon.months - 1].map(monthText);
  const sum = how === 'total' ? `total(${name}), total(${name}, ${first}, ${last})` : `average(${name})`;
  report(
    reading,
    node,
    'with a horizon a published value needs a quantity that has one value for all months',
    quoted(name),
    `write a formula such as ${sum} or at(${name}, ${first}) and name that, or \`published: []\``,
  );
  return true;
}
