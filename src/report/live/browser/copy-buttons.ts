/** Buttons that copy a text; none where the browser lets no page copy. */
export function copyButtons(texts: Readonly<Record<string, () => string | null>>): readonly HTMLElement[] {
  if (!navigator.clipboard) return [];
  return Object.entries(texts).map(([name, text]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `Copy ${name}`;
    button.addEventListener('click', async () => {
      const isCopied = await navigator.clipboard.writeText(text() ?? '').then(
        () => true,
        () => false,
      );
      button.textContent = isCopied ? 'Copied' : 'Not allowed';
      setTimeout(() => {
        button.textContent = `Copy ${name}`;
      }, 1500);
    });
    return button;
  });
}
