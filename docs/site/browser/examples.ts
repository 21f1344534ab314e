import { openPlayground } from './playground.ts';
import { linkOf } from '../../../src/edit/browser/text-link.ts';

/** Below each whole scenario a way to edit and run it where it stands, and one to go on in the playground. */
export function addExamples(): void {
  for (const code of document.querySelectorAll<HTMLElement>('.code.example')) {
    const text = code.dataset.text!;
    const tools = document.createElement('p');
    tools.className = 'tools';
    const edit = button('Edit and run');
    tools.append(edit);
    code.after(tools);
    edit.addEventListener('click', () => void open(code, tools, text));
  }
}

/** Puts the editor in the place of the text. "Close" brings the text back as it was. */
async function open(code: HTMLElement, tools: HTMLElement, text: string): Promise<void> {
  const [edit] = tools.children as unknown as [HTMLButtonElement];
  edit.disabled = true;
  const element = document.createElement('div');
  code.before(element);
  try {
    const playground = await openPlayground(element, { text, compact: true });
    code.hidden = true;
    playground.focus();
    const close = button('Close');
    const more = button('Open in the playground');
    close.addEventListener('click', () => {
      playground.destroy();
      element.remove();
      code.hidden = false;
      edit.hidden = false;
      edit.disabled = false;
      close.remove();
      more.remove();
      edit.focus();
    });
    more.addEventListener('click', async () => {
      const { playground: page } = document.body.dataset;
      location.href = new URL(`${page}${await linkOf(playground.text())}`, location.href).href;
    });
    edit.hidden = true;
    tools.append(more, close);
  } catch {
    element.remove();
    edit.disabled = false;
    edit.textContent = 'The editor could not be loaded: try again';
  }
}

export function button(words: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = words;
  return element;
}
