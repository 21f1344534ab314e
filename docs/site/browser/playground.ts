import type { Playground, PlaygroundOptions } from '../../../src/edit/browser/playground.ts';

/** What is loaded when a reader first wants to edit: the editor and its style, from the folder `edit/` of the site. */
const folder = new URL('../edit/', import.meta.url);

/** Puts an editor into an element. Nothing of it is loaded before the first call. */
export async function openPlayground(element: HTMLElement, options: PlaygroundOptions): Promise<Playground> {
  const style = new URL('playground.css', folder).href;
  if (!document.querySelector(`link[href="${style}"]`)) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = style;
    const loaded = new Promise((resolve) => {
      link.onload = resolve;
      link.onerror = resolve;
    });
    document.head.append(link);
    await loaded;
  }
  const address = new URL('playground.js', folder).href;
  const { mountPlayground } = (await import(address)) as {
    mountPlayground: (element: HTMLElement, options: PlaygroundOptions) => Playground;
  };
  return mountPlayground(element, options);
}
