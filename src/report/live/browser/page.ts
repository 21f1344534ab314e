/** Runs at once on every page: unpacks the data, shows what only works with scripts, and brings charts to life in view. */
import type { PageData, StartCharts } from '../../page/page-data.ts';
import { listenForSaves } from './save.ts';
import { unpackText } from './unpack.ts';

/** Opens the section that an address names: it may be folded. */
function openNamed(): void {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = named?.querySelector<HTMLDetailsElement>(':scope > details');
  if (folded) folded.open = true;
}

/** Opens everything for readers who want all of it, as on paper, and folds it again. */
function listenForAll(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-show-all]');
  button?.addEventListener('click', () => {
    const isOpening = button.textContent === 'Show all';
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details'))
      details.open = isOpening;
    button.textContent = isOpening ? 'Fold again' : 'Show all';
  });
}

async function start(): Promise<void> {
  const data: PageData = JSON.parse(await unpackText('packed-data'));
  for (const element of document.querySelectorAll<HTMLElement>('.scripted')) element.hidden = false;
  listenForSaves(data);
  document.addEventListener('costcone-live', (event) => (event as CustomEvent<StartCharts>).detail(data), {
    once: true,
  });
  const script = document.createElement('script');
  script.textContent = await unpackText('packed-live');
  document.head.append(script);
}

openNamed();
addEventListener('hashchange', openNamed);
listenForAll();
if (typeof DecompressionStream === 'function') void start();
