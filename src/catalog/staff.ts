import { didYouMean } from '../errors.ts';
import type { OptionProblem } from './mapping-reader.ts';
import type { Default } from './prices.ts';

/** Whose pay a scenario counts; the words of its `staff`. */
export const staffs = ['none', 'operations', 'operations-and-research'] as const;
type Staff = (typeof staffs)[number];

/** What a service does not pay when it runs a model that others trained and released. */
export const openWeights: Readonly<Record<string, Default>> = {
  training_runs_per_year: {
    notation: '0',
    source: 'judgement: operators of open weights train nothing unless stated otherwise',
  },
};

/** Without a word: the staff that runs the fleet, and research only where the model is the service's own. */
export function chooseStaff(
  word: unknown,
  isOpen: boolean,
  problems: OptionProblem[],
): Record<string, Default> {
  const usual: Staff = isOpen ? 'operations' : 'operations-and-research';
  const chosen = staffs.find((known) => known === (word ?? usual));
  if (chosen === undefined) {
    const hint = didYouMean(String(word), staffs) ?? `known: ${staffs.join(', ')}`;
    problems.push({ path: ['staff'], rule: 'is not a kind of staff', found: String(word), hint });
  }
  const because =
    word === undefined
      ? isOpen
        ? 'judgement: operators of open weights have no research staff unless stated otherwise'
        : ''
      : `staff: ${chosen}`;
  const nobody = (unit: string): Default => ({ notation: `0 ${unit}`, source: because });
  const staff = chosen ?? usual;
  return {
    ...(isOpen
      ? {
          operations_staff: {
            notation: '0.2 to 2 person',
            source:
              'judgement: the part of a team that keeps one open model running, on call included, before the fleet is large',
          },
          staff: {
            notation: '0.5 to 6 person',
            source: 'judgement: people who keep an open model running; a large fleet needs more',
          },
          staff_cost: {
            notation: '120k to 400k USD/person/year',
            source: 'judgement: pay, benefits, office and equipment of engineers who run infrastructure',
          },
        }
      : {}),
    ...(staff === 'operations-and-research' ? {} : { research_staff: nobody('person') }),
    ...(staff === 'none'
      ? {
          staff: nobody('person'),
          operations_staff: nobody('person'),
          staff_per_thousand_gpus: nobody('person'),
        }
      : {}),
  };
}
