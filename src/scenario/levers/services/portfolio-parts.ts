import { namesIn } from '../../../notation/fold.ts';
import type { CheckedDraft } from '../../check-scenario.ts';
import type { Draft } from '../../draft.ts';
import { stepsOf } from '../../patches.ts';
import { serviceOptions } from '../../services/words.ts';
import { textAt } from '../../shape.ts';
import type { Lever } from '../lever.ts';
import type { ServiceNames } from './service-names.ts';

/** What a path of a lever is about: each service, the scenario as a whole, or both, neither following from the other. */
type Level = 'service' | 'portfolio' | 'both';

/** Divides a lever: what of it is at some levels. */
export function dividedLever(
  lever: Lever,
  draft: Draft,
  checked: CheckedDraft,
  services: readonly ServiceNames[],
): (levels: readonly Level[]) => Lever {
  const levelAt = levelOf(draft, checked, services);
  return (levels) => {
    const isHere = (path: string) => levels.includes(levelAt(path));
    return {
      ...lever,
      unset: lever.unset.filter(({ text }) => isHere(text)),
      keep: lever.keep.filter(({ name }) => isHere(name.text)),
      set: lever.set.filter(({ path }) => isHere(path)),
      scale: new Map([...lever.scale].filter(([path]) => isHere(path))),
    };
  };
}

function levelOf(draft: Draft, checked: CheckedDraft, services: readonly ServiceNames[]) {
  const pools = [...draft.services.values()].flatMap(({ settings }) => textAt(settings.get('pool')) ?? []);
  const owners = new Set([...draft.services.keys(), ...draft.customers.keys(), ...pools]);
  const options: ReadonlySet<string> = new Set(serviceOptions);
  const ofAll = new Set([...checked.inputs, ...checked.quantities].map(({ name }) => name));
  return (path: string): Level => {
    const [owner = '', ...rest] = path.replace(/^(?:inputs|formulas)\./, '').split('.');
    if (owner === '*') return 'service';
    if (rest.length > 0 && owners.has(owner)) return 'portfolio';
    const [first, ...steps] = stepsOf(path, draft);
    if (options.has(first)) return 'service';
    if (first !== 'inputs' && first !== 'formulas') return 'portfolio';
    const name = steps.join('.');
    const having = services.filter(({ inputs, quantities }) => inputs.has(name) || quantities.has(name));
    if (having.length === 0) return ofAll.has(name) || draft.inputs.has(name) ? 'portfolio' : 'service';
    const full = having.map((service) => service.inPortfolio(name)).filter((one) => one !== name);
    if (full.length === 0 || !checked.quantities.some((total) => total.name === name)) return 'service';
    if (full.some((one) => uses(name, one, checked))) return 'service';
    if (full.some((one) => uses(one, name, checked))) return 'portfolio';
    return 'both';
  };
}

/** Whether a quantity is computed from something, directly or through others. */
function uses(quantity: string, used: string, { quantities }: CheckedDraft): boolean {
  const trees = new Map(quantities.map(({ name, tree }) => [name, tree]));
  const seen = new Set([quantity]);
  for (const name of seen) {
    const tree = trees.get(name);
    for (const next of tree === undefined ? [] : namesIn(tree)) {
      if (next === used) return true;
      seen.add(next);
    }
  }
  return false;
}
