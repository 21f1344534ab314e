/** Runs at once on every page: unpacks the data, shows what only works with scripts, and brings charts to life in view. */
import type { PageData, StartCharts } from '../../page/page-data.ts';
import { listenForSaves } from './save.ts';
import { unpackText } from './unpack.ts';

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

if (typeof DecompressionStream === 'function') void start();
