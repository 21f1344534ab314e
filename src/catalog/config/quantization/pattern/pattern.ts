import { PatternError } from './pattern-error.ts';
import { compilePattern, type Steps } from './steps.ts';

/** Visits to steps that all the patterns of a list may take together: some seconds. */
export class PatternEffort {
  #left: number;

  constructor(visits = 100_000_000) {
    this.#left = visits;
  }

  /** @throws PatternError where no more are left */
  spend(): void {
    this.#left -= 1;
    if (this.#left < 0) throw new PatternError('takes too long to compare with the modules');
  }
}

/**
 * A regular expression out of a file of a stranger, matched at the start of a text as Python's `re.match` does. Every
 * pair of a step and a place is visited once, so that no pattern takes longer than its own length times that of the text
 * (times the text again where it looks ahead): a `RegExp` could take for ever.
 *
 * @throws PatternError where it is none, is very long, or has what such lists do not have (back references); the
 * function that it gives throws it where the effort is spent
 */
export function patternOf(source: string, effort = new PatternEffort()): (text: string) => boolean {
  const steps = compilePattern(source);
  return (text) => matchesFrom(steps, text, 0, effort);
}

function matchesFrom({ steps, first }: Steps, text: string, start: number, effort: PatternEffort): boolean {
  const seen = new Uint8Array(steps.length * (text.length + 1));
  const waiting: [step: number, place: number][] = [[first, start]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [index, place] = next;
    const step = steps[index];
    const key = index * (text.length + 1) + place;
    if (step === undefined || seen[key] === 1) continue;
    seen[key] = 1;
    effort.spend();
    if (step.kind === 'found') return true;
    if (step.kind === 'split') for (const branch of step.branches) waiting.push([branch, place]);
    else if (step.kind === 'one') {
      if (place < text.length && step.test(text.charAt(place))) waiting.push([step.next, place + 1]);
    } else if (step.kind === 'place') {
      if (step.test(text, place)) waiting.push([step.next, place]);
    } else if (matchesFrom({ steps, first: step.first }, text, place, effort) !== step.not)
      waiting.push([step.next, place]);
  }
  return false;
}
