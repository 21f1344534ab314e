/** Levers of the scenario as buttons: one at a time, as one pulled on top of another may mean something else. */
import type { CarriedLever } from '../../../analyses/what-if/result.ts';

export interface LeverButtons {
  readonly element: HTMLElement;
  /** The lever that is pulled. */
  readonly pulled: () => CarriedLever | undefined;
  /** Pulls a lever by its name, or none. */
  readonly pull: (name: string | null) => void;
}

/** Buttons of some levers; `changed` hears of every press. */
export function leverButtons(levers: readonly CarriedLever[], changed: () => void): LeverButtons {
  let pulled: CarriedLever | undefined;
  const element = document.createElement('div');
  element.className = 'levers';
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', 'Levers');
  const buttons = levers.map((lever) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = shortTitle(lever);
    button.addEventListener('click', () => {
      pull(pulled === lever ? null : lever.lever);
      changed();
    });
    return button;
  });
  const pull = (name: string | null) => {
    pulled = levers.find(({ lever }) => lever === name);
    for (const [index, button] of buttons.entries()) button.ariaPressed = String(levers[index] === pulled);
  };
  pull(null);
  element.append(...buttons);
  element.hidden = levers.length === 0;
  return { element, pulled: () => pulled, pull };
}

/** A title without the kind of lever that stands behind it, as in `Weights in int8 (quantization)`. */
export const shortTitle = ({ title }: CarriedLever): string => title.split(' (', 1)[0]!;

/** Inputs that a reader cannot change while a lever is pulled: it sets them, or copies them as they are. */
export function setBy(lever: CarriedLever | undefined): ReadonlySet<string> {
  return new Set(
    lever === undefined ? [] : [...(lever.inputs?.items ?? []).map(({ name }) => name), ...lever.kept],
  );
}
