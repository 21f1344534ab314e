import type { Draft } from '../draft.ts';
import { stepsOf } from '../patches.ts';
import type { LeverReach } from '../scenario.ts';
import type { Lever } from './lever.ts';
import { placesOf } from './places.ts';

/** What a lever does to inputs of a scenario with one service. */
export function leverReach({ set, unset, scale, keep }: Lever, draft: Draft): LeverReach {
  const inputsAt = (paths: readonly string[]) =>
    paths
      .flatMap((path) => placesOf(path, draft))
      .map((path) => stepsOf(path, draft))
      .flatMap(([first, ...rest]) => (first === 'inputs' ? [rest.join('.')] : []));
  return {
    sets: inputsAt([...set.map(({ path }) => path), ...unset.map(({ text }) => text)]),
    follows: [
      ...inputsAt([...scale.keys()]),
      ...keep.flatMap(({ as, name }) => (as === name.text ? [] : [name.text])),
    ],
  };
}
