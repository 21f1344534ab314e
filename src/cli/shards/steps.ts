import { UsageError, didYouMean } from '../../errors.ts';
import type { Words } from '../command.ts';

/** The three steps of `costcone shards`, and the options that belong to each beside those of all. */
export const steps = {
  plan: [
    'out',
    'shards',
    'compare',
    'draws',
    'seed',
    'design',
    'level',
    'set',
    'allow-read',
    'max-draws',
    'precision',
    'bridge',
  ],
  run: ['index', 'workers'],
  merge: ['json', 'summary', 'out', 'open', 'check', 'months', 'workers'],
} as const satisfies Record<string, readonly string[]>;

export type Step = keyof typeof steps;

/** Switches with a default: they are there whether they were written or not. */
const withDefault: readonly string[] = ['observed', 'sensitivity'];

/** The step that a call names. @throws UsageError where there is none, or an option is another step's */
export function stepOf(words: Words): Step {
  const step = String(words.step);
  if (!Object.hasOwn(steps, step)) {
    const hint = didYouMean(step, Object.keys(steps)) ?? 'it is plan, run or merge';
    throw new UsageError(`shards has no step "${step}"; ${hint}`);
  }
  for (const [owner, names] of Object.entries(steps))
    for (const name of names) {
      const isOwn = (steps[step as Step] as readonly string[]).includes(name);
      if (words[name] !== undefined && !isOwn)
        throw new UsageError(`--${name} belongs to \`shards ${owner}\`, not to \`shards ${step}\``);
    }
  const cleared = withDefault.find((name) => words[name] === false);
  if (cleared !== undefined && step !== 'plan')
    throw new UsageError(`--no-${cleared} belongs to \`shards plan\`: what is drawn is fixed there`);
  return step as Step;
}
