import { copyButtons } from './copy-buttons.ts';

/** What stands at the foot of a page whose numbers are a reader's. */
export interface WhatIfBar {
  /** Shows the answer and the command that repeats it. */
  readonly say: (words: string, command: string) => void;
  readonly hide: () => void;
}

/** Adds it to the page, hidden. `reset` is called by its last button, which says `goBack`. */
export function whatIfBar(goBack: string, reset: () => void): WhatIfBar {
  const bar = document.createElement('aside');
  bar.className = 'what-if-bar';
  bar.setAttribute('aria-label', 'What-if');
  bar.hidden = true;
  const says = document.createElement('p');
  says.setAttribute('role', 'status');
  const command = document.createElement('code');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = goBack;
  button.addEventListener('click', reset);
  bar.append(
    says,
    command,
    ...copyButtons({ command: () => command.textContent, link: () => location.href }),
    button,
  );
  document.body.append(bar);
  return {
    say(words, line) {
      says.textContent = words;
      command.textContent = line;
      bar.hidden = false;
    },
    hide() {
      bar.hidden = true;
    },
  };
}
