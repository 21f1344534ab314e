/**
 * Bytes as text that may stand in a script element: five characters for four bytes, where base64 takes five and a third.
 * The 85 characters are those from `(` to `~` without `<` and `>`.
 */
const alphabet = Array.from({ length: 87 }, (_, index) => String.fromCharCode(40 + index)).filter(
  (character) => character !== '<' && character !== '>',
);
const digitOf = new Map(alphabet.map((character, digit) => [character.charCodeAt(0), digit]));

/** Bytes as text; a last group of n bytes takes n + 1 characters. */
export function encodeBase85(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 4) {
    let value = 0;
    for (let k = 0; k < 4; k++) value = value * 256 + (bytes[start + k] ?? 0);
    let group = '';
    for (let k = 0; k < 5; k++) {
      group = alphabet[value % 85]! + group;
      value = Math.floor(value / 85);
    }
    parts.push(group.slice(0, Math.min(4, bytes.length - start) + 1));
  }
  return parts.join('');
}

/** The bytes again. */
export function decodeBase85(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  for (let start = 0, at = 0; start < text.length; start += 5) {
    let value = 0;
    for (let k = 0; k < 5; k++) value = value * 85 + (digitOf.get(text.charCodeAt(start + k)) ?? 84);
    for (let k = 3; k >= 0; k--) {
      if (at + k < bytes.length) bytes[at + k] = value % 256;
      value = Math.floor(value / 256);
    }
    at += 4;
  }
  return bytes;
}
