import { withCode } from '../page/with-code.ts';

/** Asks the reader one thing, above the editor, with a button for each answer. */
export class QuestionBar {
  readonly #place: HTMLElement;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  /** Shows words and buttons until one of them is pressed; code stands between backticks. */
  ask(
    words: string,
    answers: Readonly<Record<string, () => void>> = {},
    more: readonly HTMLElement[] = [],
  ): void {
    const text = document.createElement('p');
    text.append(...withCode(words));
    const buttons = Object.entries(answers).map(([name, act]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = name;
      button.addEventListener('click', act);
      return button;
    });
    this.#place.replaceChildren(text, ...more, ...buttons);
    this.#place.hidden = false;
  }

  close(): void {
    this.#place.hidden = true;
    this.#place.replaceChildren();
  }
}
