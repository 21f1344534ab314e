/** A text in pieces for an element: what stands between backticks is code. */
export function withCode(text: string): readonly (string | HTMLElement)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? codeOf(part) : part));
}

export function codeOf(text: string): HTMLElement {
  const code = document.createElement('code');
  code.textContent = text;
  return code;
}
