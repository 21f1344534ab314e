/** A text as the fragment of an address, which no browser sends anywhere: compressed, in letters that addresses may hold. */

/** Longest text that an address may bring, in characters: a short address can unfold to a text that fills the memory. */
const longest = 1 << 20;

/** `#text=` and the text, deflated (RFC 1951) in base 64 for addresses (RFC 4648). */
export async function linkOf(text: string): Promise<string> {
  const deflated = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `#text=${btoa(signs).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The text that a fragment brings; null where it brings none, or what it brings is none. */
export async function textOfLink(fragment: string): Promise<string | null> {
  const [, packed] = /^#text=([\w-]+)$/.exec(fragment) ?? [];
  if (packed === undefined) return null;
  try {
    const signs = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
    const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return await textWithin(
      inflated.pipeThrough(new TextDecoderStream('utf-8', { fatal: true, ignoreBOM: true })),
    );
  } catch {
    return null;
  }
}

async function textWithin(stream: ReadableStream<string>): Promise<string | null> {
  const reader = stream.getReader();
  let text = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    text += piece.value;
    if (text.length <= longest) continue;
    await reader.cancel();
    return null;
  }
  return text;
}
