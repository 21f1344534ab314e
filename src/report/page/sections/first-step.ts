import { leaderWords, notableDrivers } from '../../../analyses/drivers/words.ts';
import { firstGoal } from '../../../analyses/goals/words.ts';
import type { GoalResult } from '../../../analyses/goals/result.ts';
import type { NamedOutput } from '../../../analyses/outcome/words.ts';
import type { Result } from '../../../analyses/result.ts';
import { beginSentence, spokenName } from '../../../notation/spoken-name.ts';
import { formatFrequency, formatLevel, formatQuantity } from '../../../notation/spoken-number.ts';

export interface FirstStep {
  /** In a few words, without a full stop. */
  readonly what: string;
  readonly why: string;
}

/** What to do first: settle what turns the goal, else measure what would narrow the answer most, else look at levers. */
export function firstStep(result: Result, headline: NamedOutput): FirstStep {
  const goal = firstGoal(result);
  const turning = goal === null ? null : turningStep(goal, result);
  if (turning !== null) return turning;
  const [driver] = notableDrivers(result, headline.name);
  if (driver !== undefined) {
    const [input] = driver;
    const { who, isTied } = leaderWords(result, headline);
    if (isTied)
      return {
        what: `Measure ${who}`,
        why: 'One of them would narrow the answer most; this run cannot tell which.',
      };
    const isDefault = result.inputs[input]?.isDefault ?? false;
    return {
      what: `Measure ${spokenName(input)}`,
      why: isDefault
        ? 'It is at the model’s default; a figure of your own would narrow the answer most.'
        : 'A better figure for it would narrow the answer most.',
    };
  }
  return {
    what: goal === null ? 'Set a goal' : 'Compare levers',
    why:
      goal === null
        ? 'With one, this page says how likely it holds.'
        : '`compare --levers` ranks what would save most.',
  };
}

/** The input that turns a goal, where to one side of a value the goal holds. */
function turningStep(goal: GoalResult, result: Result): FirstStep | null {
  const point = (goal.turningPoints ?? []).find(
    ({ value, chance }) => value.value !== null && chance !== null,
  );
  if (point === undefined) return null;
  const { input, holds, value, chance } = point;
  const place = beginSentence(`${holds} ${formatQuantity(value.value, result.inputs[input]?.unit ?? '')}`);
  return {
    what: `Pin down ${spokenName(input)}`,
    why: `${place} the goal holds with ${formatLevel(goal.required)}; the chance of that is ${formatFrequency(chance)}.`,
  };
}
