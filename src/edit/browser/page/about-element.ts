import type { Word } from '../language/language.ts';

/** What a word means, as an element: a line each, with what is written in the language between backticks. */
export function aboutElement({ word, detail, about }: Word): HTMLElement {
  const element = document.createElement('div');
  element.className = 'about';
  const heading = document.createElement('p');
  heading.append(codeOf(word), ` ${detail}`);
  element.append(heading);
  for (const line of about.split('\n').filter((text) => text !== '')) {
    const paragraph = document.createElement('p');
    paragraph.append(...line.split('`').map((part, index) => (index % 2 === 1 ? codeOf(part) : part)));
    element.append(paragraph);
  }
  return element;
}

function codeOf(text: string): HTMLElement {
  const code = document.createElement('code');
  code.textContent = text;
  return code;
}
