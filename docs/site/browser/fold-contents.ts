/** On a narrow screen the contents of a page stand above it: there they are folded until somebody wants them. */
export function foldContents(): void {
  const contents = document.querySelector<HTMLDetailsElement>('.contents details');
  if (contents !== null && matchMedia('(max-width: 899px)').matches) contents.open = false;
}
