import { button } from './examples.ts';
import { openPlayground } from './playground.ts';
import { linkOf, textOfLink } from '../../../src/edit/browser/text-link.ts';

/** The page `playground`: the whole editor, with a scenario that a link may bring along. */
export async function addWorkbench(): Promise<void> {
  const place = document.querySelector<HTMLElement>('#workbench');
  if (place === null) return;
  const starter = place.dataset.text!;
  const given = await textOfLink(location.hash);
  const isUnreadable = given === null && location.hash.startsWith('#text=');
  const playground = await openPlayground(place, { text: given ?? starter });

  const tools = document.createElement('p');
  tools.className = 'tools';
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  const share = button('Copy a link to this scenario');
  share.addEventListener('click', async () => {
    history.replaceState(null, '', await linkOf(playground.text()));
    const copied = await navigator.clipboard.writeText(location.href).then(
      () => true,
      () => false,
    );
    status.textContent = copied
      ? 'The link is copied. The scenario is in the link itself.'
      : 'The link stands in the address bar. The scenario is in the link itself.';
  });
  const save = button('Save as a file');
  save.addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([playground.text()], { type: 'application/yaml' }));
    link.download = 'scenario.yaml';
    link.click();
    URL.revokeObjectURL(link.href);
  });
  tools.append(share, save, status);
  place.before(tools);
  if (isUnreadable) status.textContent = 'The scenario in this link cannot be read; this is the starter.';

  addEventListener('hashchange', async () => {
    const text = await textOfLink(location.hash);
    if (text !== null && text !== playground.text()) playground.setText(text);
  });
}
