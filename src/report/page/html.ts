/** Markup that is safe to put into a page as it is. Only `html`, `raw` and `join` make it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | number | null | undefined | false | readonly Html[];

/** A template whose pieces are escaped unless they are markup already; null and false leave nothing. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = parts[0]!;
  pieces.forEach((piece, index) => {
    text += pieceText(piece) + parts[index + 1]!;
  });
  return new Html(text);
}

function pieceText(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(({ text }) => text).join('');
  return escapeHtml(String(piece));
}

/** Markup that our own code made: an SVG, a style sheet. */
export function raw(text: string): Html {
  return new Html(text);
}

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for element content and quoted attributes. Control and direction-changing characters become visible. */
export function escapeHtml(text: string): string {
  return visible(text.replace(/[&<>"']/g, (character) => named[character]!));
}

/** Text with its control and direction-changing characters written out: they could hide or turn what stands there. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** An identifier for the page out of any text; different texts may come out alike, so callers add a number. */
export function anchor(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]+/g, '-');
}
