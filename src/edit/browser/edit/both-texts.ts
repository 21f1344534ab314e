/** Two versions of a text side by side; lines that the other one does not have are marked. */
export function showBoth(mine: string, theirs: string): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'both';
  dialog.ariaLabel = 'Both versions';
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  const columns = document.createElement('div');
  columns.className = 'columns';
  columns.append(column('In the editor', mine, theirs), column('On disk', theirs, mine));
  dialog.append(columns, close);
  document.body.append(dialog);
  dialog.showModal();
  for (const first of [...columns.children].map((one) => one.querySelector('mark')))
    first?.scrollIntoView({ block: 'center' });
}

function column(title: string, text: string, other: string): HTMLElement {
  const element = document.createElement('div');
  const heading = document.createElement('h2');
  heading.textContent = title;
  const lines = document.createElement('pre');
  lines.tabIndex = 0;
  lines.ariaLabel = title;
  lines.role = 'region';
  const others = new Set(linesOf(other));
  for (const line of linesOf(text)) {
    const one = document.createElement(others.has(line) ? 'span' : 'mark');
    one.textContent = `${line}\n`;
    lines.append(one);
  }
  element.append(heading, lines);
  return element;
}

const linesOf = (text: string) => text.split(/\r\n|[\n\r]/);
