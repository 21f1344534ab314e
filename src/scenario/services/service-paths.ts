import { didYouMean } from '../../errors.ts';
import type { Draft } from '../draft.ts';
import type { YamlNode } from '../yaml-tree.ts';
import { isByDirection } from './draft-customer.ts';
import { serviceOptions, serviceWords } from './words.ts';

type Steps = readonly [string, ...string[]];

/**
 * Where in a scenario a path leads that names a service or a group of customers: `chat.accelerator`,
 * `services.chat.formats.weights`, `customers.free.users`, `free.to.chat`. Null for any other path.
 */
export function stepsOfOwner(path: string, draft: Draft): Steps | null {
  const [first = '', ...rest] = path.split('.');
  if (first === 'services' || first === 'customers') {
    const [owner = '', ...more] = rest;
    const steps = more.length === 0 ? null : ownSteps(first, owner, more, draft);
    return steps ?? [first, ...rest];
  }
  const kind = draft.services.has(first) ? 'services' : draft.customers.has(first) ? 'customers' : null;
  // A workload of the scenario may have the name of a service: what is given under it goes before.
  if (kind === null || rest.length === 0 || draft.formulas.has(path)) return null;
  return ownSteps(kind, first, rest, draft);
}

function ownSteps(
  kind: 'services' | 'customers',
  owner: string,
  rest: readonly string[],
  draft: Draft,
): Steps | null {
  if (!draft[kind].has(owner)) return null;
  const [key = ''] = rest;
  const name = [owner, ...rest].join('.');
  if (kind === 'services') {
    const written = key === 'precision' ? 'formats' : key;
    return serviceWords.has(written) ? [kind, owner, written, ...rest.slice(1)] : ['inputs', name];
  }
  const { price } = draft.customers.get(owner)!;
  const isRow =
    (key === 'to' && !draft.inputs.has(name)) || (name.endsWith('.price') && isByDirection(price));
  return isRow ? [kind, owner, ...rest] : ['inputs', name];
}

/** What is wrong with a path that names no service or group, or no option word of a service where only one can stand. */
export function strangePath(
  path: string,
  value: YamlNode,
  draft: Draft,
): { readonly rule: string; readonly found: string; readonly hint?: string | undefined } | null {
  const [first = '', second = '', ...rest] = path.split('.');
  const isKind = first === 'services' || first === 'customers';
  if (isKind && second !== '' && !draft[first].has(second)) {
    const rule = `there is no ${first === 'services' ? 'service' : 'group of customers'} of this name`;
    const names = [...draft[first].keys()];
    return { rule, found: second, hint: didYouMean(second, names) ?? listed(names) };
  }
  const [owner, key = ''] = first === 'services' ? [second, rest[0]] : [first, second];
  const isWord = value.kind === 'scalar' && /^(?!none$|pi$|e$)[a-z][\w.-]*$/i.test(value.text);
  if (!isWord || !draft.services.has(owner) || stepsOfOwner(path, draft)?.[0] !== 'inputs') return null;
  const words = [...serviceWords].filter((word) => word !== 'workloads');
  return {
    rule: 'not an option of a service, and a word is not a value of an input',
    found: key,
    hint: didYouMean(key, words) ?? listed(words),
  };
}

const listed = (names: readonly string[]) =>
  names.length === 0 ? undefined : `there are ${names.join(', ')}`;

/** What a service or a group of customers may be told by name, for the hint at a misspelt one. */
export function pathsOfOwner(name: string, { services, customers }: Draft): readonly string[] {
  const owner = name.slice(0, name.indexOf('.'));
  const words = services.has(owner)
    ? [...serviceWords].filter((word) => word !== 'workloads')
    : customers.has(owner)
      ? ['users', 'queries', 'queries_per_user', 'price', ...[...services.keys()].map((one) => `to.${one}`)]
      : [];
  return words.map((word) => `${owner}.${word}`);
}

/** Whether a word of the scenario would change nothing, as every service has its own. */
export function isOverruled(steps: readonly string[], { services }: Draft): boolean {
  const [first = '', second] = steps;
  if (services.size === 0 || !serviceOptions.some((option) => option === first)) return false;
  return [...services.values()].every(({ settings }) => {
    const own = settings.get(first);
    // Formats are merged key by key.
    if (first !== 'formats' || second === undefined || own?.kind !== 'map') return own !== undefined;
    return own.entries.has(second);
  });
}
