import type { Word } from '../language/language.ts';
import { codeOf, withCode } from './with-code.ts';

/** What a word means, as an element: a line each, with what is written in the language between backticks. */
export function aboutElement({ word, detail, about }: Word): HTMLElement {
  const element = document.createElement('div');
  element.className = 'about';
  const heading = document.createElement('p');
  heading.append(codeOf(word), ` ${detail}`);
  element.append(heading);
  for (const line of about.split('\n').filter((text) => text !== '')) {
    const paragraph = document.createElement('p');
    paragraph.append(...withCode(line));
    element.append(paragraph);
  }
  return element;
}
