import type { SearchEntry } from '../search-index.ts';
import { ranked } from './ranked.ts';

/** The search of all pages: its index is loaded when the field is first used, and nothing is sent. */
export function addSearch(): void {
  const field = document.querySelector<HTMLInputElement>('#search')!;
  const list = document.querySelector<HTMLOListElement>('#found')!;
  const status = document.querySelector<HTMLElement>('search [role=status]')!;
  const root = new URL(field.dataset.root!, location.href);
  field.closest<HTMLElement>('search')!.hidden = false;

  let index: Promise<readonly SearchEntry[]> | null = null;
  const load = () => {
    index ??= fetch(new URL(field.dataset.index!, location.href)).then((answer) => answer.json());
    return index;
  };
  const show = async () => {
    const words = field.value.trim();
    if (words === '') {
      list.hidden = true;
      status.textContent = '';
      return;
    }
    const found = ranked(await load(), words);
    // Another letter was typed while the index came.
    if (words !== field.value.trim()) return;
    list.replaceChildren(...found.map((entry) => item(entry, root)));
    list.hidden = false;
    status.textContent = found.length === 0 ? 'Nothing found' : `${found.length} found`;
    if (found.length === 0) list.append('Nothing found.');
  };
  const close = () => {
    list.hidden = true;
  };
  const links = () => [...list.querySelectorAll('a')];
  const move = (step: number) => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLAnchorElement) + step;
    if (at < 0) field.focus();
    else all[Math.min(at, all.length - 1)]?.focus();
  };

  field.addEventListener('focus', () => void load());
  field.addEventListener('input', () => void show());
  field.closest('search')!.addEventListener('keydown', (event) => {
    const { key } = event as KeyboardEvent;
    if (key === 'Escape') {
      close();
      field.focus();
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      move(key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'Enter' && event.target === field) links()[0]?.click();
  });
  list.addEventListener('click', close);
  document.addEventListener('click', ({ target }) => {
    if (!(target as Element).closest('search')) close();
  });
  document.addEventListener('keydown', (event) => {
    const isTyped = (event.target as Element).closest('input, textarea, [contenteditable]') !== null;
    if (event.key !== '/' || isTyped || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
}

function item([address, title, page, text]: SearchEntry, root: URL): HTMLLIElement {
  const part = <Name extends keyof HTMLElementTagNameMap>(name: Name, words: string) => {
    const element = document.createElement(name);
    element.textContent = words;
    return element;
  };
  const link = document.createElement('a');
  link.href = new URL(address, root).href;
  link.append(part('b', title));
  if (page !== title) link.append(' ', part('span', page));
  link.append(part('small', text));
  const line = document.createElement('li');
  line.append(link);
  return line;
}
